namespace PipelineRisk.Reports.Charts;

/// <summary>The part of the plane that a plot shows, and about how large it is in pixels: on paper, for what has room there has room on a wide screen too.</summary>
internal sealed record PlotArea(double Left, double Right, double Bottom, double Top)
{
    /// <summary>About its width.</summary>
    public const double Width = 640;

    /// <summary>About its height.</summary>
    public const double Height = 470;

    private const double Room = 0.07; // a share of the spread of the points, for their names

    /// <summary>The area around all points with their intervals, and a value of zero.</summary>
    public static PlotArea Around(IReadOnlyList<OverviewPoint> points)
    {
        double[] values = [0, .. points.SelectMany(point => Ends(point.Value))], chances = [.. points.SelectMany(point => Ends(point.Stranded))];
        (double left, double right, double bottom, double top) = (values.Min(), values.Max(), chances.Min(), chances.Max());
        double across = Room * Math.Max(right - left, 1), up = Room * Math.Max(top - bottom, 1);
        return new(left - across, right + across, bottom - up, top + up);
    }

    private static double[] Ends(Interval interval) => double.IsFinite(interval.Low + interval.High) ? [interval.Low, interval.High] : [interval.Value];

    /// <summary>Where a point lies, in pixels from the left and from the bottom.</summary>
    public (double X, double Y) Place(OverviewPoint point) =>
        (Width * (point.Value.Value - Left) / (Right - Left), Height * (point.Stranded.Value - Bottom) / (Top - Bottom));
}
