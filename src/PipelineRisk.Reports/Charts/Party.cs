using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>Somebody who gains or pays.</summary>
internal sealed record Party(Outcome Outcome, string Name, Colour Colour)
{
    /// <summary>The parties, in the order in which they are shown; Russia together is the first two.</summary>
    public static IReadOnlyList<Party> All { get; } =
    [
        new(Outcome.Npv, "Sponsor", Colour.Sponsor),
        new(Outcome.NpvState, "Russian state", Colour.State),
        new(Outcome.NpvRussia, "Russia together", Colour.Russia),
        new(Outcome.NpvTransit, "Transit country", Colour.Transit),
        new(Outcome.NpvBuyer, "Chinese buyer", Colour.Buyer),
    ];
}
