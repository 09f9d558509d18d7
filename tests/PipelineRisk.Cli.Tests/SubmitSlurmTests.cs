using System.Diagnostics;
using Xunit;

namespace PipelineRisk.Cli.Tests;

/// <summary><c>submit slurm</c>, with an sbatch that stands in for the real one; the scripts compute what they say.</summary>
public sealed class SubmitSlurmTests
{
    private static readonly string[] Run = ["--trials", "20k", "--seed", "3", "--set", "price_discount=0.3"];

    [Fact]
    public void Two_jobs_are_submitted_and_their_scripts_compute_the_run()
    {
        using TemporaryFolder folder = new();
        string path = StandIns(folder, "echo \"$@\" >> \"$0.log\"; wc -l < \"$0.log\"");
        Executable.Outcome submitted = Executable.RunWith(path, ["submit", "slurm", "--shards", "2", "--slurm", "--partition='long one' -n 1", .. Run, "--out", folder["my results"]]);
        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        string slurm = folder["my results/slurm"];
        Assert.Equal(
            [$"--partition=long one -n 1 --parsable {slurm}/array.sh", $"--partition=long one -n 1 --parsable --dependency=afterok:1 --kill-on-invalid-dep=yes {slurm}/merge.sh"],
            File.ReadAllLines(folder["commands/sbatch.log"]));
        Assert.Equal("""{"shards":2,"array":1,"merge":2}""", File.ReadAllText($"{slurm}/jobs.json").Trim());
        foreach (string way in (string[])["squeue -j 1,2", $"pipelinerisk status '{folder["my results"]}'", $"sbatch --array=3,7 '{slurm}/array.sh'", $"{slurm}/log", $"pipelinerisk merge '{folder["my results"]}'"])
        {
            Assert.Contains(way, submitted.Output, StringComparison.Ordinal);
        }

        Assert.Equal(File.ReadAllBytes(Path.Combine(Executable.Inputs, "base/parameters.csv")), File.ReadAllBytes($"{slurm}/inputs/base/parameters.csv"));
        Assert.All((string[])["2", "1"], task => Assert.Equal(0, Bash($"{slurm}/array.sh", ("SLURM_ARRAY_TASK_ID", task))));
        Assert.Equal(0, Bash($"{slurm}/merge.sh"));
        Assert.Equal(0, Executable.Run(["run", .. Run, "--out", folder["alone"], "--quiet"]).ExitCode);
        Assert.All((string[])["summary.csv", "events.csv", "yearly.csv"], name => Assert.Equal(File.ReadAllText(folder[$"alone/{name}"]), File.ReadAllText(folder[$"my results/{name}"])));

        // Other work cannot be submitted on top of it.
        Executable.Outcome other = Executable.RunWith(path, "submit", "slurm", "--shards", "2", "--out", folder["my results"]);
        Assert.Equal(2, other.ExitCode);
        Assert.StartsWith($"{folder["my results/part-1-of-2.bin"]}: there is a part of other work: it was made by: run --trials 20000 --seed 3", other.Errors, StringComparison.Ordinal);
        other = Executable.RunWith(path, ["submit", "slurm", "--shards", "3", .. Run, "--out", folder["my results"]]);
        Assert.Equal((2, $"{folder["my results/part-1-of-2.bin"]}: there is a part of a run that was cut into another number of shards. Name another folder with --out, or remove it."), Answer(other));
        Assert.Equal(2, File.ReadAllLines(folder["commands/sbatch.log"]).Length);
    }

    [Fact]
    public void Without_submitting_the_commands_are_printed_and_do_the_same()
    {
        using TemporaryFolder folder = new();
        string path = StandIns(folder, "printf '%s\\n' \"$@\" >> \"$0.log\"; echo '12;mini'");
        Executable.Outcome written = Executable.RunWith(path, ["submit", "slurm", "--shards", "2", "--no-submit", "--slurm", "--comment=\"it's\"", .. Run, "--out", folder["it's"]]);
        Assert.Equal((0, ""), (written.ExitCode, written.Errors));
        Assert.False(File.Exists(folder["commands/sbatch.log"]));
        Assert.False(File.Exists(folder["it's/slurm/jobs.json"]));

        File.WriteAllText(folder["submit.sh"], written.Output);
        Assert.Equal(0, Bash(folder["submit.sh"], ("PATH", path["PATH=".Length..])));
        Assert.Equal(
            ["--comment=it's", "--parsable", folder["it's/slurm/array.sh"], "--comment=it's", "--parsable", "--dependency=afterok:12", "--kill-on-invalid-dep=yes", folder["it's/slurm/merge.sh"]],
            File.ReadAllLines(folder["commands/sbatch.log"]));
    }

    [Theory]
    [InlineData("exit 1", "sbatch refused the job: sbatch: no. The scripts are in ", null)]
    [InlineData("[[ \"$*\" == *merge.sh ]] && exit 1; echo 12", "sbatch refused the job: sbatch: no. The shards are submitted (job 12), their merging is not", """{"shards":2,"array":12}""")]
    public void A_refusal_is_said_and_the_scripts_stay(string sbatch, string sentence, string? jobs)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome refused = Executable.RunWith(StandIns(folder, $"echo 'sbatch: no' >&2; {sbatch}"), ["submit", "slurm", "--shards", "2", .. Run, "--out", folder["out"]]);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith(sentence, refused.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/slurm/array.sh"]) && File.Exists(folder["out/slurm/merge.sh"]));
        Assert.Equal(jobs, File.Exists(folder["out/slurm/jobs.json"]) ? File.ReadAllText(folder["out/slurm/jobs.json"]).Trim() : null);
    }

