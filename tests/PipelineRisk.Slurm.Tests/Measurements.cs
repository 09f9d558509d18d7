using System.Diagnostics;
using PipelineRisk.Cli.Tests;

namespace PipelineRisk.Slurm.Tests;

/// <summary>What a cluster costs; run on demand, see README.md here.</summary>
public sealed class Measurements(SharedCluster shared, ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task Twenty_shards_on_two_nodes_against_one_run_with_two_threads()
    {
        string[] run = ["--trials", "40e6", "--seed", "12", "--inputs", Executable.Inputs];
        using TemporaryFolder local = new(), merged = new();

        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(0, Executable.Run(["run", .. run, "--threads", "2", "--out", local.Path, "--quiet"]).ExitCode);
        output.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,6:0.0} s: one run, two threads"));

        MiniSlurm cluster = await shared.Ready();
        watch.Restart();
        Submission submission = Submission.Submit(cluster, merged.Path, 20, run);
        output.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,6:0.0} s: submitted in twenty shards to two nodes of one processor each"));
        Assert.Equal("COMPLETED", await submission.Ended());
        output.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,6:0.0} s: merged"));
        Assert.Equal(Submission.HashesIn(local.Path), submission.Hashes);
    }
}
