using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Charts;

/// <summary>A small histogram of one outcome with its median.</summary>
internal static class OutcomeHistogram
{
    /// <param name="metric">The outcome.</param>
    /// <param name="finding">The chart's title.</param>
    /// <param name="note">How to read it.</param>
    /// <param name="size">How much room it takes.</param>
    /// <param name="above">The colour of the bars.</param>
    /// <param name="threshold">A value that matters and its name; bars below it are drawn as a loss.</param>
    public static Chart Of(
        MetricSummary metric, string finding, string note, ChartSize size, Colour above, (double Value, string Name)? threshold = null) => new(
        $"chart-{metric.Info.Name.Replace('_', '-')}", finding, note, size,
        metric.Histogram.Count == 0 ? null : Draw(metric, above, threshold));

    private static Figure Draw(MetricSummary metric, Colour above, (double Value, string Name)? threshold)
    {
        Measure measure = Measure.Of(metric.Info.Unit);
        QuantileEstimate median = metric.Quantile(0.5);
        double shift = metric.Info.IsYear ? 0.5 : 0;
        List<Mark> marks = [Mark.Upright((median.Value + shift) * measure.Scale, new(Colour.Ink, 1.5, "dot"))];
        List<Label> labels = [Label.Above((median.Value + shift) * measure.Scale, $"median {measure.Number(median)}", new(Colour.Ink, 12))];
        if (threshold is { } line)
        {
            marks.Add(Mark.Upright(line.Value * measure.Scale, new(Colour.Ink, 1.5)));
            labels.Add(Label.Above(line.Value * measure.Scale, line.Name, new(Colour.Muted, 12), row: 1));
        }

        return new(HistogramBars.Of(metric, threshold?.Value ?? double.NegativeInfinity, Colour.Loss, above), new()
        {
            BarMode = "overlay",
            BarGap = 0,
            Margin = new(T: threshold is null ? 28 : 46),
            XAxis = Axis.Titled(measure.AxisTitle(metric.Info.Title)) with { TickFormat = metric.Info.IsYear ? "d" : null, ShowGrid = false },
            YAxis = Axis.Titled("Share in a bar, %") with { RangeMode = "tozero", NTicks = 5 },
            Shapes = marks,
            Annotations = labels,
        });
    }
}
