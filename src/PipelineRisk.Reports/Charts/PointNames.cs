using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>Puts the names of points where they cover neither each other nor the points.</summary>
internal static class PointNames
{
    private const double LetterWidth = 6.4, LineHeight = 15, Near = 9, DotRoom = 16; // a name that touches another point would be taken for that of the other

    // Where a name can stand, in the order in which a reader looks for it: beside its point, or further off with a line that leads to it.
    private static readonly Place[] Places =
    [
        new(9, 0), new(-9, 0), new(0, 8), new(0, -8), new(6, 6), new(6, -6), new(-6, 6), new(-6, -6),
        .. new[] { 24.0, 40, 60, 85 }.SelectMany(far => (Place[])
            [new(0, far), new(0, -far), new(far, 0.6 * far), new(far, -0.6 * far), new(-far, 0.6 * far), new(-far, -0.6 * far)]),
    ];

    /// <summary>The labels. Points with a colour choose first; each takes the first free place, or the one that covers least.</summary>
    public static IReadOnlyList<Label> Beside(IReadOnlyList<OverviewPoint> points, PlotArea area)
    {
        List<Box> taken = [.. points.Select(area.Place).Select(place => new Box(place.X - (DotRoom / 2), place.Y - (DotRoom / 2), DotRoom, DotRoom))];
        List<Label> labels = [];
        foreach (OverviewPoint point in points.OrderBy(point => point.Colour is null))
        {
            (double x, double y) = area.Place(point);
            double width = LetterWidth * point.Name.Length;
            (Place place, Box box) = Places.Select(place => (place, place.BoxAt(x, y, width))).MinBy(choice => Math.Round(choice.Item2.Outside + taken.Sum(choice.Item2.Overlap)));
            taken.Add(box);
            labels.Add(place.Of(point));
        }

        return labels;
    }

    /// <summary>A place for a name: how far right of its point and above it, in pixels.</summary>
    private readonly record struct Place(double X, double Y)
    {
        private string XAnchor => X switch { > 0 => "left", < 0 => "right", _ => "center" };

        private string YAnchor => Y switch { > 0 => "bottom", < 0 => "top", _ => "middle" };

        public Box BoxAt(double x, double y, double width) => new(
            x + X - (X switch { > 0 => 0, < 0 => width, _ => width / 2 }),
            y + Y - (Y switch { > 0 => 0, < 0 => LineHeight, _ => LineHeight / 2 }),
            width, LineHeight);

        public Label Of(OverviewPoint point)
        {
            string words = point.Colour is null ? RowAxis.Plain(point.Name) : $"<b>{RowAxis.Plain(point.Name)}</b>";
            Label label = new(point.Value.Value, point.Stranded.Value, "x", "y", words, new(point.Colour ?? Colour.Ink, 12), XAnchor, YAnchor, Name: Label.Beside);
            return Math.Max(Math.Abs(X), Math.Abs(Y)) > Near ? label.WithLine(X, Y) : label with { XShift = X, YShift = Y };
        }
    }

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
