using System.Text.Json.Serialization;

namespace PipelineRisk.Reports.Plotly;

/// <summary>The numbers of a chart as a table: what can be opened below it and saved as CSV. Its columns are equally long.</summary>
internal sealed record ChartData(params IReadOnlyList<ChartColumn> Columns);

/// <summary>A column of numbers, or of words.</summary>
internal sealed record ChartColumn
{
    private ChartColumn(string name, IReadOnlyList<double>? numbers, IReadOnlyList<string>? words) => (Name, Numbers, Words) = (name, numbers, words);

    /// <summary>Its heading, with the unit.</summary>
    public string Name { get; }

    /// <summary>Its cells, as the page reads them.</summary>
    public object Values => (object?)Numbers ?? Words!;

    /// <summary>The numbers; NaN is a cell without one.</summary>
    [JsonIgnore]
    public IReadOnlyList<double>? Numbers { get; }

    /// <summary>The words.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Words { get; }

    /// <summary>A column of numbers.</summary>
    public static ChartColumn Of(string name, IEnumerable<double> numbers) => new(name, [.. numbers], null);

    /// <summary>A column of words.</summary>
    public static ChartColumn Of(string name, IEnumerable<string> words) => new(name, null, [.. words]);
}
