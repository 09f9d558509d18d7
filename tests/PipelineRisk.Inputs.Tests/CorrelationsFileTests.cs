using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class CorrelationsFileTests : SampleTest
{
    private const string Correlations = "base/correlations.csv";
    private const string Header = "parameter_a,parameter_b,rank_correlation\n";

    [Theory]
    [InlineData("demand_position,production_position,1", "rank_correlation: 1 is outside (-1, 1); a rank correlation lies strictly between -1 and 1")]
    [InlineData("demand_position,production_position,-1.5", "rank_correlation: -1.5 is outside (-1, 1); a rank correlation lies strictly between -1 and 1")]
    [InlineData("demand_position,production_position,x", "rank_correlation: x is not a number")]
    [InlineData("demand_position,production_position,", "rank_correlation: the cell is empty, and every pair needs a number here")]
    [InlineData("demand_positon,production_position,0.5", "parameter_a: unknown parameter 'demand_positon'; did you mean 'demand_position'?")]
    [InlineData("demand_position,,0.5", "parameter_b: the cell is empty; write the name of a parameter")]
    [InlineData("demand_position,demand_position,0.5", "parameter_b: demand_position is paired with itself; name another parameter")]
    [InlineData("demand_position,capacity,0.5", "parameter_b: capacity is constant (base/parameters.csv:9), and a constant has no rank correlation; give it a distribution, or drop the pair")]
    [InlineData("capacity,demand_position,0.5", "parameter_a: capacity is constant (base/parameters.csv:9), and a constant has no rank correlation; give it a distribution, or drop the pair")]
    public void A_pair_is_wrong(string row, string expected)
    {
        Inputs.Write(Correlations, Header + row + "\n");

        Inputs.AssertProblems("base/correlations.csv:2: " + expected);
    }

    [Theory]
    [InlineData("demand_position,production_position,0.5", "demand_position and production_position")]
    [InlineData("production_position,demand_position,0", "production_position and demand_position")]
    public void A_pair_is_given_twice(string row, string names)
    {
        Inputs.Write(Correlations, Header + "demand_position,production_position,0.4\n" + row + "\n");

        Inputs.AssertProblems($"base/correlations.csv:3: parameter_a: {names} are already paired on line 2; keep one of the rows");
    }

    [Fact]
    public void There_may_be_none()
    {
        Inputs.Write(Correlations, Header);

        Assert.Empty(Inputs.Good().Correlations);
    }

    [Fact]
    public void Zero_is_independence_even_with_a_constant()
    {
        Inputs.Write(Correlations, Header + "demand_position,capacity,0\n");

        Assert.Empty(Inputs.Good().Correlations);
    }

    [Theory]
    [InlineData("demand_position,production_position,-0.2", -0.2)]
    [InlineData("production_position,demand_position,-0.2", -0.2)]
    [InlineData("production_position,demand_position,0", null)]
    [InlineData("demand_position,production_position,", null)]
    public void A_pair_of_a_scenario_replaces_the_pair_of_the_base(string row, double? expected)
    {
        Inputs.Write("scenarios/x/correlations.csv", Header + row + "\n");

        var basis = Inputs.Good().Correlations;
        var scenario = Inputs.Good("x").Correlations;

        Assert.Equal(expected, scenario.Where(IsOfDemandAndProduction).Select(pair => (double?)pair.Spearman).SingleOrDefault());
        Assert.Equal(basis.Where(pair => !IsOfDemandAndProduction(pair)), scenario.Where(pair => !IsOfDemandAndProduction(pair)));
    }

    [Fact]
    public void A_scenario_that_makes_a_parameter_constant_must_end_its_dependence()
    {
        Inputs.Write("scenarios/x/parameters.csv", "parameter,unit,distribution,value\nproduction_position,deck position,constant,0\n");

        Assert.Equal(
            ["scenarios/x/parameters.csv:2: distribution: production_position is constant here, but base/correlations.csv:6 correlates it with demand_position; set the pair to 0 in the scenario's correlations.csv (production_position,demand_position,0)"],
            Inputs.Problems("x"));

        Inputs.Write("scenarios/x/correlations.csv", Header + "production_position,demand_position,0\n");

        Assert.Equal(Inputs.Good().Correlations.Count - 1, Inputs.Good("x").Correlations.Count);
    }

    [Fact]
    public void A_scenario_may_correlate_what_it_makes_uncertain()
    {
        Inputs.Write("scenarios/x/parameters.csv", "parameter,unit,distribution,min,max\ncapacity,bcm/yr,uniform,40,50\n");
        Inputs.Write("scenarios/x/correlations.csv", Header + "capacity,demand_position,0.5\n");

        Assert.Contains(new(Parameter.Capacity, Parameter.DemandPosition, 0.5), Inputs.Good("x").Correlations);
    }

    [Fact]
    public void A_scenario_may_not_correlate_a_constant()
    {
        Inputs.Write("scenarios/x/parameters.csv", "parameter,unit,distribution,value\nramp_years,years,constant,5\n");
        Inputs.Write("scenarios/x/correlations.csv", Header + "capacity,ramp_years,0.5\n");

        Assert.Equal(
            [
                "scenarios/x/correlations.csv:2: parameter_a: capacity is constant (base/parameters.csv:9), and a constant has no rank correlation; give it a distribution, or drop the pair",
                "scenarios/x/correlations.csv:2: parameter_b: ramp_years is constant (scenarios/x/parameters.csv:2), and a constant has no rank correlation; give it a distribution, or drop the pair",
            ],
            Inputs.Problems("x"));
    }

    private static bool IsOfDemandAndProduction(RankCorrelation pair) =>
        (pair.A, pair.B) is (Parameter.DemandPosition, Parameter.ProductionPosition) or (Parameter.ProductionPosition, Parameter.DemandPosition);
}
