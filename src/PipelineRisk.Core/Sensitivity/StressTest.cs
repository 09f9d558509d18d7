using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What a shock leads to.</summary>
/// <param name="Shock">The shock.</param>
/// <param name="Means">The mean of each response under it.</param>
/// <param name="Changes">The same less the base, on the same draws.</param>
public sealed record ShockEffect(Shock Shock, IReadOnlyList<PairedEstimate> Means, IReadOnlyList<PairedEstimate> Changes);

/// <summary>What named shocks lead to, one by one and together.</summary>
/// <param name="Base">The mean of each response without a shock.</param>
/// <param name="Shocks">The shocks, all of them together last.</param>
/// <param name="IsWithoutDemand">Whether the demand of the net-zero path was left out, as its decks are not known.</param>
/// <param name="Evaluations">How often the model was evaluated.</param>
public sealed record StressTest(IReadOnlyList<PairedEstimate> Base, IReadOnlyList<ShockEffect> Shocks, bool IsWithoutDemand, long Evaluations)
{
    /// <summary>What is compared.</summary>
    public static IReadOnlyList<Response> Responses { get; } =
    [
        Response.Of(Outcome.Npv), Response.Of(Outcome.NpvRussia), Response.Of(Outcome.MeanUtilisation), Response.Of(RiskEvent.Loss), Response.Of(RiskEvent.Stranded),
        Response.Of(RiskEvent.StrandedIdle), Response.Of(RiskEvent.StrandedLoss), Response.Of(RiskEvent.StrandedRupture),
    ];

    /// <summary>Lets every shock happen in every trial.</summary>
    /// <param name="scenario">What is believed without them.</param>
    /// <param name="netZero">The scenario that the Chinese demand of the net-zero path, and the erosion it contains, are taken from; null leaves that shock out.</param>
    /// <param name="options">How many trials, each of which is evaluated once for every shock and twice more; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static StressTest Of(
        Scenario scenario, Scenario? netZero, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Shock[] own = [Shock.LateAndDear, Shock.PriceCollapse, Shock.Rupture];
        Shock[] demand = netZero is null ? [] : [Shock.NetZeroDemand];
        Shock together = Shock.Together([.. own, .. demand]);
        Shock[] all = [.. own, .. demand, together];

        ProgressParts parts = new(progress, all.Length - demand.Length, demand.Length + 1);
        Scenario other = netZero is null ? scenario : WithDemandOf(scenario, netZero);
        PairedEstimate[][] ofBase = Means(scenario, [null, .. all.Where(shock => !shock.IsOfOtherDecks)], options, parts.Next(), cancellation);
        PairedEstimate[][] ofOther = Means(other, [.. all.Where(shock => shock.IsOfOtherDecks)], options, parts.Next(), cancellation);
        PairedEstimate[] without = ofBase[0];
        Queue<PairedEstimate[]> fromBase = new(ofBase.Skip(1)), fromOther = new(ofOther);
        ShockEffect[] effects = [.. all.Select(shock =>
        {
            PairedEstimate[] means = (shock.IsOfOtherDecks ? fromOther : fromBase).Dequeue();
            return new ShockEffect(shock, means, [.. means.Zip(without, (shocked, mean) => shocked - mean)]);
        })];
        return new(without, effects, netZero is null, (ofBase.Length + ofOther.Length) * options.Trials);
    }

    private static Scenario WithDemandOf(Scenario scenario, Scenario netZero) => scenario with
    {
        Decks = [.. scenario.Decks.Zip(netZero.Decks, (deck, other) => deck.Series is DeckSeries.ChinaDemand or DeckSeries.ErosionInForecast ? other : deck)],
    };

    // The same draws in every study, as their numbers go by the names of the parameters.
    private static PairedEstimate[][] Means(
        Scenario scenario, IReadOnlyList<Shock?> shocks, RunOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (shocks.Count == 0)
        {
            return [];
        }

        Study study = Study.Of(scenario, Responses, Shock.Together(Shock.LateAndDear, Shock.PriceCollapse, Shock.Rupture).Changed);
        StudyRun run = new(study, options, progress, cancellation);
        return run.Means([.. shocks.Select(shock => shock?.Of(study, run.Plan) ?? new NoVariation())]);
    }
}
