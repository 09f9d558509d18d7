using PipelineRisk.Economics;
using PipelineRisk.Oracles;
using PipelineRisk.Simulation;

namespace PipelineRisk.Core.Tests.Economics;

/// <summary>Random inputs of the model, the ordinary and the extreme, from a seed.</summary>
internal sealed class RandomProject
{
    private static readonly string[] SeriesNames =
        ["china_demand", "erosion_in_forecast", "china_production", "contracted_imports", "other_russian_pipeline", "lng_truck_demand"];

    private static readonly Parameter?[] Positions =
        [Parameter.DemandPosition, null, Parameter.ProductionPosition, Parameter.ImportsPosition, null, Parameter.LngTruckPosition];

    public RandomProject(int seed)
    {
        Random random = new(seed);
        double Between(double low, double high) => low + (high - low) * random.NextDouble();
        bool Sometimes(double share) => random.NextDouble() < share;

        int years = Sometimes(0.2) ? random.Next(10, 101) : 50;
        foreach (ParameterInfo info in ParameterCatalogue.All)
        {
            Values[(int)info.Id] = info.Id switch
            {
                Parameter.ValuationYear => 2027,
                Parameter.HorizonYears => years,
                Parameter.ConstructionStart => Between(2025, 2029),
                Parameter.ConstructionCost => Between(5, 45),
                Parameter.CostOverrun => Between(0.7, 2.5),
                Parameter.CompletionYear => Between(2029, 2037),
                Parameter.CompletionDelay => Sometimes(0.3) ? 0 : Between(0, 5),
                Parameter.Capacity => Between(5, 60),
                Parameter.RampYears => Sometimes(0.15) ? 0 : Between(0.1, 8),
                Parameter.ContractYears => Between(5, 35),
                Parameter.EuPriceInitial or Parameter.DiscountReference => Between(5, 15),
                Parameter.EuPriceLongRun => Between(2, 12),
                Parameter.EuPriceReversion or Parameter.OilPriceReversion => Sometimes(0.1) ? 1e-3 : Between(0.05, 0.9),
                Parameter.EuPriceVolatility or Parameter.OilPriceVolatility => Sometimes(0.1) ? 0 : Between(0.05, 0.5),
                Parameter.PriceDiscount => Between(-0.2, 0.7),
                Parameter.DiscountSlope => Between(0, 0.6),
                Parameter.BorderPriceFloor => Between(0, 3),
                Parameter.AsiaLngPremium => Between(-0.1, 0.3),
                Parameter.BorderToCityCost => Between(0, 1.5),
                Parameter.OilPriceInitial or Parameter.OilPriceLongRun => Between(40, 110),
                Parameter.OilGasShockCorrelation => Between(-0.9, 0.9),
                Parameter.OilSlope => Between(0.05, 0.12),
                Parameter.OilIndexWeight => Sometimes(0.6) ? 0 : Sometimes(0.5) ? 1 : Between(0, 1),
                Parameter.HeatContent => Between(33, 38),
                Parameter.DemandPosition or Parameter.ProductionPosition or Parameter.ImportsPosition or Parameter.LngTruckPosition => Between(-3, 3),
                Parameter.OfftakeResponse => Between(0, 0.8),
                Parameter.RussianShareCap => Between(0.05, 0.5),
                Parameter.HeatPumpStockInitial => Between(0, 150),
                Parameter.HeatPumpStockCeiling => Between(0, 1000),
                Parameter.HeatPumpMidpoint => Between(2020, 2050),
                Parameter.BatteryTruckMidpoint => Between(2022, 2032),
                Parameter.HeatPumpGrowth or Parameter.BatteryTruckGrowth => Sometimes(0.1) ? Between(20, 80) : Between(0.05, 1),
                Parameter.HeatPumpFullLoadHours => Between(500, 2500),
                Parameter.BoilerEfficiency => Between(0.7, 1),
                Parameter.BatteryTruckFleetInitial => Between(0, 0.5),
                Parameter.TruckLife => Between(1, 12),
                Parameter.UpstreamCost or Parameter.ExtractionTax => Between(0, 60),
                Parameter.FuelShare => Between(0, 0.2),
                Parameter.FixedOpexShare or Parameter.PropertyTaxRate => Between(0, 0.05),
                Parameter.TransitTariff => Between(0, 3),
                Parameter.TransitLength => Between(0, 1500),
                Parameter.ExportDutyRate or Parameter.ProfitTaxRate => Between(0, 0.4),
                Parameter.DepreciationYears => Between(5, 40),
                Parameter.RuptureHazard => Sometimes(0.2) ? 0 : Sometimes(0.2) ? Between(0.1, 2) : Between(0, 0.03),
                Parameter.DisruptionProbability => Between(0, 0.3),
                Parameter.DiscountRate or Parameter.EquityReturn => Sometimes(0.1) ? Between(-0.1, 0) : Between(0, 0.15),
                Parameter.PrematureYears => Between(0, 10),
                Parameter.DistressYears => random.Next(1, 6),
                Parameter.DebtShare => Sometimes(0.15) ? 0 : Between(0, 1),
                Parameter.LoanRate => Between(-0.02, 0.1),
                Parameter.PandaBondAvailable => Sometimes(0.5) ? 1 : 0,
                Parameter.PandaBondSaving => Between(0, 0.04),
                Parameter.LoanTenor => random.Next(1, 30),
                Parameter.LoanGrace => random.Next(0, 8),
                _ => random.NextDouble(), // the shares
            };
        }

        double[] starts = [430, 0, 262, 130, 39, 20];
        double[] ends = [Between(300, 700), Between(0, 40), Between(200, 400), Between(20, 200), Between(30, 70), Between(10, 60)];
        List<DeckPoint> points = [];
        for (int series = 0; series < starts.Length; series++)
        {
            foreach (int year in new[] { 2025, 2031, 2040, 2060 })
            {
                double central = starts[series] + (ends[series] - starts[series]) * (year - 2025) / 35;
                string position = Positions[series] is { } parameter ? ParameterCatalogue.Of(parameter).Name : "";
                points.Add(new(SeriesNames[series], year, central * Between(0.6, 1), central, central * Between(1, 1.4), position));
            }
        }

        Points = points;
        Tables = new YearTables(
            2027, years, (int)Values[(int)Parameter.DistressYears], (int)Values[(int)Parameter.LoanTenor], (int)Values[(int)Parameter.LoanGrace],
            [.. SeriesNames.Select((name, series) => new Scenarios.Deck(
                (DeckSeries)series,
                [.. points.Where(point => point.Series == name).Select(point => new Scenarios.DeckYear((int)point.Year, point.Low, point.Central, point.High))],
                Positions[series], "").Columns(2027, years))]);

        Rupture = random.NextDouble();
        Gas = Path(years, () => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble()));
        Oil = Path(years, () => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble()));
        Disruption = Path(years, random.NextDouble);
    }

    public double[] Values { get; } = new double[ParameterCatalogue.Count];

    public IReadOnlyList<DeckPoint> Points { get; }

    public YearTables Tables { get; }

    public double Rupture { get; }

    public double[] Gas { get; }

    public double[] Oil { get; }

    public double[] Disruption { get; }

    /// <summary>The trial by the project's own model.</summary>
    public TrialRecord Evaluate() => TrialAudit.Evaluate(Tables, 0, Values, Rupture, Gas, Oil, Disruption);

    /// <summary>The trial by the slow twin.</summary>
    public SlowTrial EvaluateSlowly() => SlowModel.Evaluate(new(
        ParameterCatalogue.All.ToDictionary(info => info.Name, info => Values[(int)info.Id], StringComparer.Ordinal),
        Points, Rupture, Gas, Oil, Disruption));

    private static double[] Path(int years, Func<double> next) => [.. Enumerable.Range(0, years).Select(_ => next())];
}
