using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>Somebody who gains or pays.</summary>
/// <param name="Outcome">The present value.</param>
/// <param name="Name">The name.</param>
/// <param name="Colour">The colour, everywhere.</param>
/// <param name="IsSum">Whether it is the sum of those before it.</param>
internal sealed record Party(Outcome Outcome, string Name, Colour Colour, bool IsSum = false)
{
    /// <summary>The parties, in the order of the waterfall.</summary>
    public static IReadOnlyList<Party> All { get; } =
    [
        new(Outcome.Npv, "Sponsor", Colour.Sponsor),
        new(Outcome.NpvState, "Russian state", Colour.State),
        new(Outcome.NpvRussia, "Russia together", Colour.Russia, IsSum: true),
        new(Outcome.NpvTransit, "Transit country", Colour.Transit),
        new(Outcome.NpvBuyer, "Chinese buyer", Colour.Buyer),
        new(Outcome.NpvTotal, "All together", Colour.Muted, IsSum: true),
    ];
}
