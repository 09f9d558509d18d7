using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>
/// The levelised cost as an S-curve, beside the border price. Where hardly any gas flows the cost of a unit has no bound, so that a histogram would show
/// nothing of the rest: the curve ends at P90.
/// </summary>
internal static class CostCurve
{
    private static readonly double[] Marked = [0.10, 0.25, 0.50, 0.75];

    public static Chart Of(RunResult result)
    {
        MetricSummary cost = result[Outcome.LevelisedCost];
        Measure measure = Measure.Of(cost.Info.Unit);
        int year = PeakYear.Of(result);
        double price = BorderPrice(result, year);
        return new(
            "chart-levelised-cost",
            cost.CumulativeCurve.Count == 0
                ? cost.Info.Title
                : $"A unit of gas costs {measure.Short(cost, 0.5)} (median) before duty and profit tax; the border pays {measure.Short(price)} ({result.FirstYear + year}, median)",
            "Construction, production, transit, extraction and property tax, operation and decommissioning, per unit delivered, both as present values. "
                + "The dearest tenth of the trials, in which little gas flows, lies beyond the right edge.",
            ChartSize.Wide,
            cost.CumulativeCurve.Count == 0 ? null : Draw(cost, measure, price));
    }

    private static double BorderPrice(RunResult result, int year) => result[YearlySeries.BorderPrice].Quantiles[2][year];

    private static Figure Draw(MetricSummary cost, Measure measure, double price) => new(
        [
            new ScatterTrace
            {
                Mode = "lines",
                X = [.. cost.CumulativeCurve.Select(point => point.Value)],
                Y = [.. cost.CumulativeCurve.Select(point => 100 * point.Share)],
                Line = new(Colour.Sponsor, 3),
                HoverTemplate = $"%{{y:.1f}} % of trials at or below %{{x:.2f}} {measure.Unit}<extra></extra>",
            },
            new ScatterTrace
            {
                Mode = "markers",
                X = [.. Marked.Select(probability => cost.Quantile(probability).Value)],
                Y = [.. Marked.Select(probability => 100 * probability)],
                Marker = new() { Color = Colour.Surface, Size = 10, Line = new(Colour.Sponsor, 2.5) },
                HoverTemplate = $"P%{{y:.0f}}: %{{x:.2f}} {measure.Unit}<extra></extra>",
            },
        ],
        new()
        {
            Margin = new(T: 28),
            XAxis = Axis.Titled(measure.AxisTitle(cost.Info.Title)) with
            {
                Range = [Math.Min(price, cost.Quantile(0.01).Value) * 0.95, Math.Max(price * 1.05, cost.Quantile(0.90).Value)],
            },
            YAxis = Axis.Titled("Share of trials at or below, %") with { Range = [0, 100], TickVals = [0, 25, 50, 75, 100] },
            Shapes = [Mark.Upright(price, new(Colour.Ink, 1.5, "dot"))],
            Annotations =
            [
                Label.Above(price, $"border price {measure.Number(price)}", new(Colour.Ink, 12)),
                .. Marked.Select(probability => new Label(
                    cost.Quantile(probability).Value, 100 * probability, "x", "y", $"P{100 * probability:0} <b>{measure.Number(cost, probability)}</b>",
                    new(Colour.Ink, 12), "left", "top", 8, -2)),
            ],
        },
        MetricData.Curve(cost));
}
