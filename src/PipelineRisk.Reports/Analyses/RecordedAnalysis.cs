using System.Text.Json;
using PipelineRisk.Reports.Charts;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The charts that an analysis command has written into the folder of a run, as <c>NAME.json</c>.</summary>
/// <param name="Name">The command: <c>attribution</c>.</param>
/// <param name="IsOfTheseInputs">Whether it had the same scenario, files and fixed parameters as the run; if not, it is not shown.</param>
/// <param name="CommandLine">The command as it was given.</param>
/// <param name="Charts">Its charts, with anchors that begin with <c>chart-NAME-</c>; none where it is of other inputs.</param>
internal sealed record RecordedAnalysis(string Name, bool IsOfTheseInputs, string CommandLine, IReadOnlyList<Chart> Charts)
{
    private static readonly string[] Shown = ["attribution", "sensitivity", "breakeven"];

    /// <summary>All that the report shows charts of, where they are in <paramref name="folder"/>.</summary>
    public static IReadOnlyList<RecordedAnalysis> In(string folder, Manifest run) =>
        [.. Shown.Select(name => Read(folder, name, run)).OfType<RecordedAnalysis>()];

    /// <summary>Reads it; null where there is none, or none that this program has written.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="name">The command.</param>
    /// <param name="run">The manifest of the run.</param>
    public static RecordedAnalysis? Read(string folder, string name, Manifest run)
    {
        string path = Path.Combine(folder, name + ".json");
        try
        {
            using FileStream file = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(file);
            JsonElement root = document.RootElement.Clone(), manifest = root.GetProperty("manifest");
            bool same = manifest.GetProperty("scenario").GetString() == run.Scenario
                && manifest.GetProperty("set").EnumerateArray().Select(value => value.GetString()).SequenceEqual(run.Set, StringComparer.Ordinal)
                && manifest.GetProperty("inputs").EnumerateObject().ToDictionary(input => input.Name, input => input.Value.GetString(), StringComparer.Ordinal) is var inputs
                && inputs.Count == run.Inputs.Count && run.Inputs.All(input => inputs.GetValueOrDefault(input.Key) == input.Value);
            return new(
                name, same, manifest.GetProperty("command_line").GetString()!,
                same ? [.. root.GetProperty("charts").EnumerateArray().Select(chart => Of(name, chart))] : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null; // not there, or not of this program's making: the report has a version of its own
        }
    }

    private static Chart Of(string name, JsonElement chart) => new(
        $"chart-{name}-{chart.GetProperty("id").GetString()!["chart-".Length..]}", chart.GetProperty("finding").GetString()!, chart.GetProperty("note").GetString()!,
        Enum.Parse<ChartSize>(chart.GetProperty("size").GetString()!), null)
    {
        Height = chart.TryGetProperty("height", out JsonElement height) ? height.GetInt32() : null,
        Recorded = new(chart.GetProperty("figure"), chart.GetProperty("table")),
    };
}
