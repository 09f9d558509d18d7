using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A point of a curve.</summary>
internal sealed record BandPoint(double X, Interval Y);

/// <summary>A curve with its 95 % band, the level that it is to reach, and where it does.</summary>
internal static class CurveWithBand
{
    /// <param name="caption">What is said of it.</param>
    /// <param name="across">What lies on the level axis.</param>
    /// <param name="up">What lies on the upright axis.</param>
    /// <param name="points">The points of the curve, from left to right.</param>
    /// <param name="target">The level to reach, and its name; null for none.</param>
    /// <param name="solution">Where it is reached, and its name; null, or NaN, for nowhere.</param>
    public static Chart Of(
        Caption caption, Quantity across, Quantity up, IReadOnlyList<BandPoint> points, (double Level, string Name)? target = null, (Interval X, string Name)? solution = null)
    {
        bool isDrawn = points.Any(point => double.IsFinite(point.Y.Value));
        return caption.Of(isDrawn ? Draw(across, up, points, target, solution is { } there && double.IsFinite(there.X.Value) ? solution : null) : null, height: 380);
    }

    private static Figure Draw(Quantity across, Quantity up, IReadOnlyList<BandPoint> points, (double Level, string Name)? target, (Interval X, string Name)? solution)
    {
        List<Mark> marks = [];
        List<Label> labels = [];
        if (target is { } level)
        {
            marks.Add(Mark.Level(up.Scale * level.Level, new(Colour.Ink, 1.5, "dash")));
            labels.Add(new(1, up.Scale * level.Level, "paper", "y", RowAxis.Plain(level.Name), new(Colour.Muted, 12), "right"));
        }

        if (solution is { } found)
        {
            Interval x = across.Scale * found.X;
            marks.Add(Mark.Upright(x.Value, new(Colour.Loss, 2)));
            labels.Add(Label.Above(x.Value, $"<b>{RowAxis.Plain(found.Name)} {across.Shown(found.X)}</b>", new(Colour.Loss, 13), anchor: "auto"));
            if (double.IsFinite(x.Low + x.High))
            {
                marks.Add(Mark.Strip(x.Low, x.High, Colour.Loss.Faded(0.25)));
            }
        }

        return new(
            [.. Runs(points).SelectMany(run => Band(across, up, run)), Middle(across, up, points)],
            new() { Margin = new(T: 30), XAxis = across.Axis, YAxis = up.Axis, Shapes = marks, Annotations = labels },
            new([across.Column(points.Select(point => point.X)), .. up.Columns(points.Select(point => point.Y))]));
    }

    // An area cannot have gaps: one for each run of points that have an interval.
    private static IEnumerable<IReadOnlyList<BandPoint>> Runs(IReadOnlyList<BandPoint> points)
    {
        List<BandPoint> run = [];
        foreach (BandPoint point in points)
        {
            if (double.IsFinite(point.Y.Low + point.Y.High))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static IEnumerable<Trace> Band(Quantity across, Quantity up, IReadOnlyList<BandPoint> run) =>
        [Edge(across, up, run, point => point.Low, null), Edge(across, up, run, point => point.High, Colour.Sponsor.Faded(0.25))];

    private static ScatterTrace Edge(Quantity across, Quantity up, IReadOnlyList<BandPoint> run, Func<Interval, double> edge, Colour? fill) => new()
    {
        Mode = "lines",
        ShowLegend = false,
        HoverInfo = "skip",
        X = [.. run.Select(point => across.Scale * point.X)],
        Y = [.. run.Select(point => up.Scale * edge(point.Y))],
        Line = new(Colour.Sponsor, 0),
        Fill = fill is null ? null : "tonexty",
        FillColor = fill,
    };

    private static ScatterTrace Middle(Quantity across, Quantity up, IReadOnlyList<BandPoint> points) => new()
    {
        Mode = "lines+markers",
        ShowLegend = false,
        X = [.. points.Select(point => across.Scale * point.X)],
        Y = [.. points.Select(point => up.Scale * point.Y.Value)],
        Line = new(Colour.Sponsor, 2.5),
        Marker = new() { Color = Colour.Sponsor, Size = 6 },
        CustomData = [.. points.Select(point => (double[])[up.Scale * point.Y.Low, up.Scale * point.Y.High])],
        HoverTemplate = $"%{{x:.4~g}} {across.Measure.Unit}: %{{y:.4~g}} {up.Measure.Unit}<br>95 % interval %{{customdata[0]:.4~g}} to %{{customdata[1]:.4~g}}<extra></extra>",
    };
}
