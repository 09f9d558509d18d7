using System.Diagnostics;
using System.Globalization;

namespace PipelineRisk.Cluster.Tests.Slurm;

public sealed class ArrayScriptTests
{
    private static readonly (string, string)[] Task = [("SLURM_ARRAY_JOB_ID", "12"), ("SLURM_ARRAY_TASK_ID", "3"), ("SLURM_ARRAY_TASK_COUNT", "2")];

    [Fact]
    public void The_program_gets_its_shard_and_every_word_as_it_is()
    {
        using SlurmRun run = new(folder: "it's 100 %j \"$HOME\"");
        run.Write(["run", "--scenario", "two words", "--set", "a='b'\n$c"]);
        using Process script = run.Scratch.Bash(run.Folder.ArrayScript, [.. Task, ("SLURM_CPUS_PER_TASK", "4")]);
        script.WaitForExit();
        Assert.Equal(0, script.ExitCode);
        Assert.Equal(
            [
                "program.dll", "run", "--scenario", "two words", "--set", "a='b'\n$c", "--inputs", run.Folder.Inputs, "--threads", "4",
                "--shard", "3/20", "--out", run.Scratch["it's 100 %j \"$HOME\""], "--quiet", "--resume",
            ],
            run.ProgramWords!);
        Assert.Null(run.ScontrolWords);
    }

    [Theory]
    [InlineData(0, "", false)]
    [InlineData(1, "", true)]
    [InlineData(1, "2", true)]
    [InlineData(1, "3", false)] // it has failed four times
    [InlineData(2, "", false)] // wrong inputs stay wrong
    [InlineData(130, "", true)]
    [InlineData(139, "", true)]
    public void What_failed_queues_up_again_three_times_but_not_what_was_wrong(int exitCode, string restarts, bool again)
    {
        using SlurmRun run = new(program: $"exit {exitCode}");
        run.Write();
        using Process script = run.Scratch.Bash(run.Folder.ArrayScript, [.. Task, ("SLURM_RESTART_COUNT", restarts)]);
        script.WaitForExit();
        Assert.Equal(exitCode, script.ExitCode);
        Assert.Equal(again ? ["requeue", "12_3"] : null, run.ScontrolWords);
        Assert.Contains("1", run.ProgramWords!); // --threads, where Slurm does not say how many processors there are
    }

    [Theory]
    [InlineData("USR1", "3", 130, true)] // the time limit: it goes on from the checkpoint
    [InlineData("USR1", "100", 130, false)] // not for ever
    [InlineData("USR1", "0", 0, false)] // it was done in the minute that was left
    [InlineData("TERM", "0", 130, false)] // cancelled: nobody wants it back
    public void A_signal_reaches_the_program_and_its_end_is_awaited(string signal, string restarts, int exitCode, bool again)
    {
        using SlurmRun run = new(program: $"trap 'kill $!; echo saved; exit {exitCode}' TERM; sleep 60 > /dev/null & echo ready; wait");
        run.Write();
        using Process script = run.Scratch.Bash(run.Folder.ArrayScript, [.. Task, ("SLURM_RESTART_COUNT", restarts)]);
        Assert.Equal("ready", script.StandardOutput.ReadLine());
        Send(signal, script.Id);
        Assert.Equal("saved", script.StandardOutput.ReadLine());
        script.WaitForExit();
        Assert.Equal(exitCode, script.ExitCode);
        Assert.Equal(again ? ["requeue", "12_3"] : null, run.ScontrolWords);
    }

    [Fact]
    public void A_signal_is_not_lost_though_the_program_is_only_just_starting()
    {
        // The program itself says it to the script, which may not even know yet that it has started one.
        using SlurmRun run = new(program: "trap 'kill $!; echo saved; exit 130' TERM; sleep 60 > /dev/null & kill -USR1 $PPID; wait");
        run.Write();
        using Process script = run.Scratch.Bash(run.Folder.ArrayScript, Task);
        Assert.Equal("saved", script.StandardOutput.ReadLine());
        script.WaitForExit();
        Assert.Equal(130, script.ExitCode);
        Assert.Equal(["requeue", "12_3"], run.ScontrolWords!);
    }

    [Fact]
    public void A_killed_program_queues_up_again()
    {
        using SlurmRun run = new(program: "echo $$; exec sleep 60 > /dev/null");
        run.Write();
        using Process script = run.Scratch.Bash(run.Folder.ArrayScript, Task);
        Send("KILL", int.Parse(script.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
        script.WaitForExit();
        Assert.Equal(137, script.ExitCode);
        Assert.Equal(["requeue", "12_3"], run.ScontrolWords!);
    }

    [Fact]
    public void It_tells_sbatch_everything_and_the_users_words_last()
    {
        using SlurmRun run = new(folder: "100 %");
        run.Write(slurm: ["-p", "long", "--time=2:00", "--comment=\"a\\b\" #1"]);
        Assert.Equal(
            [
                "#!/bin/bash",
                "#SBATCH --job-name=pipelinerisk",
                "#SBATCH --array=1-20",
                $"#SBATCH \"--chdir={run.Folder.Place}\"",
                "#SBATCH --cpus-per-task=1",
                "#SBATCH --requeue",
                "#SBATCH --open-mode=append",
                $"#SBATCH \"--output={run.Scratch.Path}/100 %%/slurm/log/%A_%a.out\"",
                "#SBATCH --signal=B:USR1@60",
                "#SBATCH -p long --time=2:00 \"--comment=\\\"a\\\\b\\\" #1\"",
                "",
            ],
            File.ReadLines(run.Folder.ArrayScript).Take(11));
    }

    private static void Send(string signal, int process)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
