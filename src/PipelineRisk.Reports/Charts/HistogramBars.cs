using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The bars of a histogram, in one colour below a threshold and in another above it.</summary>
internal static class HistogramBars
{
    /// <summary>The bars; the one that holds the threshold is cut there, both parts as high as the whole.</summary>
    public static IReadOnlyList<Trace> Of(MetricSummary metric, double threshold, Colour below, Colour above)
    {
        Measure measure = Measure.Of(metric.Info.Unit);
        List<Bar> left = [], right = [];
        foreach (HistogramBin bin in metric.Histogram)
        {
            if (bin.Low < threshold)
                left.Add(new(bin.Low, Math.Min(bin.High, threshold), bin));
            if (bin.High > threshold)
                right.Add(new(Math.Max(bin.Low, threshold), bin.High, bin));
        }

        return [.. new[] { (Bars: left, Colour: below), (Bars: right, Colour: above) }
            .Where(side => side.Bars.Count > 0)
            .Select(side => Draw(side.Bars, side.Colour, measure, metric.Info.IsYear))];
    }

    /// <summary>The bars as a table: from, to, share of the trials.</summary>
    public static ChartData Numbers(MetricSummary metric)
    {
        Measure measure = Measure.Of(metric.Info.Unit);
        ChartColumn share = ChartColumn.Of("Share of trials, %", metric.Histogram.Select(bin => 100 * bin.Share));
        return metric.Info.IsYear
            ? new(ChartColumn.Of(metric.Info.Title, metric.Histogram.Select(bin => Math.Ceiling(bin.Low))), share)
            : new(
                ChartColumn.Of(measure.AxisTitle($"{metric.Info.Title}: from"), metric.Histogram.Select(bin => measure.Scale * bin.Low)),
                ChartColumn.Of("to", metric.Histogram.Select(bin => measure.Scale * bin.High)), share);
    }

    /// <summary>The highest bar, in per cent of the trials.</summary>
    public static double Height(MetricSummary metric) => 100 * metric.Histogram.Max(bin => bin.Share);

    private static BarTrace Draw(List<Bar> bars, Colour colour, Measure measure, bool isYear) => new()
    {
        X = [.. bars.Select(bar => bar.Low * measure.Scale)],
        Y = [.. bars.Select(bar => 100 * bar.Bin.Share)],
        Width = [.. bars.Select(bar => (bar.High - bar.Low) * measure.Scale)],
        Offset = 0,
        Marker = new() { Color = colour.Faded(0.85), Line = new(Colour.Surface, 0.5) },
        CustomData = [.. bars.Select(bar => (double[])[(isYear ? Math.Ceiling(bar.Bin.Low) : bar.Bin.Low) * measure.Scale, bar.Bin.High * measure.Scale])],
        HoverTemplate = isYear
            ? "%{customdata[0]:.0f}: %{y:.2f} % of the trials that have one<extra></extra>"
            : $"%{{customdata[0]:.3~g}} to %{{customdata[1]:.3~g}} {measure.Unit}: %{{y:.2f}} % of trials<extra></extra>",
    };

    private readonly record struct Bar(double Low, double High, HistogramBin Bin);
}
