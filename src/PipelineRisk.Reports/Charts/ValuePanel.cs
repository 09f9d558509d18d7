using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>What the line is worth in one scenario of several: histograms that share their level axis, so that they can be compared.</summary>
internal static class ValuePanel
{
    private const double RoomForWords = 0.22; // the share of the axis that a label takes on a small screen

    /// <param name="caption">What is said of it.</param>
    /// <param name="result">The run of the scenario.</param>
    /// <param name="colour">The colour of the scenario.</param>
    /// <param name="range">Where the level axis begins and ends; zero lies between.</param>
    /// <param name="size">How much room it takes.</param>
    public static Chart Of(Caption caption, RunResult result, Colour colour, (double Low, double High) range, ChartSize size)
    {
        MetricSummary npv = result[Outcome.Npv];
        return caption.Of(npv.Histogram.Count == 0 ? null : Draw(npv, result[RiskEvent.Loss], colour, range), size, height: 290);
    }

    private static Figure Draw(MetricSummary npv, EventSummary loss, Colour colour, (double Low, double High) range)
    {
        Measure measure = Measure.Of(npv.Info.Unit);
        (double low, double high) = (npv.Quantile(0.05).Value, npv.Quantile(0.95).Value);
        double room = RoomForWords * (range.High - range.Low);
        return new(
            HistogramBars.Of(npv, 0, Colour.Loss, Colour.Gain),
            new()
            {
                BarMode = "overlay",
                BarGap = 0,
                Margin = new(T: 62),
                XAxis = Axis.Titled(measure.AxisTitle(npv.Info.Title)) with { Range = [range.Low, range.High], ShowGrid = false },
                YAxis = new() { Range = [0, 1.06 * HistogramBars.Height(npv)], TickVals = [], ShowGrid = false },
                Shapes =
                [
                    Mark.Upright(0, new(Colour.Ink, 1.5)), Mark.Upright(npv.Mean.Value, new(colour, 3)),
                    Mark.Upright(low, new(Colour.Ink, 1.5, "dot")), Mark.Upright(high, new(Colour.Ink, 1.5, "dot")),
                ],
                Annotations =
                [
                    .. Sides(loss, range),
                    Label.Above(npv.Mean.Value, $"<b>mean {measure.Number(npv.Mean)}</b>", new(colour, 13), row: 1),
                    Label.Above(Math.Max(low, range.Low + room), $"P5 {measure.Number(npv, 0.05)}", new(Colour.Ink, 12), anchor: "right", shift: 4),
                    Label.Above(Math.Min(high, range.High - room), $"P95 {measure.Number(npv, 0.95)}", new(Colour.Ink, 12), anchor: "left", shift: -4),
                ],
            },
            HistogramBars.Numbers(npv));
    }

    // The share that loses stands left of zero and that which earns right of it; where there is no room on one side, there is no number on it.
    private static IEnumerable<Label> Sides(EventSummary loss, (double Low, double High) range)
    {
        double zero = -range.Low / (range.High - range.Low);
        if (zero > 0.25)
        {
            yield return Label.Above(0, $"<b>{Chance.Short(loss)} lose</b> ◂", new(Colour.Loss, 13), row: 2, anchor: "right", shift: -2);
        }

        if (zero < 0.75)
        {
            yield return Label.Above(0, $"▸ <b>{Chance.OfTheOpposite(loss)} earn</b>", new(Colour.Gain, 13), row: 2, anchor: "left", shift: 2);
        }
    }
}
