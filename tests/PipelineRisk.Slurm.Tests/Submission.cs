using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PipelineRisk.Cli.Tests;

namespace PipelineRisk.Slurm.Tests;

/// <summary>A run in shards that was submitted to a cluster.</summary>
internal sealed class Submission
{
    private static readonly string[] Repeatable = ["summary.csv", "events.csv", "yearly.csv"], Ends = ["COMPLETED", "FAILED", "CANCELLED"];

    private readonly MiniSlurm _cluster;
    private readonly string _folder;
    private readonly int _shards, _array;

    private Submission(MiniSlurm cluster, string folder, int shards)
    {
        (_cluster, _folder, _shards) = (cluster, folder, shards);
        using JsonDocument jobs = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "slurm", "jobs.json")));
        (_array, Merge) = (jobs.RootElement.GetProperty("array").GetInt32(), jobs.RootElement.GetProperty("merge").GetInt32());
    }

    /// <summary>The inputs as they were when it was submitted, which the shards read.</summary>
    public string Inputs => Path.Combine(_folder, "slurm", "inputs");

    /// <summary>The number of the job that merges.</summary>
    public int Merge { get; }

    /// <summary>Whether there is any of the files that the merge writes.</summary>
    public bool HasResults => Repeatable.Any(file => File.Exists(Path.Combine(_folder, file)));

    /// <summary>The hash of each file that is the same whenever and wherever a run is repeated.</summary>
    public string[] Hashes => HashesIn(_folder);

    /// <summary>What the shards and the merge printed, and the cluster's logs.</summary>
    public string Logs => string.Concat(Directory.GetFiles(LogFolder).Order(StringComparer.Ordinal)
        .Select(file => $"--- {Path.GetFileName(file)}\n{File.ReadAllText(file)}\n")) + _cluster.Logs;

    /// <inheritdoc cref="Hashes"/>
    public static string[] HashesIn(string folder) => [.. Repeatable.Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))}")];

    /// <summary>Submits a run.</summary>
    /// <param name="cluster">Where to.</param>
    /// <param name="folder">The folder for its results.</param>
    /// <param name="shards">In how many shards.</param>
    /// <param name="run">Options of <c>run</c>.</param>
    public static Submission Submit(MiniSlurm cluster, string folder, int shards, params string[] run)
    {
        Executable.Outcome submit = Executable.RunWith(
            $"{ClusterProcesses.Configuration}={cluster.Configuration}", ["submit", "slurm", "--shards", shards.ToString(CultureInfo.InvariantCulture), .. run, "--out", folder]);
        Assert.Equal((0, ""), (submit.ExitCode, submit.Errors));
        return new(cluster, folder, shards);
    }

    /// <summary>Whether a shard is done, by its file.</summary>
    public bool IsDone(int shard) => File.Exists(Part(shard));

    /// <summary>What a shard printed.</summary>
    public string LogOf(int shard) => File.ReadAllText(Path.Combine(LogFolder, string.Create(CultureInfo.InvariantCulture, $"{_array}_{shard}.out")));

    /// <summary>Waits until the run is in its midst, with shards done and shards to come, and halts one in the midst of its work.</summary>
    /// <param name="node">Where that is; null for anywhere.</param>
    /// <returns>That shard: it is not done, and will not be before it is sent the signal CONT.</returns>
    public Task<RunningShard> InItsMidst(string? node = null) => Patience.Until(
        $"a shard on {node ?? "any node"}, after the first ones, in the midst of its work",
        () => Task.FromResult(Running(node).FirstOrDefault(running => running.Shard > _cluster.Nodes.Count && running.Halt())),
        () => Logs);

    /// <summary>Waits until the merge has ended, well or not.</summary>
    /// <returns>How: COMPLETED, FAILED or CANCELLED.</returns>
    public Task<string> Ended() => Patience.Until(
        "the end of the merge", async () => (await _cluster.Job(Merge)).Single()["JobState"] is var state && Ends.Contains(state) ? state : null, () => Logs);

    /// <summary>What Slurm says of the shards' tasks: of each that was ever started, and of the others together.</summary>
    public Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Tasks() => _cluster.Job(_array);

    /// <summary>What Slurm says of the task of a shard that was ever started.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TaskOf(int shard) =>
        (await Tasks()).Single(task => task["ArrayTaskId"] == shard.ToString(CultureInfo.InvariantCulture));

    /// <summary>Looks until something holds; if it never does, the logs are told.</summary>
    public Task Until(string awaited, Func<Task<bool>> look) => Patience.Until(awaited, look, () => Logs);

    private string LogFolder => Path.Combine(_folder, "slurm", "log");

    private string Part(int shard) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"part-{shard}-of-{_shards}.bin"));

    // The shell that runs the script has no such words of its own.
    private IEnumerable<RunningShard> Running(string? node) =>
        from process in node is null ? _cluster.Processes.All : _cluster.Processes.On(node)
        where process.After("--out") == _folder
        let shard = process.After("--shard")?.Split('/')[0]
        where shard is not null
        select new RunningShard(int.Parse(shard, CultureInfo.InvariantCulture), process);
}

/// <summary>A shard that is being computed.</summary>
/// <param name="Shard">Its number, from 1.</param>
/// <param name="Process">What computes it.</param>
internal sealed record RunningShard(int Shard, ClusterProcess Process)
{
    // It takes some four seconds of a processor, the first half of a second to start.
    private bool IsInItsMidst => Process.ProcessorTime is var time && time > TimeSpan.FromSeconds(1.5) && time < TimeSpan.FromSeconds(2.5);

    /// <summary>Halts it, if it has many trials behind it and many before it.</summary>
    /// <returns>Whether it was so.</returns>
    public bool Halt()
    {
        if (!IsInItsMidst)
        {
            return false;
        }

        if (Process.Halt() && IsInItsMidst)
        {
            return true;
        }

        Continue();
        return false;
    }

    /// <summary>Lets it go on.</summary>
    public void Continue() => ClusterProcesses.Signal("CONT", Process.Id);
}
