using PipelineRisk.Economics;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Files;

/// <summary>The share of trials stranded by the end of each year.</summary>
internal static class StrandedBy
{
    /// <summary>The causes, in the order in which they are shown.</summary>
    public static IReadOnlyList<StrandingCause> Causes { get; } = [StrandingCause.Idle, StrandingCause.Loss, StrandingCause.Rupture];

    /// <summary>The causes' name in the result files.</summary>
    public static string Name(StrandingCause cause) => cause switch
    {
        StrandingCause.Idle => "idle",
        StrandingCause.Loss => "loss",
        StrandingCause.Rupture => "rupture",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause of stranding."),
    };

    /// <summary>The shares of the causes together; a line is stranded once, so they add up.</summary>
    public static IReadOnlyList<double> AnyCause(RunResult result) =>
        [.. Enumerable.Range(0, result.DistressedBy.Count).Select(year => Causes.Sum(cause => result.StrandedBy[cause][year]))];
}
