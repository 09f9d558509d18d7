using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sensitivity;

/// <summary>Factors that an analysis takes as one.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Factors">The places of its factors in the study.</param>
public sealed record FactorGroup(string Name, IReadOnlyList<int> Factors)
{
    /// <summary>The name of the group of all factors without a driver.</summary>
    public const string Others = "no driver";

    /// <summary>Every uncertain factor a group of its own.</summary>
    public static IReadOnlyList<FactorGroup> Single(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return [.. study.Factors.Index().Where(entry => entry.Item.IsUncertain).Select(entry => new FactorGroup(entry.Item.Name, [entry.Index]))];
    }

    /// <summary>
    /// A group for each driver, with its uncertain parameters; and one for all factors that have none. The price path goes with the volatility of the European
    /// price, the disruption path with the rupture hazard: without those parameters it changes nothing.
    /// </summary>
    public static IReadOnlyList<FactorGroup> ByDriver(Study study, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. study.Factors.Index()
            .Where(entry => entry.Item.IsUncertain)
            .GroupBy(entry => scenario[Owner(entry.Item)].Driver ?? Others, entry => entry.Index, StringComparer.Ordinal)
            .OrderBy(group => group.Key == Others)
            .Select(group => new FactorGroup(group.Key, [.. group]))];
    }

    private static Parameter Owner(Factor factor) =>
        factor.Parameter ?? (factor.Name == Factor.PricePath ? Parameter.EuPriceVolatility : Parameter.RuptureHazard);
}
