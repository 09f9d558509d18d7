using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A point on a map, with its name.</summary>
internal sealed record MapPoint(double X, double Y, string Name);

/// <summary>A line on a map, along which something reaches a level: <c>Z[j][i]</c> at column i, row j.</summary>
internal sealed record Contour(IReadOnlyList<IReadOnlyList<double>> Z, double Level);

/// <summary>A quantity over two others as a map; the contour where it breaks even is drawn thick.</summary>
internal static class ContourMap
{
    /// <param name="caption">What is said of it.</param>
    /// <param name="across">What lies on the level axis.</param>
    /// <param name="up">What lies on the upright axis.</param>
    /// <param name="quantity">What the colours show.</param>
    /// <param name="xs">The columns of the grid.</param>
    /// <param name="ys">The rows of the grid.</param>
    /// <param name="z">The quantity: <c>z[j][i]</c> at <c>xs[i]</c>, <c>ys[j]</c>; NaN leaves a gap.</param>
    /// <param name="level">Where it breaks even.</param>
    /// <param name="moreIsBetter">Whether what lies above the level is drawn as a gain.</param>
    /// <param name="line">What is drawn thick; null for the level of the quantity itself.</param>
    /// <param name="points">Points to mark.</param>
    public static Chart Of(
        Caption caption, Quantity across, Quantity up, Quantity quantity, IReadOnlyList<double> xs, IReadOnlyList<double> ys,
        IReadOnlyList<IReadOnlyList<double>> z, double level, bool moreIsBetter, Contour? line = null, params IReadOnlyList<MapPoint> points)
    {
        double reach = quantity.Scale * z.SelectMany(row => row).Where(double.IsFinite).Select(value => Math.Abs(value - level)).DefaultIfEmpty().Max();
        if (reach == 0)
        {
            return caption.Of(null);
        }

        double middle = quantity.Scale * level;
        double[] scaledXs = [.. xs.Select(x => across.Scale * x)], scaledYs = [.. ys.Select(y => up.Scale * y)];
        double[][] scaled = [.. z.Select(row => row.Select(value => quantity.Scale * value).ToArray())];
        ContourTrace map = new()
        {
            X = scaledXs,
            Y = scaledYs,
            Z = scaled,
            ZMin = middle - reach,
            ZMax = middle + reach,
            ColorScale = Scale(moreIsBetter),
            ColorBar = new(new(quantity.Measure.AxisTitle(quantity.Name))),
            Contours = new("heatmap") { ShowLabels = true, LabelFont = new(Colour.Ink, 11) },
            NContours = 12,
            Line = new(Colour.Muted.Faded(0.7), 0.8),
            HoverTemplate = $"%{{x:.4~g}} {across.Measure.Unit}, %{{y:.4~g}} {up.Measure.Unit}: <b>%{{z:.4~g}} {quantity.Measure.Unit}</b><extra></extra>",
        };
        ContourTrace breakEven = new()
        {
            X = scaledXs, Y = scaledYs, Z = line?.Z ?? scaled, ShowScale = false, HoverInfo = "skip", ShowLegend = false,
            Contours = new("none") { Start = line?.Level ?? middle, End = line?.Level ?? middle, Size = 1 },
            Line = new(Colour.Ink, 3.5),
        };
        return caption.Of(
            new(
                [map, breakEven, Marks(across, up, points)],
                new()
                {
                    Margin = new(T: 76, B: 60),
                    XAxis = across.Axis with { ShowGrid = false },
                    YAxis = up.Axis with { ShowGrid = false },
                    Annotations = [.. points.Select(point => new Label(
                        across.Scale * point.X, up.Scale * point.Y, "x", "y", $"<b>{RowAxis.Plain(point.Name)}</b>", new(Colour.Ink, 12), YShift: 8)
                    {
                        BgColor = Colour.Surface.Faded(0.8),
                    })],
                },
                new(
                    across.Column(ys.SelectMany(_ => xs)), up.Column(ys.SelectMany(y => xs.Select(_ => y))), quantity.Column(z.SelectMany(row => row)))),
            height: 480);
    }

    private static IReadOnlyList<IReadOnlyList<object>> Scale(bool moreIsBetter)
    {
        Colour low = moreIsBetter ? Colour.Loss : Colour.Gain, high = moreIsBetter ? Colour.Gain : Colour.Loss;
        return [[0.0, low], [0.5, Colour.Surface], [1.0, high]];
    }

    private static ScatterTrace Marks(Quantity across, Quantity up, IReadOnlyList<MapPoint> points) => new()
    {
        Mode = "markers",
        ShowLegend = false,
        HoverInfo = "skip",
        X = [.. points.Select(point => across.Scale * point.X)],
        Y = [.. points.Select(point => up.Scale * point.Y)],
        Marker = new() { Color = Colour.Surface, Size = 11, Line = new(Colour.Ink, 2.5) },
    };
}
