namespace PipelineRisk.Economics;

/// <summary>Parameters that belong together, from the first to the last in the order of the model page.</summary>
/// <param name="Title">Its name for a reader.</param>
/// <param name="First">The first of its parameters.</param>
/// <param name="Last">The last of its parameters.</param>
public sealed record ParameterGroup(string Title, Parameter First, Parameter Last)
{
    /// <summary>All groups: every parameter is in one.</summary>
    public static IReadOnlyList<ParameterGroup> All { get; } =
    [
        new("Construction and contract", Parameter.ValuationYear, Parameter.DecommissioningShare),
        new("Prices", Parameter.EuPriceInitial, Parameter.HeatContent),
        new("Demand and the buyer’s call", Parameter.DemandPosition, Parameter.CityGasShare),
        new("Heat pumps", Parameter.HeatPumpStockInitial, Parameter.BoilerEfficiency),
        new("Battery trucks", Parameter.BatteryTruckSalesCeiling, Parameter.TruckLife),
        new("Take-or-pay", Parameter.TakeOrPayShare, Parameter.TakeOrPayFatigue),
        new("Costs and taxes", Parameter.UpstreamCost, Parameter.LossOffsetCap),
        new("Disruption and rupture", Parameter.DisruptionProbability, Parameter.RuptureHazard),
        new("Discounting and stranding", Parameter.DiscountRate, Parameter.DistressYears),
        new("Financing", Parameter.DebtShare, Parameter.EquityReturn),
    ];

    /// <summary>The group that <paramref name="parameter"/> is in.</summary>
    public static ParameterGroup Of(Parameter parameter) => All.First(group => group.Contains(parameter));

    /// <summary>Whether <paramref name="parameter"/> is in the group.</summary>
    public bool Contains(Parameter parameter) => parameter >= First && parameter <= Last;
}
