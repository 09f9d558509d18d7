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
    public static int Height(int rows, int row = 30) => 110 + (row * rows);

    /// <summary>Text that plotly does not take for markup.</summary>
    public static string Plain(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The names of series above the plot, in their colours, one beside the other.</summary>
    /// <param name="series">The series.</param>
    /// <param name="name">The name of the labels: <see cref="Label.Beside"/> where a legend can take their place.</param>
    public static IEnumerable<Label> Key(IReadOnlyList<(string Name, Colour Colour)> series, string? name = null)
    {
        double place = 0;
        foreach ((string words, Colour colour) in series)
        {
            yield return new(0, 1, "paper", "paper", $"<b>● {Plain(words)}</b>", new(colour, 12), "left", XShift: place, YShift: 4, Name: name);
            place += 34 + (6.6 * words.Length);
        }
    }
}
