using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Files;

/// <summary>How the quantiles of an outcome were found.</summary>
internal static class QuantileMethod
{
    /// <summary>In the words of summary.json.</summary>
    public static string Name(MetricSummary metric) => metric.QuantileResolution == 0 ? "order statistics" : "histogram";
}
