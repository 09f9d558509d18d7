using System.Text.Json;
using System.Text.Json.Serialization;

namespace PipelineRisk.Live;

/// <summary>How things stand: what the strip at the top of the page says. A new state takes the place of the old one as a whole.</summary>
/// <param name="Status">What is being done.</param>
/// <param name="Edition">The name of the report to show; null before the first: a page that has an older one keeps it.</param>
internal sealed record LiveState(LiveStatus Status, string? Edition)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The share of the run that is done, from 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>What is wrong with the inputs, in the words of the command line.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What the last finished run was; null before the first.</summary>
    public string? Run { get; init; }

    /// <summary>What it has differently from the one before it; null before the second.</summary>
    public RunChange? Change { get; init; }

    /// <summary>Why its files could not be written; null where they were.</summary>
    public string? Failure { get; init; }

    /// <summary>The state as the page reads it, on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>What a watch is doing.</summary>
internal enum LiveStatus
{
    /// <summary>A run is on its way.</summary>
    Computing,

    /// <summary>The run is there; what its report shows beyond it is on its way.</summary>
    Refining,

    /// <summary>All is there.</summary>
    Current,

    /// <summary>The inputs have errors; the last good report is shown.</summary>
    Invalid,
}
