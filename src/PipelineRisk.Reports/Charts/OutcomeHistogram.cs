using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

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
        $"chart-{metric.Info.Name.Replace('_', '-')}",
        metric.Histogram.Count == 0 ? metric.Info.Title : finding,
        $"{note} Bars: the share of these trials {(metric.Info.IsYear ? "in each year" : "in each of about a hundred bins between P0.1 and P99.9")}; dotted: the median.",
        size,
        metric.Histogram.Count == 0 ? null : Draw(metric, above, threshold));

    private static Figure Draw(MetricSummary metric, Colour above, (double Value, string Name)? threshold)
    {
        Measure measure = Measure.Of(metric.Info.Unit);
        double median = metric.Quantile(0.5).Value;
        double place = measure.Scale * (metric.Info.IsYear ? MiddleOfBar(metric, median) : median);
        List<Mark> marks = [Mark.Upright(place, new(Colour.Ink, 1.5, "dot"))];
        List<Label> labels = [Label.Above(place, $"median {measure.Number(metric, 0.5)}", new(Colour.Ink, 12))];
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
        }, HistogramBars.Numbers(metric));
    }

    private static double MiddleOfBar(MetricSummary metric, double year) => metric.Histogram
        .Where(bin => bin.Low <= year && year < bin.High)
        .Select(bin => (bin.Low + bin.High) / 2)
        .FirstOrDefault(year);
}