    [Fact]
    public void Where_there_is_no_sbatch_the_scripts_are_written_all_the_same()
    {
        using TemporaryFolder folder = new();
        (int code, string problem) = Answer(Executable.RunWith($"PATH={folder.Path}", ["submit", "slurm", "--shards", "2", .. Run, "--out", folder["out"]]));
        Assert.Equal((1, $"sbatch was not found: this machine cannot submit to Slurm. Submit on one that can, such as the cluster's login node. The scripts are in {folder["out/slurm"]}."), (code, problem));
        Assert.True(File.Exists(folder["out/slurm/array.sh"]));
    }

    [Fact]
    public void What_is_still_in_the_queue_is_not_submitted_again()
    {
        using TemporaryFolder folder = new();
        string path = StandIns(folder, "echo 12");
        string[] submit = ["submit", "slurm", "--shards", "2", .. Run, "--out", folder["out"]];
        Assert.Equal(0, Executable.RunWith(path, submit).ExitCode);
        StandIn(folder, "scontrol", "echo JobId=12 JobState=PENDING");
        Assert.Equal((1, $"{folder["out/slurm"]}: job 12 of an earlier submission still waits or runs. Let it end, or end it with scancel 12."), Answer(Executable.RunWith(path, submit)));
        StandIn(folder, "scontrol", "echo JobId=12 JobState=COMPLETED");
        Assert.Equal(0, Executable.RunWith(path, submit).ExitCode);
    }

    [Theory]
    [InlineData("'0'", "--shards needs a whole number from 2 to 9999.", "--shards", "0")]
    [InlineData("one shard is the run itself", "--shards needs a whole number from 2 to 9999.", "--shards", "1")]
    [InlineData("too many", "--shards needs a whole number from 2 to 9999.", "--shards", "10000")]
    [InlineData("no number", "--shards needs a whole number from 2 to 9999.", "--shards", "many")]
    [InlineData("none", "Option '--shards' is required.", "--seed", "1")]
    [InlineData("a precision", "--until cannot be met by shards", "--shards", "2", "--until", "mean:npv=1")]
    [InlineData("an array", "--slurm: --array=1-3 is not yours to say", "--shards", "2", "--slurm", "--array=1-3")]
    [InlineData("an open quote", "--slurm: a quote (') is not closed.", "--shards", "2", "--slurm", "--comment='x")]
    [InlineData("a save too many", "--checkpoint-every needs a number of seconds", "--shards", "2", "--checkpoint-every", "-1")]
    [InlineData("an unknown parameter", "--set nonsense=1: unknown parameter 'nonsense'", "--shards", "2", "--set", "nonsense=1")]
    [InlineData("threads", "Unrecognized command or argument '--threads'", "--shards", "2", "--threads", "2")]
    public void Wrong_usage_ends_with_2_and_writes_nothing(string what, string sentence, params string[] options)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.RunWith(StandIns(folder, "echo 12"), ["submit", "slurm", .. options, "--out", folder["out"]]);
        Assert.True(run.ExitCode == 2, what);
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.False(Path.Exists(folder["out"]));
    }

    [Fact]
    public void Every_problem_of_the_inputs_is_said_as_run_says_it()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["inputs/base"]);
        File.WriteAllText(folder["inputs/base/parameters.csv"], "parameter,unit\nx,y\n");
        File.WriteAllText(folder["inputs/base/decks.csv"], "series\n");
        Executable.Outcome submitted = Executable.Run("submit", "slurm", "--shards", "2", "--inputs", folder["inputs"], "--out", folder["out"]);
        Executable.Outcome run = Executable.Run("run", "--inputs", folder["inputs"], "--out", folder["out"]);
        Assert.Equal((2, run.Errors), (submitted.ExitCode, submitted.Errors));
        Assert.True(run.Errors.Split('\n').Length > 5, run.Errors);
        Assert.False(Path.Exists(folder["out"]));
    }

    private static (int Code, string Problem) Answer(Executable.Outcome outcome) => (outcome.ExitCode, outcome.Errors.Trim());

    // An sbatch of these lines, first on the PATH; nothing is known to scontrol.
    private static string StandIns(TemporaryFolder folder, string sbatch)
    {
        Directory.CreateDirectory(folder["commands"]);
        StandIn(folder, "sbatch", sbatch);
        StandIn(folder, "scontrol", "exit 1");
        return $"PATH={folder["commands"]}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    private static void StandIn(TemporaryFolder folder, string name, string lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for bash.");
        string path = folder[$"commands/{name}"];
        File.WriteAllText(path, $"#!/bin/bash\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static int Bash(string script, params (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new("bash", [script]) { UseShellExecute = false };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process bash = Process.Start(start)!;
        bash.WaitForExit();
        return bash.ExitCode;
    }
}
