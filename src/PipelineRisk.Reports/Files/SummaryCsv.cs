using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Files;

/// <summary>summary.csv: one row an outcome.</summary>
internal static class SummaryCsv
{
    public static void Write(RunResult result, Stream stream)
    {
        using CsvTable table = new(stream,
            "metric", "unit", "trials", "mean", "std_error", "sd", "p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "min", "max", "cvar5");
        foreach (MetricSummary metric in result.Metrics)
        {
            table.Text(metric.Info.Name).Text(metric.Info.Unit).Count(metric.Trials)
                .Number(metric.Mean.Value).Number(metric.Mean.StandardError).Number(metric.StandardDeviation);
            foreach (double probability in ReportedQuantiles.OfMetrics)
                table.Number(metric.Quantile(probability).Value);
            table.Number(metric.Minimum).Number(metric.Maximum).Number(metric.LowerTailMean.Value).EndRow();
        }
    }
}
