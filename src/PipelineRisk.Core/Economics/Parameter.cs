namespace PipelineRisk.Economics;

/// <summary>Every parameter of the model, in the order of the model page. The number of a member is also the number of its random variable.</summary>
public enum Parameter
{
    ValuationYear, HorizonYears,
    ConstructionStart, ConstructionCost, CostOverrun, CompletionYear, CompletionDelay,
    Capacity, RampYears, RampInitialShare, ContractYears, DecommissioningShare,
    EuPriceInitial, EuPriceLongRun, EuPriceReversion, EuPriceVolatility,
    PriceDiscount, DiscountSlope, DiscountReference, BorderPriceFloor, AsiaLngPremium, BorderToCityCost,
    OilPriceInitial, OilPriceLongRun, OilPriceReversion, OilPriceVolatility, OilGasShockCorrelation,
    OilSlope, OilIndexLag, OilIndexWeight, HeatContent,
    DemandPosition, ProductionPosition, ImportsPosition, LngTruckPosition,
    ShareOfCall, OfftakeResponse, FirmContractShare, RussianShareCap, CityGasShare,
    HeatPumpStockInitial, HeatPumpStockCeiling, HeatPumpMidpoint, HeatPumpGrowth,
    HeatPumpFullLoadHours, HeatPumpGasDisplacement, BoilerEfficiency,
    BatteryTruckSalesCeiling, BatteryTruckMidpoint, BatteryTruckGrowth, BatteryTruckFleetInitial, TruckLife,
    TakeOrPayShare, TakeOrPayEnforcement, TakeOrPayFatigue,
    UpstreamCost, FuelShare, FixedOpexShare, TransitTariff, TransitLength,
    ExtractionTax, ExportDutyRate, PropertyTaxRate, ProfitTaxRate, DepreciationYears, LossOffsetCap,
    DisruptionProbability, DisruptionRecovery, DisruptionSeverity, RuptureHazard,
    DiscountRate, StrandingUtilisation, PrematureYears, DistressYears,
    DebtShare, LoanRate, PandaBondAvailable, PandaBondSaving, LoanTenor, LoanGrace, EquityReturn,
}
