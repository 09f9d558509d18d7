using PipelineRisk.Economics;

namespace PipelineRisk.Reports.Page;

/// <summary>Parameters that belong together, from the first to the last in the order of the model page.</summary>
internal sealed record InputGroup(string Title, Parameter First, Parameter Last)
{
    /// <summary>All groups: every parameter is in one.</summary>
    public static IReadOnlyList<InputGroup> All { get; } =
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

    /// <summary>Whether <paramref name="parameter"/> is in the group.</summary>
    public bool Contains(Parameter parameter) => parameter >= First && parameter <= Last;
}
