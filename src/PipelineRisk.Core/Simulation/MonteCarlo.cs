using PipelineRisk.Numerics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Simulation;

/// <summary>Simulates a scenario from the first trial to the last. A run that is interrupted, or shared out among machines, is a <see cref="PartialRun"/>.</summary>
public static class MonteCarlo
{
    /// <summary>How many trials this machine works on side by side; no result depends on it.</summary>
    public static int Lanes => (int)LaneWidths.Best;

    /// <summary>Simulates.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">How many trials or how exactly, which sampler and seed, how many threads.</param>
    /// <param name="progress">Is told how far the run is, now and then, from any thread.</param>
    /// <param name="cancellation">Gives the run up.</param>
    /// <exception cref="ArgumentException">The options cannot be met: no trials, no threads, fewer than two replicates, or more points than a replicate has.</exception>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public static RunResult Run(
        Scenario scenario, RunOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(scenario, options, LaneWidths.Best, progress, cancellation);

    /// <summary>The same at a given width, which changes nothing but the speed.</summary>
    internal static RunResult Run(
        Scenario scenario, RunOptions options, LaneWidth width, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        PartialRun run = new(scenario, options with { Shared = null }, width);
        if (options.Shared is { } shared)
        {
            shared.Do(run, progress, cancellation);
        }
        else if (!run.Advance(Shard.Whole, progress, cancellation))
        {
            throw new OperationCanceledException(cancellation);
        }

        return run.Result();
    }
}
