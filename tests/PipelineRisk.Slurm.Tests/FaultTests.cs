using System.Diagnostics;
using PipelineRisk.Cli.Tests;

namespace PipelineRisk.Slurm.Tests;

/// <summary>A run on a real Slurm cluster ends with the bytes of a run in one piece, whatever fails in its midst; what can never succeed is not tried again.</summary>
public sealed class FaultTests(SharedCluster shared, LocalRun local, ITestOutputHelper output) : IClassFixture<LocalRun>, IDisposable
{
    private const int Shards = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly Stopwatch _watch = new();

    [Fact]
    public async Task Nothing_fails()
    {
        Submission run = Submit(await shared.Ready());
        await EndsWithTheBytesOfTheLocalRun(run);
        Assert.All(await run.Tasks(), task => Assert.Equal(("COMPLETED", "0"), (task["JobState"], task["Restarts"])));
    }

    [Fact]
    public async Task A_node_dies()
    {
        MiniSlurm cluster = await shared.Ready();
        Submission run = Submit(cluster);
        RunningShard lost = await run.InItsMidst("n1");
        cluster.KillNode("n1");
        Note($"n1 is dead, and shard {lost.Shard} with it");
        Assert.False(run.IsDone(lost.Shard));
        await run.Until("n1 is seen to be down", async () => (await cluster.StateOf("n1")).StartsWith("DOWN", StringComparison.Ordinal));
        Note("it is seen to be down");
        await RunsAgain(run, lost.Shard);
        await EndsWithTheBytesOfTheLocalRun(run);
        IReadOnlyDictionary<string, string> task = await run.TaskOf(lost.Shard);
        Assert.Equal(("n2", "1"), (task["BatchHost"], task["Restarts"]));
    }

    [Fact]
    public async Task A_task_is_killed()
    {
        Submission run = Submit(await shared.Ready());
        RunningShard killed = await run.InItsMidst();
        ClusterProcesses.Signal("KILL", killed.Process.Id);
        Note($"shard {killed.Shard} is killed");
        await RunsAgain(run, killed.Shard);
        await EndsWithTheBytesOfTheLocalRun(run);
        Assert.Equal("1", (await run.TaskOf(killed.Shard))["Restarts"]);
    }

    [Fact]
    public async Task A_task_whose_time_runs_out_goes_on_where_it_was()
    {
        Submission run = Submit(await shared.Ready());
        RunningShard late = await run.InItsMidst();
        ClusterProcesses.Signal("USR1", late.Process.Parent);   // to the script, as Slurm does a minute before the time limit
        late.Continue();
        Note($"shard {late.Shard} is told that its time runs out");
        await RunsAgain(run, late.Shard);
        await EndsWithTheBytesOfTheLocalRun(run);
        Assert.Contains("Interrupted after", run.LogOf(late.Shard), StringComparison.Ordinal);
        Assert.Equal(2, run.LogOf(late.Shard).Split("begins with the first trial").Length);    // the first time only
    }

    [Fact]
    public async Task The_controller_dies_and_comes_back()
    {
        MiniSlurm cluster = await shared.Ready();
        Submission run = Submit(cluster);
        RunningShard[] orphans = [await run.InItsMidst("n1"), await run.InItsMidst("n2")];
        await cluster.Save(run.Merge);      // a task that it had not saved it would start again, and drain the node that has it
        cluster.KillController();
        Note("the controller is dead");
        foreach (RunningShard orphan in orphans)
        {
            orphan.Continue();
        }

        await run.Until("the shards are done without it", () => Task.FromResult(orphans.All(orphan => run.IsDone(orphan.Shard))));
        Note($"shards {string.Join(" and ", orphans.Select(orphan => orphan.Shard))} are done without it");
        await cluster.StartController();
        Note("it is back");
        await EndsWithTheBytesOfTheLocalRun(run);
    }

    [Fact]
    public async Task Inputs_that_broke_are_never_tried_again_and_nothing_is_merged()
    {
        MiniSlurm cluster = await shared.Ready();
        await cluster.Ask("scontrol", "update", "PartitionName=main", "State=DOWN");    // nothing starts for now
        Submission run = Submit(cluster);
        File.AppendAllText(Path.Combine(run.Inputs, "base", "parameters.csv"), "nonsense\n");
        await cluster.Ask("scontrol", "update", "PartitionName=main", "State=UP");
        Assert.Equal("CANCELLED", await run.Ended());
        await run.Until("every shard was tried", async () => (await run.Tasks()).All(task => task["JobState"] == "FAILED"));
        Note("every shard was tried");
        Assert.Equal(Shards, (await run.Tasks()).Count);
        Assert.All(await run.Tasks(), task => Assert.Equal(("2:0", "0"), (task["ExitCode"], task["Restarts"])));
        Assert.False(run.HasResults);
    }

    public void Dispose() => _folder.Dispose();

    private Submission Submit(MiniSlurm cluster)
    {
        Submission run = Submission.Submit(cluster, _folder.Path, Shards, LocalRun.Options);
        _watch.Start();
        return run;
    }

    private async Task RunsAgain(Submission run, int shard)
    {
        await run.Until($"shard {shard} is back in the queue", async () => (await run.TaskOf(shard))["Restarts"] != "0");
        Note($"shard {shard} is back in the queue");
        await run.Until($"shard {shard} is done", () => Task.FromResult(run.IsDone(shard)));
        Note($"shard {shard} is done");
    }

    private async Task EndsWithTheBytesOfTheLocalRun(Submission run)
    {
        string end = await run.Ended();
        Assert.True(end == "COMPLETED", $"The merge is {end}.\n{run.Logs}");
        Note("merged");
        Assert.Equal(local.Hashes, run.Hashes);
    }

    private void Note(string what) => output.WriteLine(FormattableString.Invariant($"{_watch.Elapsed.TotalSeconds,5:0.0} s after submission: {what}"));
}
