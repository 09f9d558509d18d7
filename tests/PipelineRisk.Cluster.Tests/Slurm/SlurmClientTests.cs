using PipelineRisk.Cluster.Slurm;

namespace PipelineRisk.Cluster.Tests.Slurm;

public sealed class SlurmClientTests
{
    [Theory]
    [InlineData("echo 12", 12)]
    [InlineData("echo '4294967297;big-cluster'", 4294967297)]
    [InlineData("echo 'sbatch: a word from the site' >&2; echo 'Welcome'; echo 12", 12)]
    public void The_number_of_the_job_is_read(string sbatch, long number)
    {
        using Scratch scratch = new();
        Assert.Equal(number, new SlurmClient(scratch.Script("sbatch", sbatch)).Submit(["--parsable", "array.sh"]));
    }

    [Theory]
    [InlineData("echo 'sbatch: error: invalid partition' >&2; exit 1", "sbatch: error: invalid partition")]
    [InlineData("echo 12; echo 'sbatch: error: no, after all' >&2; exit 1", "sbatch: error: no, after all 12")]
    [InlineData("echo 'Submitted batch job 12'", "Submitted batch job 12")]
    public void What_sbatch_refuses_is_said_in_its_words(string sbatch, string words)
    {
        using Scratch scratch = new();
        string command = scratch.Script("sbatch", sbatch);
        Assert.Equal($"{command} refused the job: {words}", Assert.Throws<SlurmException>(() => new SlurmClient(command).Submit([])).Message);
    }

    [Fact]
    public void A_machine_without_Slurm_is_told_so()
    {
        using Scratch scratch = new();
        SlurmClient client = new(scratch["sbatch"], scratch["scontrol"]);
        Assert.EndsWith("sbatch was not found: this machine cannot submit to Slurm. Submit on one that can, such as the cluster's login node",
            Assert.Throws<SlurmException>(() => client.Submit([])).Message, StringComparison.Ordinal);
        Assert.False(client.IsAlive(12));
    }

    [Fact]
    public void The_users_words_come_before_those_that_join_the_two_jobs()
    {
        SlurmFolder folder = new("results");
        Assert.Equal(["--dependency=singleton", "--parsable", folder.ArrayScript], SlurmClient.ArrayWords(folder, ["--dependency=singleton"]));
        Assert.Equal(
            ["--dependency=singleton", "--parsable", "--dependency=afterok:12", "--kill-on-invalid-dep=yes", folder.MergeScript],
            SlurmClient.MergeWords(folder, ["--dependency=singleton"], "12"));
    }

    [Theory]
    [InlineData("echo 'JobId=13 ArrayJobId=12 JobState=COMPLETED Reason=None'; echo 'JobId=12 ArrayJobId=12 JobState=PENDING Reason=Resources'", true)]
    [InlineData("echo 'JobId=12 JobName=x JobState=RUNNING'", true)]
    [InlineData("echo 'JobId=12 JobName=JobState_RUNNING JobState=FAILED'", false)]
    [InlineData("echo 'JobId=12 JobState=CANCELLED'", false)]
    [InlineData("echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1", false)]
    public void A_job_is_alive_while_one_of_its_tasks_is(string scontrol, bool alive)
    {
        using Scratch scratch = new();
        Assert.Equal(alive, new SlurmClient(scontrol: scratch.Script("scontrol", $"[[ \"$*\" == '--oneliner show job 12' ]] || exit 1\n{scontrol}")).IsAlive(12));
    }

    [Fact]
    public void The_tasks_of_a_job_are_listed_with_their_states()
    {
        using Scratch scratch = new();
        SlurmClient client = new(scontrol: scratch.Script("scontrol", "echo 'JobId=12 ArrayJobId=12 ArrayTaskId=4-20 JobName=x JobState=PENDING'; echo 'JobId=15 ArrayJobId=12 ArrayTaskId=3 JobName=x JobState=RUNNING'"));
        Assert.Equal(["4-20 PENDING", "3 RUNNING"], client.Tasks(12));
        client = new(scontrol: scratch.Script("scontrol", "echo 'JobId=13 JobName=x JobState=COMPLETED'"));
        Assert.Equal(["COMPLETED"], client.Tasks(13));
        client = new(scontrol: scratch.Script("scontrol", "exit 1"));
        Assert.Empty(client.Tasks(13));
    }
}
