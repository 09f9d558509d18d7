using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A row of a tornado: what comes out with one input at its low and at its high end.</summary>
internal sealed record TornadoRow(string Name, Interval AtLow, Interval AtHigh)
{
    /// <summary>How far apart the two are.</summary>
    public double Swing => Math.Abs(AtHigh.Value - AtLow.Value);
}

/// <summary>A tornado: a row an input, with bars from the base line to what comes out at its low and at its high end; the widest at the top.</summary>
internal static class TornadoBars
{
    private static readonly (string Name, Colour Colour)[] Ends = [("at its P10", Colour.Scenario(0)), ("at its P90", Colour.Scenario(1))];

    public static Chart Of(Caption caption, Quantity quantity, double baseline, IReadOnlyList<TornadoRow> rows, int most = RowAxis.Most)
    {
        TornadoRow[] shown = [.. rows.Where(row => double.IsFinite(row.Swing)).OrderByDescending(row => row.Swing).Take(most)];
        return caption.Of(shown.Length == 0 ? null : Draw(quantity, baseline, shown), height: RowAxis.Height(shown.Length));
    }

    private static Figure Draw(Quantity quantity, double baseline, TornadoRow[] rows) => new(
        [
            // Where both ends lie on the same side, the shorter bar is drawn over the longer one.
            Bars(quantity, baseline, rows, isHigh: false, isLonger: true), Bars(quantity, baseline, rows, isHigh: true, isLonger: true),
            Bars(quantity, baseline, rows, isHigh: false, isLonger: false), Bars(quantity, baseline, rows, isHigh: true, isLonger: false),
        ],
        new()
        {
            BarMode = "overlay",
            Margin = new(T: 28, R: 110),
            XAxis = quantity.Axis,
            YAxis = RowAxis.Of([.. rows.Select(row => row.Name)]),
            Shapes = [Mark.Upright(quantity.Scale * baseline, new(Colour.Ink, 1.5))],
            Annotations =
            [
                .. RowAxis.Key(Ends),
                .. rows.Select((row, index) => Label.Right(-index, $"swing {quantity.Measure.Number(row.Swing)}", new(Colour.Muted, 12))),
            ],
        },
        new(
        [
            ChartColumn.Of("Input", rows.Select(row => row.Name)),
            .. Interval.Columns(quantity.Measure.AxisTitle($"{quantity.Name} at P10"), rows.Select(row => quantity.Scale * row.AtLow)),
            .. Interval.Columns(quantity.Measure.AxisTitle($"{quantity.Name} at P90"), rows.Select(row => quantity.Scale * row.AtHigh)),
        ]));

    private static BarTrace Bars(Quantity quantity, double baseline, TornadoRow[] rows, bool isHigh, bool isLonger)
    {
        var bars = rows.Select((row, index) => (Place: (double)-index, End: isHigh ? row.AtHigh : row.AtLow, Other: isHigh ? row.AtLow : row.AtHigh))
            .Where(bar => Distance(bar.End) > Distance(bar.Other) || (Distance(bar.End) == Distance(bar.Other) && isHigh) ? isLonger : !isLonger)
            .Select(bar => (bar.Place, End: quantity.Scale * bar.End, IsOverOther: !isLonger && (bar.End.Value > baseline == bar.Other.Value > baseline))).ToArray();
        (string name, Colour colour) = Ends[isHigh ? 1 : 0];
        return new()
        {
            Orientation = "h",
            ShowLegend = false,
            X = [.. bars.Select(bar => bar.End.Value - (quantity.Scale * baseline))],
            Y = [.. bars.Select(bar => bar.Place)],
            Base = [.. bars.Select(_ => quantity.Scale * baseline)],
            Width = [.. bars.Select(bar => bar.IsOverOther ? 0.34 : 0.66)],
            Marker = new() { Color = colour.Faded(0.85) },
            ErrorX = Interval.Whiskers(bars.Select(bar => bar.End), Colour.Ink),
            CustomData = [.. bars.Select(bar => (double[])[bar.End.Value, bar.End.Low, bar.End.High])],
            HoverTemplate = $"{name}: %{{customdata[0]:.4~g}} {quantity.Measure.Unit}<br>95 % interval %{{customdata[1]:.4~g}} to %{{customdata[2]:.4~g}}<extra></extra>",
        };

        double Distance(Interval end) => Math.Abs(end.Value - baseline);
    }
}
