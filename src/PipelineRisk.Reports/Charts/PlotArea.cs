namespace PipelineRisk.Reports.Charts;

/// <summary>The part of the plane that a plot shows, and about how large it is on a wide screen, in pixels.</summary>
internal sealed record PlotArea(double Left, double Right, double Bottom, double Top)
{
    /// <summary>About its width on a wide screen.</summary>
    public const double Width = 1100;

    /// <summary>About its height.</summary>
    public const double Height = 470;

    private const double Room = 0.07; // a share of the spread of the points, for their names

    /// <summary>The area around all points and a value of zero.</summary>
    public static PlotArea Around(IReadOnlyList<OverviewPoint> points)
    {
        double left = Math.Min(0, points.Min(point => point.Value.Value)), right = Math.Max(0, points.Max(point => point.Value.Value));
        double bottom = points.Min(point => point.Stranded.Value), top = points.Max(point => point.Stranded.Value);
        double across = Room * Math.Max(right - left, 1), up = Room * Math.Max(top - bottom, 1);
        return new(left - across, right + across, bottom - up, top + up);
    }

    /// <summary>Where a point lies, in pixels from the left and from the bottom.</summary>
    public (double X, double Y) Place(OverviewPoint point) =>
        (Width * (point.Value.Value - Left) / (Right - Left), Height * (point.Stranded.Value - Bottom) / (Top - Bottom));
}
