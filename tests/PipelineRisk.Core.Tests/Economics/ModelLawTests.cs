using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Economics;

/// <summary>The laws of section 12 of the model page, on random projects.</summary>
public sealed class ModelLawTests
{
    private const int Projects = 300;

    [Fact]
    public void A_flat_price_at_full_call_earns_the_closed_form_annuity()
    {
        // 40 bcm/yr from 2030 to 2060, 5 USD/MMBtu, all built before 2030; nothing but upstream cost and the discount rate.
        RandomProject project = new(1);
        double[] values = project.Values;
        Array.Clear(values);
        Set(values, (Parameter.ValuationYear, 2027), (Parameter.HorizonYears, 50), (Parameter.ConstructionStart, 2027), (Parameter.ConstructionCost, 20),
            (Parameter.CostOverrun, 1), (Parameter.CompletionYear, 2030), (Parameter.Capacity, 40), (Parameter.RampInitialShare, 1),
            (Parameter.ContractYears, 30), (Parameter.EuPriceInitial, 5), (Parameter.EuPriceLongRun, 5), (Parameter.EuPriceReversion, 0.5),
            (Parameter.DiscountReference, 5), (Parameter.OilPriceInitial, 60), (Parameter.OilPriceLongRun, 60), (Parameter.OilPriceReversion, 0.5),
            (Parameter.HeatContent, 35.7), (Parameter.ShareOfCall, 1), (Parameter.RussianShareCap, 1), (Parameter.HeatPumpGrowth, 0.1),
            (Parameter.BatteryTruckGrowth, 0.1), (Parameter.BoilerEfficiency, 0.9), (Parameter.TruckLife, 7), (Parameter.UpstreamCost, 30),
            (Parameter.DepreciationYears, 25), (Parameter.DiscountRate, 0.1), (Parameter.EquityReturn, 0.12), (Parameter.DistressYears, 3),
            (Parameter.LoanTenor, 12), (Parameter.LoanGrace, 5));
        YearTables tables = Tables(demand: 600, production: 300, imports: 100, otherRussian: 50);

        TrialRecord trial = TrialAudit.Evaluate(tables, 0, values, 0.5, new double[50], new double[50], new double[50]);

        double yearly = 40 * (35.7 * 5 - 30) * 1e-3;
        double annuity = (1 - Math.Pow(1.1, -30)) / 0.1 * Math.Sqrt(1.1); // mid-year
        double[] spent = [7.0 / 27, 13.0 / 27, 7.0 / 27]; // s²(3 − 2s) by thirds
        double capex = 20 * spent.Select((share, k) => share * Math.Pow(1.1, -(k + 0.5))).Sum();
        Assert.Equal(yearly * annuity * Math.Pow(1.1, -3) - capex, trial[Outcome.Npv], 1e-9);
        Assert.Equal(1, trial[Outcome.MeanUtilisation], 1e-12);
    }

    [Fact]
    public void Money_scales()
    {
        Parameter[] money =
        [
            Parameter.ConstructionCost, Parameter.EuPriceInitial, Parameter.EuPriceLongRun, Parameter.DiscountReference, Parameter.BorderPriceFloor,
            Parameter.BorderToCityCost, Parameter.OilPriceInitial, Parameter.OilPriceLongRun, Parameter.UpstreamCost, Parameter.TransitTariff, Parameter.ExtractionTax,
        ];
        Outcome[] moneyOutcomes =
        [
            Outcome.Npv, Outcome.NpvR6, Outcome.NpvR8, Outcome.NpvR12, Outcome.PeakFunding, Outcome.LevelisedCost, Outcome.NpvState,
            Outcome.NpvTransit, Outcome.NpvBuyer, Outcome.NpvRussia, Outcome.NpvTotal, Outcome.StrandedCapital, Outcome.EquityNpv,
        ];
        foreach (RandomProject project in RandomProjects())
        {
            TrialRecord before = project.Evaluate();
            foreach (Parameter parameter in money)
            {
                project.Values[(int)parameter] *= 4;
            }

            TrialRecord after = project.Evaluate();
            foreach (OutcomeInfo info in OutcomeCatalogue.All)
            {
                double factor = moneyOutcomes.Contains(info.Id) ? 4 : 1;
                AssertClose(before[info.Id] * factor, after[info.Id], 1e-9, info.Name);
            }

            Assert.Equal(before.Cause, after.Cause);
        }
    }

