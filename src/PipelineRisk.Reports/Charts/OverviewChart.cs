using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>All scenarios: how much each is worth, and how often it is stranded.</summary>
internal static class OverviewChart
{
    private const int Height = 560;

    private static readonly Quantity Value = new("Mean NPV", "USD bn"), Stranded = new("P(stranded)", "probability");

    public static Chart Of(IReadOnlyList<OverviewEntry> entries)
    {
        OverviewPoint[] points = [.. entries.Where(entry => entry.Run is not null).Select(entry => new OverviewPoint(
            entry.Scenario.Name, entry.Colour, Of(entry.Run![Outcome.Npv]), Of(entry.Run[RiskEvent.Stranded])))];
        return new Caption(
            "chart-compare-glance",
            Finding(points),
            "A point a scenario with its 95 % intervals, which can be smaller than the point. Further right it is worth more, further down it is stranded less often. "
                + "In colour: those that are compared above.").Of(Draw(points), height: Height);
    }

    private static Interval Of(MetricSummary metric) => Value.Scale * (Interval)metric.Mean;

    private static Interval Of(EventSummary summary) => Stranded.Scale * new Interval(summary.Probability.Value, summary.Low, summary.High);

    private static string Finding(OverviewPoint[] points)
    {
        OverviewPoint worst = points.MinBy(point => point.Value.Value)!, best = points.MaxBy(point => point.Value.Value)!;
        int earning = points.Count(point => point.Value.Value > 0);
        return $"{(earning == 0 ? "None" : earning)} of {points.Length} scenarios {(earning > 1 ? "have" : "has")} a mean NPV above zero: "
            + $"from {Value.Shown(worst.Value)} in {worst.Name} to {Value.Shown(best.Value)} in {best.Name}";
    }

    private static Figure Draw(OverviewPoint[] points)
    {
        OverviewPoint[] others = [.. points.Where(point => point.Colour is null)];
        PlotArea area = PlotArea.Around(points);
        return new(
            [
                Dots(others, "other scenarios", Colour.Muted, 9),
                .. points.Where(point => point.Colour is not null).Select(point => Dots([point], RowAxis.Plain(point.Name), point.Colour!.Value, 13)),
            ],
            new()
            {
                Margin = new(T: 16),
                XAxis = Value.Axis with { Range = [area.Left, area.Right] },
                YAxis = Axis.Titled(Stranded.Title) with { Range = [area.Bottom, area.Top] },
                Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5))],
                Annotations = PointNames.Beside(points, area),
            },
            new(
            [
                ChartColumn.Of("Scenario", points.Select(point => point.Name)),
                .. Interval.Columns(Value.Title, points.Select(point => point.Value)),
                .. Interval.Columns(Stranded.Title, points.Select(point => point.Stranded)),
            ]));
    }

    private static ScatterTrace Dots(OverviewPoint[] points, string name, Colour colour, double size) => new()
    {
        Mode = "markers",
        Name = name,
        X = [.. points.Select(point => point.Value.Value)],
        Y = [.. points.Select(point => point.Stranded.Value)],
        Marker = new() { Color = colour, Size = size },
        ErrorX = Interval.Whiskers(points.Select(point => point.Value), colour, width: 0),
        ErrorY = Interval.Whiskers(points.Select(point => point.Stranded), colour, width: 0),
        HoverText = [.. points.Select(point => RowAxis.Plain(point.Name))],
        HoverTemplate = "<b>%{hovertext}</b><br>mean NPV %{x:.4~g} USD bn<br>stranded in %{y:.3~g} % of trials<extra></extra>",
    };
}

/// <summary>A scenario on the chart of all: its mean NPV in USD bn and P(stranded) in %, and its colour where it is compared.</summary>
internal sealed record OverviewPoint(string Name, Colour? Colour, Interval Value, Interval Stranded);
