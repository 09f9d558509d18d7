using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The map of losses, confirmed by runs with both parameters fixed.</summary>
public sealed class LossMapTests
{
    private static readonly RunOptions Options = new(1 << 9, 1, 2);

    public static TheoryData<string> Scenarios => ["base", "correlated", "constant"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Its_corners_are_runs_with_both_parameters_fixed(string name)
    {
        Scenario scenario = Named(name);
        LossMap map = MapOf(scenario);
        foreach ((int i, int j) in new[] { (0, 0), (map.AcrossValues.Count - 1, 0), (0, map.UpValues.Count - 1), (map.AcrossValues.Count - 1, map.UpValues.Count - 1), (7, 6) })
        {
            RunResult run = MonteCarlo.Run(
                scenario.Fixing(Parameter.PriceDiscount, map.AcrossValues[i]).Fixing(Parameter.ConstructionCost, map.UpValues[j]), Options);
            Assert.Equal(run[Outcome.Npv].Mean.Value, map.MeanNpv[j][i].Value, 1e-10);
            Assert.Equal(run[Outcome.Npv].Mean.StandardError, map.MeanNpv[j][i].StandardError, 1e-10);
            Assert.Equal(run[RiskEvent.Loss].Probability.Value, map.Loss[j][i].Value, 1e-12);
        }
    }

    [Fact]
    public void It_covers_what_is_likely_and_shows_where_the_mean_npv_is_0()
    {
        LossMap map = MapOf(BaseCase.Scenario);
        Assert.All(new[] { (map.Across, map.AcrossValues), (map.Up, map.UpValues) }, side =>
        {
            FactorRange likely = FactorRange.Likely(side.Item1, 0.01);
            Assert.True(side.Item2[0] < likely.Low && side.Item2[^1] > likely.High);
            Assert.Equal(side.Item2.Order().Distinct(), side.Item2);
        });

        // The break-even values of each alone lie inside, and so does the line that joins them.
        Assert.InRange(BreakEvenOf(Parameter.PriceDiscount), map.AcrossValues[0], map.AcrossValues[^1]);
        Assert.InRange(BreakEvenOf(Parameter.ConstructionCost), map.UpValues[0], map.UpValues[^1]);
        Assert.True(map.MeanNpv[0][0].Value > 5 && map.MeanNpv[^1][^1].Value < -15);
    }

    [Fact]
    public void A_dearer_line_and_a_larger_discount_are_never_better() // but for the buyer, who takes more of cheap gas
    {
        LossMap map = MapOf(BaseCase.With("offtake_response=0"));
        for (int j = 0; j < map.UpValues.Count; j++)
        {
            Assert.Equal(map.MeanNpv[j].Select(npv => npv.Value).OrderDescending(), map.MeanNpv[j].Select(npv => npv.Value));
            Assert.Equal(map.Loss[j].Select(loss => loss.Value).Order(), map.Loss[j].Select(loss => loss.Value));
        }

        for (int i = 0; i < map.AcrossValues.Count; i++)
        {
            Assert.Equal(map.MeanNpv.Select(row => row[i].Value).OrderDescending(), map.MeanNpv.Select(row => row[i].Value));
            Assert.Equal(map.Loss.Select(row => row[i].Value).Order(), map.Loss.Select(row => row[i].Value));
        }
    }

    [Fact]
    public void Where_no_discount_breaks_even_it_shows_the_likely_ones() // and goes down to the cost that does
    {
        LossMap map = MapOf(BaseCase.With("eu_price_long_run=1.6", "eu_price_initial=2"));
        Assert.InRange(map.AcrossValues[0], 0.15, 0.3);
        Assert.InRange(map.AcrossValues[^1], 0.5, 0.65);
        Assert.All(map.MeanNpv[^1], npv => Assert.True(npv.Value < -10));
        Assert.True(map.MeanNpv[0][0].Value > 0);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        LossMap one = LossMap.Of(BaseCase.Scenario, Parameter.PriceDiscount, Parameter.ConstructionCost, Options with { Threads = 1 }), three = MapOf(BaseCase.Scenario);
        Assert.Equal(one.AcrossValues, three.AcrossValues);
        Assert.Equal(one.UpValues, three.UpValues);
        Assert.Equal(Numbers(one.Loss), Numbers(three.Loss));
        Assert.Equal(Numbers(one.MeanNpv), Numbers(three.MeanNpv));
    }

    private static LossMap MapOf(Scenario scenario) => LossMap.Of(scenario, Parameter.PriceDiscount, Parameter.ConstructionCost, Options with { Threads = 3 });

    private static Scenario Named(string name) => name switch
    {
        "correlated" => BaseCase.Scenario with
        {
            Correlations =
            [
                .. BaseCase.Scenario.Correlations, new(Parameter.PriceDiscount, Parameter.ConstructionCost, 0.6), new(Parameter.PriceDiscount, Parameter.ShareOfCall, -0.4),
            ],
        },
        "constant" => BaseCase.With("price_discount=0.3", "construction_cost=20"),
        _ => BaseCase.Scenario,
    };

    private static double BreakEvenOf(Parameter parameter)
    {
        Assert.True(StatisticTarget.TryParse("mean:npv=0", out StatisticTarget? target, out _));
        return BreakEven.Find(BaseCase.Scenario, parameter, target, Options).Points[0].Value;
    }

    private static IEnumerable<(double, double)> Numbers(IReadOnlyList<IReadOnlyList<PairedEstimate>> map) =>
        map.SelectMany(row => row).Select(entry => (entry.Value, entry.StandardError));
}
