using System.Collections.Concurrent;
using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Live.Tests;

/// <summary>A watch of the tests: few trials, and what it does is kept.</summary>
internal sealed class TestOrder(LiveInputs inputs)
{
    /// <summary>The runs whose files were to be written.</summary>
    public ConcurrentQueue<FinishedRun> Kept { get; } = new();

    /// <summary>What stands in the way of writing them.</summary>
    public Exception? Obstacle { get; set; }

    public WatchOrder Of(long trials = 1 << 12) => new(inputs.Folder, null, [], new RunOptions(trials, Seed: 1, Threads: 2))
    {
        ManifestOf = ManifestOf,
        ResultFolder = inputs.File("results"),
        Keep = Keep,
    };

    public static Manifest ManifestOf(RunResult result, IReadOnlyList<InputFile> files, TimeSpan time) => new(
        "0.1.0", "pipelinerisk watch", result.Scenario.Name, result.Options.Seed, "sobol", result.Trials, result.Replicates, result.Options.Threads, 8, "a machine", "a runtime",
        result.SimulationTime.TotalSeconds, time.TotalSeconds, result.Trials / result.SimulationTime.TotalSeconds, files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal));

    private void Keep(FinishedRun run, QuickLook look)
    {
        if (Obstacle is not null)
        {
            throw Obstacle;
        }

        Kept.Enqueue(run with { Look = look });
    }
}
