using PipelineRisk.Cli.Tests;

namespace PipelineRisk.Slurm.Tests;

/// <summary>What a run in shards has to come to: the same run in one piece, on this machine.</summary>
public sealed class LocalRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string[]> _hashes;

    public LocalRun() => _hashes = new(() =>
    {
        Executable.Outcome run = Executable.Run(["run", .. Options, "--out", _folder.Path, "--quiet"]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
        return Submission.HashesIn(_folder.Path);
    });

    /// <summary>Options of the run: of six shards each takes a few seconds.</summary>
    internal static string[] Options => ["--trials", "9e6", "--seed", "11", "--inputs", Executable.Inputs];

    /// <inheritdoc cref="Submission.Hashes"/>
    internal string[] Hashes => _hashes.Value;

    public void Dispose() => _folder.Dispose();
}
