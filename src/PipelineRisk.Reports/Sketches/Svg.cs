using System.Globalization;

namespace PipelineRisk.Reports.Sketches;

/// <summary>Coordinates of inline drawings.</summary>
internal static class Svg
{
    /// <summary>A coordinate, to a hundredth of a unit.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>Points as a path: "M x,y L x,y …".</summary>
    public static string Path(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
}
