using static PipelineRisk.Economics.Parameter;

namespace PipelineRisk.Economics;

/// <summary>What the model knows of a parameter: its CSV name, the unit it is read in, and where its values may lie.</summary>
/// <param name="Id">The parameter.</param>
/// <param name="Name">Its name in the CSV files (snake_case).</param>
/// <param name="Unit">The unit the model reads it in.</param>
/// <param name="Domain">The values it may take (model page, section 13).</param>
/// <param name="IsStructural">An integer constant that shapes the calculation itself; it cannot be uncertain.</param>
public sealed record ParameterInfo(Parameter Id, string Name, string Unit, Domain Domain, bool IsStructural = false);

/// <summary>The list of all parameters (model page, sections 1 to 10, domains of section 13).</summary>
public static class ParameterCatalogue
{
    private static readonly Domain Share = Domain.Between(0, 1);
    private static readonly Domain ShareBelowOne = Domain.FromUpTo(0, 1);
    private static readonly Domain Signed = Domain.Inside(-1, 1);
    private static readonly Domain Rate = Domain.Above(-0.5);
    private static readonly Domain Positive = Domain.Above(0);
    private static readonly Domain NotNegative = Domain.AtLeast(0);

    /// <summary>All parameters, at the index of their <see cref="Parameter"/>.</summary>
    public static IReadOnlyList<ParameterInfo> All { get; } =
    [
        new(ValuationYear, "valuation_year", "year", Domain.Between(1900, 2200), IsStructural: true),
        new(HorizonYears, "horizon_years", "years", Domain.Between(10, 100), IsStructural: true),
        new(ConstructionStart, "construction_start", "year", Domain.Real),
        new(ConstructionCost, "construction_cost", "USD bn", Positive),
        new(CostOverrun, "cost_overrun", "factor", Positive),
        new(CompletionYear, "completion_year", "year", Domain.Real),
        new(CompletionDelay, "completion_delay", "years", NotNegative),
        new(Capacity, "capacity", "bcm/yr", Positive),
        new(RampYears, "ramp_years", "years", NotNegative),
        new(RampInitialShare, "ramp_initial_share", "fraction", Share),
        new(ContractYears, "contract_years", "years", Positive),
        new(DecommissioningShare, "decommissioning_share", "fraction", Share),
        new(EuPriceInitial, "eu_price_initial", "USD/MMBtu", Positive),
        new(EuPriceLongRun, "eu_price_long_run", "USD/MMBtu", Positive),
        new(EuPriceReversion, "eu_price_reversion", "1/yr", Positive),
        new(EuPriceVolatility, "eu_price_volatility", "1/sqrt(yr)", NotNegative),
        new(PriceDiscount, "price_discount", "fraction", Signed),
        new(DiscountSlope, "discount_slope", "per log price", NotNegative),
        new(DiscountReference, "discount_reference", "USD/MMBtu", Positive),
        new(BorderPriceFloor, "border_price_floor", "USD/MMBtu", NotNegative),
        new(AsiaLngPremium, "asia_lng_premium", "fraction", Domain.Above(-1)),
        new(BorderToCityCost, "border_to_city_cost", "USD/MMBtu", NotNegative),
        new(OilPriceInitial, "oil_price_initial", "USD/bbl", Positive),
        new(OilPriceLongRun, "oil_price_long_run", "USD/bbl", Positive),
        new(OilPriceReversion, "oil_price_reversion", "1/yr", Positive),
        new(OilPriceVolatility, "oil_price_volatility", "1/sqrt(yr)", NotNegative),
        new(OilGasShockCorrelation, "oil_gas_shock_correlation", "fraction", Signed),
        new(OilSlope, "oil_slope", "USD/MMBtu per USD/bbl", NotNegative),
        new(OilIndexLag, "oil_index_lag", "years", Share),
        new(OilIndexWeight, "oil_index_weight", "fraction", Share),
        new(HeatContent, "heat_content", "MMBtu/1000 m3", Positive),
        new(DemandPosition, "demand_position", "deck position", Domain.Real),
        new(ProductionPosition, "production_position", "deck position", Domain.Real),
        new(ImportsPosition, "imports_position", "deck position", Domain.Real),
        new(LngTruckPosition, "lng_truck_position", "deck position", Domain.Real),
        new(ShareOfCall, "share_of_call", "fraction", Share),
        new(OfftakeResponse, "offtake_response", "fraction", NotNegative),
        new(FirmContractShare, "firm_contract_share", "fraction", Share),
        new(RussianShareCap, "russian_share_cap", "fraction", Share),
        new(CityGasShare, "city_gas_share", "fraction", Share),
        new(HeatPumpStockInitial, "heat_pump_stock_initial", "GW thermal", NotNegative),
        new(HeatPumpStockCeiling, "heat_pump_stock_ceiling", "GW thermal", NotNegative),
        new(HeatPumpMidpoint, "heat_pump_midpoint", "year", Domain.Real),
        new(HeatPumpGrowth, "heat_pump_growth", "1/yr", Positive),
        new(HeatPumpFullLoadHours, "heat_pump_full_load_hours", "h/yr", NotNegative),
        new(HeatPumpGasDisplacement, "heat_pump_gas_displacement", "fraction", Share),
        new(BoilerEfficiency, "boiler_efficiency", "fraction", Domain.AboveUpTo(0, 1)),
        new(BatteryTruckSalesCeiling, "battery_truck_sales_ceiling", "fraction", Share),
        new(BatteryTruckMidpoint, "battery_truck_midpoint", "year", Domain.Real),
        new(BatteryTruckGrowth, "battery_truck_growth", "1/yr", Positive),
        new(BatteryTruckFleetInitial, "battery_truck_fleet_initial", "fraction", ShareBelowOne),
        new(TruckLife, "truck_life", "years", Domain.AtLeast(1)),
        new(TakeOrPayShare, "take_or_pay_share", "fraction", Share),
        new(TakeOrPayEnforcement, "take_or_pay_enforcement", "fraction", Share),
        new(TakeOrPayFatigue, "take_or_pay_fatigue", "fraction per year", Share),
        new(UpstreamCost, "upstream_cost", "USD/1000 m3", NotNegative),
        new(FuelShare, "fuel_share", "fraction", ShareBelowOne),
        new(FixedOpexShare, "fixed_opex_share", "1/yr", Share),
        new(TransitTariff, "transit_tariff", "USD/1000 m3/100 km", NotNegative),
        new(TransitLength, "transit_length", "km", NotNegative),
        new(ExtractionTax, "extraction_tax", "USD/1000 m3", NotNegative),
        new(ExportDutyRate, "export_duty_rate", "fraction", ShareBelowOne),
        new(PropertyTaxRate, "property_tax_rate", "fraction", ShareBelowOne),
        new(ProfitTaxRate, "profit_tax_rate", "fraction", ShareBelowOne),
        new(DepreciationYears, "depreciation_years", "years", Positive),
        new(LossOffsetCap, "loss_offset_cap", "fraction", Share),
        new(DisruptionProbability, "disruption_probability", "1/yr", Share),
        new(DisruptionRecovery, "disruption_recovery", "1/yr", Share),
        new(DisruptionSeverity, "disruption_severity", "fraction", Share),
        new(RuptureHazard, "rupture_hazard", "1/yr", NotNegative),
        new(DiscountRate, "discount_rate", "1/yr", Rate),
        new(StrandingUtilisation, "stranding_utilisation", "fraction", Share),
        new(PrematureYears, "premature_years", "years", NotNegative),
        new(DistressYears, "distress_years", "years", Domain.Between(1, 10), IsStructural: true),
        new(DebtShare, "debt_share", "fraction", Share),
        new(LoanRate, "loan_rate", "1/yr", Rate),
        new(PandaBondAvailable, "panda_bond_available", "0 or 1", Share),
        new(PandaBondSaving, "panda_bond_saving", "1/yr", NotNegative),
        new(LoanTenor, "loan_tenor", "years", Domain.Between(1, 40), IsStructural: true),
        new(LoanGrace, "loan_grace", "years", Domain.Between(0, 10), IsStructural: true),
        new(EquityReturn, "equity_return", "1/yr", Rate),
    ];

    private static readonly Dictionary<string, ParameterInfo> ByName = All.ToDictionary(info => info.Name, StringComparer.Ordinal);

    /// <summary>How many parameters there are.</summary>
    public static int Count => All.Count;

    /// <summary>What is known of <paramref name="parameter"/>.</summary>
    public static ParameterInfo Of(Parameter parameter) => All[(int)parameter];

    /// <summary>Finds a parameter by its CSV name (exact spelling).</summary>
    public static bool TryFind(string name, out ParameterInfo info) => ByName.TryGetValue(name, out info!);
}
