using PipelineRisk.Reports.Plotly;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>An S-curve: values and the share of trials at or below each, both ascending, as a run has them for each outcome.</summary>
internal sealed record Curve(string Name, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The value that <paramref name="share"/> of the trials do not exceed, to the next point.</summary>
    public double At(double share) => Points.FirstOrDefault(point => point.Share >= share, new(double.NaN, share)).Value;
}

/// <summary>Several S-curves in one plot, one colour a scenario, named beside it in their order from left to right.</summary>
internal static class OverlaidCurves
{
    private static readonly string?[] Dashes = [null, "dash", "dot", "dashdot"];

    public static Chart Of(Caption caption, Quantity quantity, IReadOnlyList<Curve> curves)
    {
        Curve[] shown = [.. curves.Where(curve => curve.Points.Count > 0).Take(Colour.Scenarios)];
        return caption.Of(shown.Length == 0 ? null : Draw(quantity, shown), height: 400);
    }

    private static Figure Draw(Quantity quantity, Curve[] curves)
    {
        // The curve that is left of another is above it too: the names come in that order from the top.
        var names = curves.Select((curve, index) => (curve.Name, Middle: curve.At(0.5), Colour: Colour.Scenario(index))).OrderByDescending(name => name.Middle).ToArray();
        double gap = 84.0 / Math.Max(names.Length, 5);
        return new(
            [.. curves.Select((curve, index) => Line(quantity, curve, index))],
            new()
            {
                Margin = new(R: 40 + (7 * Math.Min(26, curves.Max(curve => curve.Name.Length)))),
                XAxis = quantity.Axis with { Range = [quantity.Scale * curves.Min(curve => curve.At(0.005)), quantity.Scale * curves.Max(curve => curve.At(0.995))] },
                YAxis = Axis.Titled("Share of trials at or below, %") with { Range = [0, 101], TickVals = [0, 25, 50, 75, 100] },
                Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5))],
                Annotations = [.. names.Select((name, index) => Label.Right(
                    50 + (gap * (index - ((names.Length - 1) / 2.0))),
                    $"<b>{RowAxis.Plain(name.Name)}</b><br>median {quantity.Measure.Number(name.Middle)}", new(name.Colour, 12)))],
            },
            new(
                ChartColumn.Of("Scenario", curves.SelectMany(curve => curve.Points.Select(_ => curve.Name))),
                quantity.Column(curves.SelectMany(curve => curve.Points.Select(point => point.Value))),
                ChartColumn.Of("Share of trials at or below, %", curves.SelectMany(curve => curve.Points.Select(point => 100 * point.Share)))));
    }

    private static ScatterTrace Line(Quantity quantity, Curve curve, int index) => new()
    {
        Mode = "lines",
        Name = RowAxis.Plain(curve.Name),
        X = [.. curve.Points.Select(point => quantity.Scale * point.Value)],
        Y = [.. curve.Points.Select(point => 100 * point.Share)],
        Line = new(Colour.Scenario(index), 2.5, Dashes[index / 2 % Dashes.Length]),
        HoverTemplate = $"<b>{RowAxis.Plain(curve.Name)}</b><br>%{{y:.1f}} % of trials at or below %{{x:.4~g}} {quantity.Measure.Unit}<extra></extra>",
    };
}
