using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Charts;

/// <summary>A contribution to a change, or one of its two ends, which may have a colour of its own.</summary>
internal sealed record Contribution(string Name, Interval Part, Colour? Colour = null);

/// <summary>How a start becomes an end, part by part: a waterfall from top to bottom.</summary>
internal static class ContributionBars
{
    /// <param name="caption">What is said of it.</param>
    /// <param name="quantity">What is drawn.</param>
    /// <param name="start">Where it starts, and its name.</param>
    /// <param name="parts">The parts, in their order; their sum is the end less the start.</param>
    /// <param name="end">Where it ends, and its name.</param>
    /// <param name="moreIsBetter">Whether a positive part is drawn as a gain.</param>
    public static Chart Of(Caption caption, Quantity quantity, Contribution start, IReadOnlyList<Contribution> parts, Contribution end, bool moreIsBetter)
    {
        Contribution[] rows = [start, .. parts, end];
        bool isDrawn = rows.All(row => double.IsFinite(row.Part.Value));
        return caption.Of(isDrawn ? Draw(quantity, rows, moreIsBetter) : null, height: RowAxis.Height(rows.Length, row: 34));
    }

    private static Figure Draw(Quantity quantity, Contribution[] rows, bool moreIsBetter)
    {
        int last = rows.Length - 1;
        double[] reached = [.. rows.Select((_, index) => quantity.Scale * rows.Take(Math.Min(index, last - 1) + 1).Sum(row => row.Part.Value))];
        return new(
            [Steps(reached), Bars(quantity, rows, reached, moreIsBetter), Ends(quantity, rows, last)],
            new()
            {
                Margin = new(R: 130),
                XAxis = quantity.Axis with { ZeroLine = true },
                YAxis = RowAxis.Of([.. rows.Select(row => row.Name)]),
                Annotations = [.. rows.Select((row, index) => Label.Right(-index, Words(quantity, row.Part, isPart: index > 0 && index < last), new(Colour.Ink, 12)))],
            },
            new([ChartColumn.Of("What", rows.Select(row => row.Name)), .. quantity.Columns(rows.Select(row => row.Part))]));
    }

    private static string Words(Quantity quantity, Interval value, bool isPart)
    {
        string words = quantity.Bare(value);
        return isPart ? value.Value > 0 ? Digits.Signed(words) : words : $"<b>{words}</b>";
    }

    private static ScatterTrace Steps(double[] reached) => new()
    {
        Mode = "lines",
        ShowLegend = false,
        HoverInfo = "skip",
        Line = new(Colour.Muted, 1, "dot"),
        X = [.. reached.SkipLast(1).SelectMany(value => (double[])[value, value, double.NaN])],
        Y = [.. reached.SkipLast(1).SelectMany((_, index) => (double[])[-index, -index - 1, double.NaN])],
    };

    private static BarTrace Bars(Quantity quantity, Contribution[] rows, double[] reached, bool moreIsBetter)
    {
        Interval[] parts = [.. rows[1..^1].Select(row => quantity.Scale * row.Part)];
        return new()
        {
            Orientation = "h",
            ShowLegend = false,
            X = [.. parts.Select(part => part.Value)],
            Y = [.. parts.Select((_, index) => -index - 1.0)],
            Base = reached[..^2],
            Width = [.. parts.Select(_ => 0.6)],
            Marker = new() { Colors = [.. parts.Select(part => (part.Value > 0 == moreIsBetter ? Colour.Gain : Colour.Loss).Faded(0.85))] },
            ErrorX = Interval.Whiskers(parts, Colour.Ink),
            CustomData = [.. parts.Select(part => (double[])[part.Value, part.Low, part.High])],
            HoverTemplate = $"%{{customdata[0]:+.4~g}} {quantity.Measure.Unit}<br>95 % interval %{{customdata[1]:.4~g}} to %{{customdata[2]:.4~g}}<extra></extra>",
        };
    }

    private static ScatterTrace Ends(Quantity quantity, Contribution[] rows, int last)
    {
        Interval[] ends = [quantity.Scale * rows[0].Part, quantity.Scale * rows[last].Part];
        return new()
        {
            Mode = "markers",
            ShowLegend = false,
            X = [.. ends.Select(end => end.Value)],
            Y = [0, -last],
            Marker = new() { Symbol = "diamond", Size = 12, Colors = [rows[0].Colour ?? Colour.Ink, rows[last].Colour ?? Colour.Ink] },
            ErrorX = Interval.Whiskers(ends, Colour.Ink, 6),
            HoverTemplate = $"%{{x:.4~g}} {quantity.Measure.Unit}<extra></extra>",
        };
    }
}
