using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The year that stands for the line at work: the one in which most is delivered on average.</summary>
internal static class PeakYear
{
    /// <summary>That year, counted from the first.</summary>
    public static int Of(RunResult result) => Highest(result[YearlySeries.Delivered].Mean);

    /// <summary>Where the highest value stands.</summary>
    public static int Highest(IReadOnlyList<double> values) => Enumerable.Range(0, values.Count).MaxBy(year => values[year]);
}
