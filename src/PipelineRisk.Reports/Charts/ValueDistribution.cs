using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The chart of the first screen: what the line is worth, as a histogram and as an S-curve.</summary>
internal static class ValueDistribution
{
    private static readonly double[] MarkedQuantiles = [0.05, 0.50, 0.95];

    public static Chart Of(RunResult result)
    {
        MetricSummary npv = result[Outcome.Npv];
        EventSummary loss = result[RiskEvent.Loss];
        Measure measure = Measure.Of(npv.Info.Unit);
        return new(
            "chart-npv",
            $"The line loses value in {Chance.Short(loss)} of trials; its mean NPV is {measure.Short(npv.Mean)}",
            "Bars (left axis): share of trials. Line (right axis): S-curve, the share of trials at or below a value. Each trial draws every uncertain input and discounts "
                + "the sponsor’s yearly cash flow after tax and before financing, real. The outer 0.1 % at each end is left out.",
            ChartSize.First,
            npv.Histogram.Count == 0 ? null : Draw(npv, loss, measure));
    }

    private static Figure Draw(MetricSummary npv, EventSummary loss, Measure measure) => new(
        [.. HistogramBars.Of(npv, 0, Colour.Loss, Colour.Gain), Curve(npv), Marks(npv)],
        new()
        {
            BarMode = "overlay",
            BarGap = 0,
            Margin = new(T: 50),
            XAxis = Axis.Titled(measure.AxisTitle("NPV of the line")) with { Range = WithZero(npv), ShowGrid = false },
            YAxis = Axis.Titled("Share of trials in a bar, %") with { Range = [0, 1.12 * HistogramBars.Height(npv)], NTicks = 5, ShowGrid = false },
            YAxis2 = Axis.Titled("Share of trials at or below, %") with
            {
                Overlaying = "y",
                Side = "right",
                Range = [0, 105],
                TickVals = [0, 25, 50, 75, 100],
            },
            Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5)), Mark.Upright(npv.Mean.Value, new(Colour.Ink, 1.5, "dot"))],
            Annotations =
            [
                .. Sides(npv, loss),
                Label.Above(npv.Mean.Value, $"mean {measure.Number(npv.Mean)}", new(Colour.Ink, 12)),
                .. MarkedQuantiles.Select(probability => Name(probability, Digits.Signed(measure.Number(npv, probability)), npv.Quantile(probability).Value)),
            ],
        },
        HistogramBars.Numbers(npv));

    // What loses and what earns, left and right of zero; a side without room for its words goes without them.
    private static IEnumerable<Label> Sides(MetricSummary npv, EventSummary loss)
    {
        double?[] range = WithZero(npv);
        double? zero = -range[0] / (range[1] - range[0]);
        if (zero > 0.15)
            yield return Label.Above(0, $"<b>{Chance.Short(loss)} lose</b> ◂", new(Colour.Loss, 15), row: 1, anchor: "right", shift: -2);
        if (zero < 0.85)
            yield return Label.Above(0, $"▸ <b>{Chance.OfTheOpposite(loss)} earn</b>", new(Colour.Gain, 15), row: 1, anchor: "left", shift: 2);
    }

    private static Label Name(double probability, string number, double value) => new(
        value, 100 * probability, "x", "y2", $"P{100 * probability:0} <b>{number}</b>", new(Colour.Ink, 12),
        probability < 0.9 ? "right" : "left", probability < 0.9 ? "bottom" : "top", probability < 0.9 ? -8 : 8, probability < 0.9 ? 2 : -2)
    {
        BgColor = Colour.Surface.Faded(0.8),
    };

    private static ScatterTrace Curve(MetricSummary npv) => new()
    {
        Mode = "lines",
        YAxis = "y2",
        X = [.. npv.CumulativeCurve.Select(point => point.Value)],
        Y = [.. npv.CumulativeCurve.Select(point => 100 * point.Share)],
        Line = new(Colour.Ink, 2.5),
        HoverTemplate = "%{y:.1f} % of trials at or below %{x:.1f} USD bn<extra></extra>",
    };

    private static ScatterTrace Marks(MetricSummary npv) => new()
    {
        Mode = "markers",
        YAxis = "y2",
        X = [.. MarkedQuantiles.Select(probability => npv.Quantile(probability).Value)],
        Y = [.. MarkedQuantiles.Select(probability => 100 * probability)],
        Marker = new() { Color = Colour.Surface, Size = 10, Line = new(Colour.Ink, 2.5) },
        HoverTemplate = "P%{y:.0f}: %{x:.2f} USD bn<extra></extra>",
    };

    private static double?[] WithZero(MetricSummary npv)
    {
        double low = npv.Histogram[0].Low, high = npv.Histogram[^1].High, room = 0.02 * (Math.Max(high, 0) - Math.Min(low, 0));
        return [Math.Min(low, 0) - room, Math.Max(high, 0) + room];
    }
}
