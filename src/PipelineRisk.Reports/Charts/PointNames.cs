using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>Puts the names of points where they cover neither each other nor the points.</summary>
internal static class PointNames
{
    private const double LetterWidth = 6.4, LineHeight = 15, DotRoom = 16; // a name that touches another point would be taken for that of the other

    // Sides of a point in the order in which a reader looks for its name: how far to shift, and which end of the text stands there.
    private static readonly (double X, double Y, string XAnchor, string YAnchor)[] Sides =
    [
        (9, 0, "left", "middle"), (-9, 0, "right", "middle"), (0, 8, "center", "bottom"), (0, -8, "center", "top"),
        (6, 6, "left", "bottom"), (6, -6, "left", "top"), (-6, 6, "right", "bottom"), (-6, -6, "right", "top"),
        (0, 20, "center", "bottom"), (0, -20, "center", "top"), (12, 14, "left", "bottom"), (12, -14, "left", "top"), (-12, 14, "right", "bottom"), (-12, -14, "right", "top"),
    ];

    /// <summary>The labels. Points with a colour choose first; each takes the first free side, or the one that covers least.</summary>
    public static IReadOnlyList<Label> Beside(IReadOnlyList<OverviewPoint> points, PlotArea area)
    {
        List<Box> taken = [.. points.Select(area.Place).Select(place => new Box(place.X - (DotRoom / 2), place.Y - (DotRoom / 2), DotRoom, DotRoom))];
        List<Label> labels = [];
        foreach (OverviewPoint point in points.OrderBy(point => point.Colour is null))
        {
            (double x, double y) = area.Place(point);
            double width = LetterWidth * point.Name.Length;
            var (side, box) = Sides.Select(side => (Side: side, Box: Around(x, y, width, side))).MinBy(choice => choice.Box.Outside + taken.Sum(choice.Box.Overlap));
            taken.Add(box);
            labels.Add(new(
                point.Value.Value, point.Stranded.Value, "x", "y",
                point.Colour is null ? RowAxis.Plain(point.Name) : $"<b>{RowAxis.Plain(point.Name)}</b>",
                new(point.Colour ?? Colour.Ink, 12), side.XAnchor, side.YAnchor, side.X, side.Y, Label.Beside));
        }

        return labels;
    }

    private static Box Around(double x, double y, double width, (double X, double Y, string XAnchor, string YAnchor) side) => new(
        x + side.X - (side.XAnchor switch { "left" => 0, "right" => width, _ => width / 2 }),
        y + side.Y - (side.YAnchor switch { "bottom" => 0, "top" => LineHeight, _ => LineHeight / 2 }),
        width, LineHeight);

    private readonly record struct Box(double Left, double Bottom, double Width, double Height)
    {
        /// <summary>The area that lies outside the plot.</summary>
        public double Outside => (Width * Height) - Overlap(new(0, 0, PlotArea.Width, PlotArea.Height));

        /// <summary>The area that it shares with another box.</summary>
        public double Overlap(Box other) =>
            Math.Max(0, Math.Min(Left + Width, other.Left + other.Width) - Math.Max(Left, other.Left))
            * Math.Max(0, Math.Min(Bottom + Height, other.Bottom + other.Height) - Math.Max(Bottom, other.Bottom));
    }
}