    [Theory]
    [InlineData(Parameter.ConstructionCost)]
    [InlineData(Parameter.CostOverrun)]
    [InlineData(Parameter.PriceDiscount)]
    public void More_of_it_never_raises_the_npv(Parameter parameter)
    {
        foreach (RandomProject project in RandomProjects())
        {
            project.Values[(int)Parameter.OfftakeResponse] = 0;
            double before = project.Evaluate()[Outcome.Npv];
            project.Values[(int)parameter] += 0.1;
            Assert.True(project.Evaluate()[Outcome.Npv] <= before + 1e-9);
        }
    }

    [Fact]
    public void What_parties_pay_each_other_does_not_change_what_all_gain()
    {
        foreach (RandomProject project in RandomProjects())
        {
            project.Values[(int)Parameter.OfftakeResponse] = 0;
            double before = project.Evaluate()[Outcome.NpvTotal];
            foreach (Parameter transfer in (Parameter[])[Parameter.ExportDutyRate, Parameter.ExtractionTax, Parameter.TransitTariff, Parameter.ProfitTaxRate, Parameter.PropertyTaxRate, Parameter.PriceDiscount])
            {
                project.Values[(int)transfer] *= 0.5;
            }

            AssertClose(before, project.Evaluate()[Outcome.NpvTotal], 1e-9, "npv_total");
        }
    }

    [Fact]
    public void A_line_that_nobody_needs_delivers_nothing_and_is_stranded_as_idle()
    {
        RandomProject project = new(1);
        Set(project.Values, (Parameter.TakeOrPayEnforcement, 0), (Parameter.RuptureHazard, 0), (Parameter.CompletionYear, 2030), (Parameter.CompletionDelay, 0),
            (Parameter.ConstructionStart, 2027), (Parameter.ContractYears, 30), (Parameter.RampYears, 5), (Parameter.PrematureYears, 5),
            (Parameter.StrandingUtilisation, 0.4));
        YearTables tables = Tables(demand: 300, production: 300, imports: 100, otherRussian: 50);

        TrialRecord trial = TrialAudit.Evaluate(tables, 0, project.Values, 0.5, new double[50], new double[50], new double[50]);

        Assert.Equal(0, trial[Outcome.DeliveredTotal]);
        Assert.True(double.IsNaN(trial[Outcome.LevelisedCost]));
        Assert.Equal(StrandingCause.Idle, trial.Cause);
        Assert.Equal(2035, trial[Outcome.StrandingYear]);
    }

    [Theory]
    [InlineData(Parameter.HeatPumpStockCeiling, Parameter.HeatPumpStockInitial)]
    [InlineData(Parameter.BatteryTruckSalesCeiling, Parameter.BatteryTruckFleetInitial)]
    public void Without_a_new_technology_demand_is_never_lower(Parameter ceiling, Parameter initial)
    {
        int netDemand = TrialAudit.YearColumns.ToList().IndexOf("net_demand");
        foreach (RandomProject project in RandomProjects())
        {
            TrialRecord with = project.Evaluate();
            project.Values[(int)ceiling] = ceiling == Parameter.BatteryTruckSalesCeiling ? 0 : project.Values[(int)initial];
            TrialRecord without = project.Evaluate();
            for (int k = 0; k < with.Years.Count; k++)
            {
                Assert.True(without.Years[k][netDemand] >= with.Years[k][netDemand]);
            }
        }
    }

    private static IEnumerable<RandomProject> RandomProjects() => Enumerable.Range(1, Projects).Select(seed => new RandomProject(seed));

    private static YearTables Tables(double demand, double production, double imports, double otherRussian)
    {
        DeckColumns Flat(double value) => new([.. Enumerable.Repeat(value, 50)], new double[50], new double[50], null);
        return new YearTables(2027, 50, 3, 12, 5, [Flat(demand), Flat(0), Flat(production), Flat(imports), Flat(otherRussian), Flat(0)]);
    }

    private static void Set(double[] values, params (Parameter Parameter, double Value)[] settings)
    {
        foreach ((Parameter parameter, double value) in settings)
        {
            values[(int)parameter] = value;
        }
    }

    private static void AssertClose(double expected, double actual, double relative, string what) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1),
        $"{what} is {actual} and should be {expected}");
}
