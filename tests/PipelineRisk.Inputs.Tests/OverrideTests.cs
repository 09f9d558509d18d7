using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class OverrideTests : SampleTest
{
    [Theory]
    [InlineData("capacity=45")]
    [InlineData(" capacity = 45 ")]
    public void A_parameter_is_fixed_for_this_run(string text)
    {
        var capacity = Inputs.Good(null, text)[Parameter.Capacity];

        Assert.Equal(45, Assert.IsType<Constant>(capacity.Distribution).Value);
        Assert.Equal("what capacity means", capacity.Description);
    }

    [Fact]
    public void It_comes_after_the_scenario() => Assert.Equal(0.08, Inputs.Good("high-cost", "discount_rate=0.08")[Parameter.DiscountRate].Distribution.Mean);

    [Fact]
    public void Its_correlations_are_dropped_and_its_driver_stays()
    {
        var scenario = Inputs.Good(null, "demand_position=0.5");

        Assert.DoesNotContain(scenario.Correlations, pair => pair.A == Parameter.DemandPosition || pair.B == Parameter.DemandPosition);
        Assert.Equal(9, scenario.Correlations.Count);
        Assert.Equal("china_demand", scenario[Parameter.DemandPosition].Driver);
    }

    [Fact]
    public void A_structural_parameter_may_be_set() => Assert.Equal(40, Inputs.Good(null, "horizon_years=40").HorizonYears);

    [Theory]
    [InlineData("capacity", "there is no '='; write parameter=value, such as capacity=45")]
    [InlineData("", "there is no '='; write parameter=value, such as capacity=45")]
    [InlineData("=45", "there is no name before the '='; write parameter=value, such as capacity=45")]
    [InlineData("capacity=", "there is no value after the '='; capacity is in bcm/yr")]
    [InlineData("capasity=45", "unknown parameter 'capasity'; did you mean 'capacity'?")]
    [InlineData("weather=45", "unknown parameter 'weather'; base/parameters.csv lists the known ones")]
    [InlineData("capacity=big", "big is not a number")]
    [InlineData("capacity=4,5", "4,5 has a decimal comma; write 4.5")]
    [InlineData("capacity=NaN", "NaN is not allowed; write a finite number")]
    [InlineData("capacity=4=5", "4=5 is not a number")]
    [InlineData("capacity=0", "capacity must be above 0, and 0 is not")]
    [InlineData("fuel_share=1", "fuel_share must be at least 0 and below 1, and 1 is not")]
    [InlineData("panda_bond_available=0.5", "panda_bond_available must be 0 or 1, and 0.5 is neither")]
    [InlineData("horizon_years=50.5", "horizon_years must be a whole number, and 50.5 is not")]
    [InlineData("horizon_years=5", "horizon_years must be at least 10 and at most 100, and 5 is not")]
    public void A_wrong_one_is_answered_with_what_would_be_right(string text, string expected) =>
        Assert.Equal([$"--set {text}: {expected}"], Inputs.Problems(null, text));

    [Fact]
    public void The_same_parameter_twice() =>
        Assert.Equal(["--set capacity=45: capacity is set twice; keep one of them"], Inputs.Problems(null, "capacity=40", "capacity=45"));
}
