using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>Tells which share of all the trials of several runs is done.</summary>
internal sealed class TrialShare(IProgress<double>? progress, double allTrials) : IProgress<RunProgress>
{
    private long _done;

    /// <inheritdoc/>
    public void Report(RunProgress value) => progress?.Report(Math.Min(Interlocked.Add(ref _done, value.NewTrials) / allTrials, 1));
}
