using System.Net;
using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>Rows with names from top to bottom: row i stands at height −i.</summary>
internal static class RowAxis
{
    /// <summary>The most rows that a chart shows; the rest is in the table.</summary>
    public const int Most = 25;

    /// <summary>The axis.</summary>
    public static Axis Of(IReadOnlyList<string> names) => new()
    {
        TickVals = [.. names.Select((_, index) => (double)-index)],
        TickText = [.. names.Select(Plain)],
        Range = [0.4 - names.Count, 0.6],
        ShowGrid = false,
    };

    /// <summary>The height of a plot of so many rows, pixels.</summary>
    public static int Height(int rows, int row = 26) => 110 + (row * rows);

    /// <summary>Text that plotly does not take for markup.</summary>
    public static string Plain(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The names of series above the plot, in their colours, one beside the other.</summary>
    public static IEnumerable<Label> Key(IReadOnlyList<(string Name, Colour Colour)> series)
    {
        double place = 0;
        foreach ((string name, Colour colour) in series)
        {
            yield return new(0, 1, "paper", "paper", $"<b>● {Plain(name)}</b>", new(colour, 12), "left", XShift: place, YShift: 4);
            place += 34 + (6.6 * name.Length);
        }
    }
}
