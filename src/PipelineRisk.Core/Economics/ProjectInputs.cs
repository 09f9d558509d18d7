using System.Runtime.CompilerServices;

namespace PipelineRisk.Economics;

/// <summary>One value for every parameter: of one trial, or of as many side by side as <typeparamref name="TReal"/> has lanes.</summary>
/// <remarks>Units and domains: <see cref="ParameterCatalogue"/>.</remarks>
[InlineArray((int)Parameter.EquityReturn + 1)]
internal struct ProjectInputs<TReal> where TReal : unmanaged
{
    private TReal _first;

    public readonly TReal ConstructionStart => this[(int)Parameter.ConstructionStart];
    public readonly TReal ConstructionCost => this[(int)Parameter.ConstructionCost];
    public readonly TReal CostOverrun => this[(int)Parameter.CostOverrun];
    public readonly TReal CompletionYear => this[(int)Parameter.CompletionYear];
    public readonly TReal CompletionDelay => this[(int)Parameter.CompletionDelay];
    public readonly TReal Capacity => this[(int)Parameter.Capacity];
    public readonly TReal RampYears => this[(int)Parameter.RampYears];
    public readonly TReal RampInitialShare => this[(int)Parameter.RampInitialShare];
    public readonly TReal ContractYears => this[(int)Parameter.ContractYears];
    public readonly TReal DecommissioningShare => this[(int)Parameter.DecommissioningShare];
    public readonly TReal EuPriceInitial => this[(int)Parameter.EuPriceInitial];
    public readonly TReal EuPriceLongRun => this[(int)Parameter.EuPriceLongRun];
    public readonly TReal EuPriceReversion => this[(int)Parameter.EuPriceReversion];
    public readonly TReal EuPriceVolatility => this[(int)Parameter.EuPriceVolatility];
    public readonly TReal PriceDiscount => this[(int)Parameter.PriceDiscount];
    public readonly TReal DiscountSlope => this[(int)Parameter.DiscountSlope];
    public readonly TReal DiscountReference => this[(int)Parameter.DiscountReference];
    public readonly TReal BorderPriceFloor => this[(int)Parameter.BorderPriceFloor];
    public readonly TReal AsiaLngPremium => this[(int)Parameter.AsiaLngPremium];
    public readonly TReal BorderToCityCost => this[(int)Parameter.BorderToCityCost];
    public readonly TReal OilPriceInitial => this[(int)Parameter.OilPriceInitial];
    public readonly TReal OilPriceLongRun => this[(int)Parameter.OilPriceLongRun];
    public readonly TReal OilPriceReversion => this[(int)Parameter.OilPriceReversion];
    public readonly TReal OilPriceVolatility => this[(int)Parameter.OilPriceVolatility];
    public readonly TReal OilGasShockCorrelation => this[(int)Parameter.OilGasShockCorrelation];
    public readonly TReal OilSlope => this[(int)Parameter.OilSlope];
    public readonly TReal OilIndexLag => this[(int)Parameter.OilIndexLag];
    public readonly TReal OilIndexWeight => this[(int)Parameter.OilIndexWeight];
    public readonly TReal HeatContent => this[(int)Parameter.HeatContent];
    public readonly TReal DemandPosition => this[(int)Parameter.DemandPosition];
    public readonly TReal ProductionPosition => this[(int)Parameter.ProductionPosition];
    public readonly TReal ImportsPosition => this[(int)Parameter.ImportsPosition];
    public readonly TReal LngTruckPosition => this[(int)Parameter.LngTruckPosition];
    public readonly TReal ShareOfCall => this[(int)Parameter.ShareOfCall];
    public readonly TReal OfftakeResponse => this[(int)Parameter.OfftakeResponse];
    public readonly TReal FirmContractShare => this[(int)Parameter.FirmContractShare];
    public readonly TReal RussianShareCap => this[(int)Parameter.RussianShareCap];
    public readonly TReal CityGasShare => this[(int)Parameter.CityGasShare];
    public readonly TReal HeatPumpStockInitial => this[(int)Parameter.HeatPumpStockInitial];
    public readonly TReal HeatPumpStockCeiling => this[(int)Parameter.HeatPumpStockCeiling];
    public readonly TReal HeatPumpMidpoint => this[(int)Parameter.HeatPumpMidpoint];
    public readonly TReal HeatPumpGrowth => this[(int)Parameter.HeatPumpGrowth];
    public readonly TReal HeatPumpFullLoadHours => this[(int)Parameter.HeatPumpFullLoadHours];
    public readonly TReal HeatPumpGasDisplacement => this[(int)Parameter.HeatPumpGasDisplacement];
    public readonly TReal BoilerEfficiency => this[(int)Parameter.BoilerEfficiency];
    public readonly TReal BatteryTruckSalesCeiling => this[(int)Parameter.BatteryTruckSalesCeiling];
    public readonly TReal BatteryTruckMidpoint => this[(int)Parameter.BatteryTruckMidpoint];
    public readonly TReal BatteryTruckGrowth => this[(int)Parameter.BatteryTruckGrowth];
    public readonly TReal BatteryTruckFleetInitial => this[(int)Parameter.BatteryTruckFleetInitial];
    public readonly TReal TruckLife => this[(int)Parameter.TruckLife];
    public readonly TReal TakeOrPayShare => this[(int)Parameter.TakeOrPayShare];
    public readonly TReal TakeOrPayEnforcement => this[(int)Parameter.TakeOrPayEnforcement];
    public readonly TReal TakeOrPayFatigue => this[(int)Parameter.TakeOrPayFatigue];
    public readonly TReal UpstreamCost => this[(int)Parameter.UpstreamCost];
    public readonly TReal FuelShare => this[(int)Parameter.FuelShare];
    public readonly TReal FixedOpexShare => this[(int)Parameter.FixedOpexShare];
    public readonly TReal TransitTariff => this[(int)Parameter.TransitTariff];
    public readonly TReal TransitLength => this[(int)Parameter.TransitLength];
    public readonly TReal ExtractionTax => this[(int)Parameter.ExtractionTax];
    public readonly TReal ExportDutyRate => this[(int)Parameter.ExportDutyRate];
    public readonly TReal PropertyTaxRate => this[(int)Parameter.PropertyTaxRate];
    public readonly TReal ProfitTaxRate => this[(int)Parameter.ProfitTaxRate];
    public readonly TReal DepreciationYears => this[(int)Parameter.DepreciationYears];
    public readonly TReal LossOffsetCap => this[(int)Parameter.LossOffsetCap];
    public readonly TReal DisruptionProbability => this[(int)Parameter.DisruptionProbability];
    public readonly TReal DisruptionRecovery => this[(int)Parameter.DisruptionRecovery];
    public readonly TReal DisruptionSeverity => this[(int)Parameter.DisruptionSeverity];
    public readonly TReal RuptureHazard => this[(int)Parameter.RuptureHazard];
    public readonly TReal DiscountRate => this[(int)Parameter.DiscountRate];
    public readonly TReal StrandingUtilisation => this[(int)Parameter.StrandingUtilisation];
    public readonly TReal PrematureYears => this[(int)Parameter.PrematureYears];
    public readonly TReal DebtShare => this[(int)Parameter.DebtShare];
    public readonly TReal LoanRate => this[(int)Parameter.LoanRate];
    public readonly TReal PandaBondAvailable => this[(int)Parameter.PandaBondAvailable];
    public readonly TReal PandaBondSaving => this[(int)Parameter.PandaBondSaving];
    public readonly TReal EquityReturn => this[(int)Parameter.EquityReturn];
}
