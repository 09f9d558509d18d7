using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Break-even values of the pipeline, confirmed by runs with the parameter fixed there.</summary>
public sealed class BreakEvenBaseCaseTests
{
    [Theory]
    [InlineData(Parameter.PriceDiscount)]
    [InlineData(Parameter.ConstructionCost)]
    public void A_run_with_the_parameter_fixed_there_has_a_mean_npv_of_0(Parameter parameter)
    {
        BreakEven found = Find(BaseCase.Scenario, parameter, "mean:npv=0", 1 << 15);
        BreakEvenPoint point = Assert.Single(found.Points);
        Assert.False(point.IsRising);
        Estimate Npv(double value) => MonteCarlo.Run(BaseCase.Scenario.Fixing(parameter, value), Options(1 << 15, seed: 77))[Outcome.Npv].Mean;

        Estimate there = Npv(point.Value), below = Npv(found.Check[0].X), above = Npv(found.Check[2].X);
        double error = there.StandardError * Math.Sqrt(2); // that of the break-even value is as large
        Assert.InRange(there.Value, -4 * error, 4 * error);
        Assert.Equal([0.99 * Math.Abs(point.Value), 1.01 * Math.Abs(point.Value)], new[] { found.Check[0].X, found.Check[2].X }.Select(Math.Abs).Order());
        Assert.True(found.Check[0].Value > 0 && found.Check[2].Value < 0);
        Assert.True(below.Value > above.Value);
        Assert.Equal(found.Check[0].Value - found.Check[2].Value, below.Value - above.Value, 0.1 * (below.Value - above.Value));
    }

    [Fact]
    public void The_draws_are_those_of_a_run_with_the_parameter_fixed()
    {
        BreakEven found = Find(BaseCase.Scenario, Parameter.PriceDiscount, "mean:npv=0", 1 << 13);
        Assert.All(found.Check, at => Assert.Equal(
            MonteCarlo.Run(BaseCase.Scenario.Fixing(Parameter.PriceDiscount, at.X), Options(1 << 13))[Outcome.Npv].Mean.Value, at.Value, 1e-10));
    }

    [Theory]
    [InlineData("p:loss=0.5", 0.5)]
    [InlineData("p50:npv=0", 0.5)] // the same question
    public void A_loss_is_as_likely_as_not_where_the_median_is_0(string target, double probability)
    {
        double cost = Assert.Single(Find(BaseCase.Scenario, Parameter.ConstructionCost, target, 1 << 15).Points).Value;
        RunResult run = MonteCarlo.Run(BaseCase.Scenario.Fixing(Parameter.ConstructionCost, cost), Options(1 << 15, seed: 77));
        Estimate loss = run.Events.Single(summary => summary.Event == RiskEvent.Loss).Probability;
        Assert.Equal(probability, loss.Value, 4 * Math.Sqrt(2) * loss.StandardError);
    }

    [Fact]
    public void An_internal_rate_of_return_is_met_over_the_trials_that_have_one() // and a constant parameter can be solved for
    {
        double rate = Assert.Single(Find(BaseCase.Scenario, Parameter.ProfitTaxRate, "p50:irr=0.06", 1 << 13).Points).Value;
        RunResult run = MonteCarlo.Run(BaseCase.Scenario.Fixing(Parameter.ProfitTaxRate, rate), Options(1 << 13));
        Assert.Equal(0.06, run[Outcome.Irr].Quantiles.Single(quantile => quantile.Probability == 0.5).Value, 1e-4);
    }

    [Fact]
    public void Money_can_be_counted_in_another_unit() // model page, section 12: all money times c, and the break-even cost is c times as high
    {
        const double C = 3;
        Scenario scaled = Money.Aggregate(BaseCase.Scenario, (scenario, parameter) => scenario with
        {
            Inputs = [.. scenario.Inputs.Select(input => input.Info.Id == parameter ? input with { Distribution = new Times(C, input.Distribution) } : input)],
        });
        FactorRange range = new(1, 60);
        BreakEvenPoint plain = Assert.Single(Find(BaseCase.Scenario, Parameter.ConstructionCost, "mean:npv=-4", 1 << 11, range).Points);
        BreakEvenPoint times = Assert.Single(Find(scaled, Parameter.ConstructionCost, "mean:npv=-12", 1 << 11, new(C * range.Low, C * range.High)).Points);
        Assert.Equal(C * plain.Value, times.Value, 1e-6 * times.Value);
        Assert.Equal(C * plain.High, times.High, 1e-6 * times.High);
    }

