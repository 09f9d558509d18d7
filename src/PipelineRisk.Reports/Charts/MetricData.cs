using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The numbers of charts that show outcomes.</summary>
internal static class MetricData
{
    /// <summary>A row an outcome: its mean with the error, and its quantiles.</summary>
    /// <param name="name">What the rows are called.</param>
    /// <param name="rows">The outcomes, all in the same unit.</param>
    public static ChartData Of(string name, IEnumerable<(string Name, MetricSummary Metric)> rows)
    {
        (string Name, MetricSummary Metric)[] all = [.. rows];
        Measure measure = Measure.Of(all[0].Metric.Info.Unit);
        return new(
        [
            ChartColumn.Of(name, all.Select(row => row.Name)),
            .. Interval.Columns(measure.AxisTitle("Mean"), all.Select(row => measure.Scale * (Interval)row.Metric.Mean)),
            .. all[0].Metric.Quantiles.Select(quantile => ChartColumn.Of(
                $"P{100 * quantile.Probability:0}", all.Select(row => measure.Scale * row.Metric.Quantile(quantile.Probability).Value))),
        ]);
    }

    /// <summary>The S-curve of an outcome: values, and the share of the trials at or below each.</summary>
    public static ChartData Curve(MetricSummary metric) => new(
        ChartColumn.Of(Measure.Of(metric.Info.Unit).AxisTitle(metric.Info.Title), metric.CumulativeCurve.Select(point => Measure.Of(metric.Info.Unit).Scale * point.Value)),
        ChartColumn.Of("Share of trials at or below, %", metric.CumulativeCurve.Select(point => 100 * point.Share)));
}
