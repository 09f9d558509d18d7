using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A row of points: one a series.</summary>
internal sealed record DotRow(string Name, params IReadOnlyList<Interval> Values);

/// <summary>A point with its 95 % interval a row, or several side by side, such as first-order and total effects; the largest at the top.</summary>
internal static class IntervalDots
{
    private static readonly string[] Symbols = ["circle", "diamond", "square", "triangle-up"];

    /// <param name="caption">What is said of it.</param>
    /// <param name="quantity">What is drawn.</param>
    /// <param name="series">The names of the series; one or more, as many as a row has values.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isSorted">Whether they are in their order already; if not, the last series orders them by size.</param>
    /// <param name="firstColour">The number of the first series' colour, from 0; the others follow.</param>
    public static Chart Of(
        Caption caption, Quantity quantity, IReadOnlyList<string> series, IReadOnlyList<DotRow> rows, bool isSorted = false, int firstColour = 0)
    {
        IEnumerable<DotRow> there = rows.Where(row => row.Values.Any(value => double.IsFinite(value.Value)));
        DotRow[] shown = [.. (isSorted ? there : there.OrderByDescending(row => Math.Abs(row.Values[^1].Value))).Take(RowAxis.Most)];
        return caption.Of(shown.Length == 0 ? null : Draw(quantity, series, shown, firstColour), height: RowAxis.Height(shown.Length, row: Math.Max(30, 13 * series.Count)));
    }

    private static Figure Draw(Quantity quantity, IReadOnlyList<string> series, DotRow[] rows, int firstColour) => new(
        [.. series.Select((name, index) => Dots(quantity, name, index, series.Count, rows, Colour.Scenario(firstColour + index)))],
        new()
        {
            Margin = new(T: series.Count > 1 ? 28 : 12, R: 130),
            XAxis = quantity.Axis with { ZeroLine = true },
            YAxis = RowAxis.Of([.. rows.Select(row => row.Name)]) with { ShowGrid = true },
            Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5))],
            Annotations =
            [
                .. series.Count > 1 ? RowAxis.Key([.. series.Select((name, index) => (name, Colour.Scenario(firstColour + index)))], Label.Beside) : [],
                .. rows.Select((row, index) => Label.Right(-index, quantity.Bare(row.Values[^1]), new(series.Count > 1 ? Colour.Scenario(firstColour + series.Count - 1) : Colour.Ink, 12))),
            ],
        },
        new(
        [
            ChartColumn.Of("Name", rows.Select(row => row.Name)),
            .. series.SelectMany((name, index) => Interval.Columns(
                quantity.Measure.AxisTitle(series.Count > 1 ? $"{quantity.Name}: {name}" : quantity.Name), rows.Select(row => quantity.Scale * row.Values[index]))),
        ]));

    private static ScatterTrace Dots(Quantity quantity, string name, int index, int count, DotRow[] rows, Colour colour)
    {
        Interval[] values = [.. rows.Select(row => quantity.Scale * row.Values[index])];
        return new()
        {
            Mode = "markers",
            Name = RowAxis.Plain(name),
            ShowLegend = count > 1,
            X = [.. values.Select(value => value.Value)],
            Y = [.. rows.Select((_, row) => -row - (Math.Min(0.3, 0.8 / count) * (index - ((count - 1) / 2.0))))],
            Marker = new() { Symbol = Symbols[index % Symbols.Length], Size = 9, Color = colour },
            ErrorX = Interval.Whiskers(values, colour),
            CustomData = [.. values.Select(value => (double[])[value.Low, value.High])],
            HoverTemplate = $"{RowAxis.Plain(name)}: %{{x:.4~g}} {quantity.Measure.Unit}<br>95 % interval %{{customdata[0]:.4~g}} to %{{customdata[1]:.4~g}}<extra></extra>",
        };
    }
}