    [Fact]
    public void No_discount_makes_a_loss_as_unlikely_as_a_gain()
    {
        BreakEven found = Find(BaseCase.Scenario, Parameter.PriceDiscount, "p:loss=0.5", 1 << 12);
        Assert.Empty(found.Points);
        Assert.InRange(found.AtLow.Value, 0.5, 0.6);
        Assert.Equal(1, found.AtHigh.Value);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        BreakEven one = Find(BaseCase.Scenario, Parameter.PriceDiscount, "p10:npv=-20", 2000, threads: 1), three = Find(BaseCase.Scenario, Parameter.PriceDiscount, "p10:npv=-20", 2000, threads: 3);
        Assert.Equal(one.Points, three.Points);
        Assert.Equal(one.Curve, three.Curve);
        Assert.Equal(one.Evaluations, three.Evaluations);
    }

    [Fact]
    public void A_parameter_is_searched_in_its_whole_domain()
    {
        FactorRange discount = RangeOf(Parameter.PriceDiscount), cost = RangeOf(Parameter.ConstructionCost), start = RangeOf(Parameter.ConstructionStart), share = RangeOf(Parameter.ShareOfCall);
        Assert.InRange(discount.Low, -1, -0.9999);
        Assert.InRange(discount.High, 0.9999, 1);
        Assert.InRange(cost.Low, 1e-9, 0.001);
        Assert.InRange(cost.High, 60, 70); // P99.9 of PERT(17, 25, 34) is 33.3, P0.1 is 17.4
        Assert.Equal((2007.75, 2047.75), (start.Low, start.High));
        Assert.Equal((0.0, 1.0), (share.Low, share.High));
    }

    [Theory]
    [InlineData(Parameter.HorizonYears)]
    [InlineData(Parameter.PandaBondAvailable)]
    public void What_has_nothing_between_its_values_is_told(Parameter parameter) => 
        Assert.Throws<ArgumentException>(() => Find(BaseCase.Scenario, parameter, "mean:npv=0", 64));

    [Fact]
    public void Every_other_parameter_has_a_range_of_valid_values() => Assert.All(
        ParameterCatalogue.All.Where(info => FactorRange.Problem(info) is null), info => Assert.Null(RangeOf(info.Id).ProblemOf(info)));

    private static readonly Parameter[] Money =
    [
        Parameter.ConstructionCost, Parameter.EuPriceInitial, Parameter.EuPriceLongRun, Parameter.DiscountReference, Parameter.BorderPriceFloor, Parameter.BorderToCityCost,
        Parameter.OilPriceInitial, Parameter.OilPriceLongRun, Parameter.UpstreamCost, Parameter.TransitTariff, Parameter.ExtractionTax,
    ];

    private static FactorRange RangeOf(Parameter parameter) => FactorRange.Of(Factor.Of(BaseCase.Scenario, parameter));

    private static BreakEven Find(Scenario scenario, Parameter parameter, string text, long trials, FactorRange? range = null, int threads = 2)
    {
        Assert.True(StatisticTarget.TryParse(text, out StatisticTarget? target, out string? problem), problem);
        return BreakEven.Find(scenario, parameter, target, new RunOptions(trials, 1, threads), range);
    }

    private static RunOptions Options(long trials, ulong seed = 1) => new(trials, seed, 2);

    private sealed class Times(double factor, IDistribution of) : IDistribution
    {
        public string Name => of.Name;

        public double Mean => factor * of.Mean;

        public double StandardDeviation => factor * of.StandardDeviation;

        public double Minimum => factor * of.Minimum;

        public double Maximum => factor * of.Maximum;

        public string Description => $"{factor} times {of.Description}";

        public double Quantile(Level level) => factor * of.Quantile(level);

        public Level Cumulative(double x) => of.Cumulative(x / factor);
    }
}
