using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Live;

/// <summary>A run and what it was made from.</summary>
/// <param name="Read">The inputs, as they were read.</param>
/// <param name="Result">What the run found out.</param>
/// <param name="Manifest">How it was made.</param>
public sealed record FinishedRun(ReadResult Read, RunResult Result, Manifest Manifest)
{
    /// <summary>What its report shows beyond it; null while that is not known.</summary>
    public QuickLook? Look { get; init; }
}
