using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The flat border price, confirmed by runs with the four price terms fixed.</summary>
public sealed class FlatPriceTests
{
    [Fact]
    public void A_run_at_the_break_even_price_has_a_mean_npv_of_0()
    {
        BreakEvenPoint price = FlatPrice.Of(BaseCase.Scenario, Options(1 << 12)).BreakEven!;
        Assert.True(price.IsRising);
        Assert.InRange(price.Value, price.Low, price.High);
        Assert.InRange(price.High - price.Low, 0, 0.2);
        Estimate npv = Npv(Selling(price.Value), Options(1 << 14, seed: 77));
        double error = npv.StandardError + 3 * price.StandardError; // the mean NPV rises by less than 3 bn a dollar
        Assert.Equal(0, npv.Value, 4 * error);
        Assert.InRange(error, 0, 0.25);
    }

    [Fact]
    public void A_run_at_the_assumed_price_is_worth_what_the_scenario_is_worth()
    {
        BreakEvenPoint price = FlatPrice.Of(BaseCase.Scenario, Options(1 << 12)).Assumed!;
        Estimate flat = Npv(Selling(price.Value), Options(1 << 14, seed: 77)), asItIs = Npv(BaseCase.Scenario, Options(1 << 14, seed: 78));
        double error = flat.StandardError + asItIs.StandardError + 3 * price.StandardError;
        Assert.Equal(asItIs.Value, flat.Value, 4 * error);
    }

    [Fact]
    public void The_trials_are_those_of_a_run_with_the_four_parameters_set()
    {
        FlatPrice found = FlatPrice.Of(BaseCase.Scenario, Options(1 << 10));
        Assert.Equal((found.Low, found.High), (found.Curve[0].X, found.Curve[^1].X));
        Assert.All(found.Curve.Where((_, i) => i % 8 == 0), at => Assert.Equal(Npv(Selling(at.X), Options(1 << 10)).Value, at.Value, 1e-10));
    }

    [Fact]
    public void Without_chance_or_taxes_on_income_it_is_the_levelised_cost() // Σ v V heat p = Σ v costs, which the model computes apart
    {
        Scenario certain = Certain("offtake_response=0", "take_or_pay_enforcement=0", "export_duty_rate=0", "profit_tax_rate=0");
        double levelised = MonteCarlo.Run(certain, Options(4))[Outcome.LevelisedCost].Mean.Value;
        FlatPrice found = FlatPrice.Of(certain, Options(4));
        Assert.InRange(levelised, 2, 12);
        Assert.Equal(levelised, found.BreakEven!.Value, 1e-6 * levelised);
    }

    [Fact]
    public void Terms_that_are_flat_already_are_worth_what_they_say()
    {
        BreakEvenPoint price = FlatPrice.Of(Selling(6), Options(1 << 10)).Assumed!;
        Assert.Equal(6, price.Value, 1e-3);
        Assert.InRange(price.High - price.Low, 0, 0.01);
    }

    [Fact]
    public void A_buyer_that_turns_away_leaves_no_price_that_breaks_even()
    {
        FlatPrice found = FlatPrice.Of(BaseCase.Named("flexible-buyer"), Options(1 << 10));
        int best = found.Curve.Index().MaxBy(entry => entry.Item.Value).Index;
        Assert.Null(found.BreakEven);
        Assert.NotNull(found.Assumed);
        Assert.InRange(best, 5, found.Curve.Count - 5); // worth less on either side of the best price
        Assert.True(found.Curve[best].High < 0);
    }

    [Fact]
    public void An_oil_formula_gives_way_too()
    {
        Scenario scenario = BaseCase.Named("oil-indexed");
        FlatPrice found = FlatPrice.Of(scenario, Options(1 << 10));
        Scenario flat = scenario.Fixing(Parameter.OilIndexWeight, 0).Fixing(Parameter.PriceDiscount, 0.9).Fixing(Parameter.DiscountSlope, 0)
            .Fixing(Parameter.BorderPriceFloor, found.BreakEven!.Value);
        Assert.Equal(0, Npv(flat, Options(1 << 10)).Value, 0.1);
        Assert.NotEqual(FlatPrice.Of(BaseCase.Scenario, Options(1 << 10)).Assumed!.Value, found.Assumed!.Value);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        FlatPrice one = FlatPrice.Of(BaseCase.Scenario, Options(1000, threads: 1)), three = FlatPrice.Of(BaseCase.Scenario, Options(1000, threads: 3));
        Assert.Equal(one with { Curve = [] }, three with { Curve = [] });
        Assert.Equal(one.Curve, three.Curve);
    }

    private static Scenario Selling(double price) => BaseCase.Scenario
        .Fixing(Parameter.BorderPriceFloor, price).Fixing(Parameter.PriceDiscount, 0.9).Fixing(Parameter.DiscountSlope, 0).Fixing(Parameter.OilIndexWeight, 0);

    private static Scenario Certain(params string[] overrides)
    {
        Scenario scenario = BaseCase.With([.. overrides, "eu_price_volatility=0", "rupture_hazard=0", "disruption_probability=0"]);
        return scenario with
        {
            Correlations = [],
            Inputs = [.. scenario.Inputs.Select(input => input with { Distribution = new Constant(input.Distribution.Quantile(Level.Of(0.5))) })],
        };
    }

    private static Estimate Npv(Scenario scenario, RunOptions options) => MonteCarlo.Run(scenario, options)[Outcome.Npv].Mean;

    private static RunOptions Options(long trials, ulong seed = 1, int threads = 2) => new(trials, seed, threads);
}
