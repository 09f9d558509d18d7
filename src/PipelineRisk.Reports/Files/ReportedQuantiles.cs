namespace PipelineRisk.Reports.Files;

/// <summary>The cumulative probabilities whose quantiles are reported, in the order of the columns.</summary>
internal static class ReportedQuantiles
{
    /// <summary>Those of an outcome.</summary>
    public static IReadOnlyList<double> OfMetrics { get; } = [0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99];

    /// <summary>Those of a yearly series.</summary>
    public static IReadOnlyList<double> OfYears { get; } = [0.05, 0.25, 0.50, 0.75, 0.95];

    /// <summary>The column's name, such as <c>p5</c>.</summary>
    public static string Column(double probability) => $"p{Math.Round(probability * 100):0}";
}
