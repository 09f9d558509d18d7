using PipelineRisk.Economics;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class ParametersFileTests : SampleTest
{
    private const string Parameters = "base/parameters.csv";

    [Fact]
    public void An_unknown_parameter_is_answered_with_the_nearest_which_is_then_not_called_missing()
    {
        int line = Inputs.Set("capacity", ("parameter", "capasity"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: parameter: unknown parameter 'capasity'; did you mean 'capacity'?");
    }

    [Theory]
    [InlineData("Capacity")]
    [InlineData("CAPACITY")]
    public void Names_of_parameters_are_in_lower_case(string name)
    {
        int line = Inputs.Set("capacity", ("parameter", name));

        Inputs.AssertProblems($"base/parameters.csv:{line}: parameter: unknown parameter '{name}'; did you mean 'capacity'?");
    }

    [Fact]
    public void An_unknown_parameter_that_is_near_none()
    {
        int line = Inputs.Append(Parameters, "weather,degrees,constant,1");

        Inputs.AssertProblems($"base/parameters.csv:{line}: parameter: unknown parameter 'weather'; base/parameters.csv lists the known ones");
    }

    [Fact]
    public void A_row_without_a_parameter()
    {
        int line = Inputs.Append(Parameters, ",bcm/yr,constant,1");

        Inputs.AssertProblems($"base/parameters.csv:{line}: parameter: the cell is empty; write the name of a parameter");
    }

    [Fact]
    public void Each_missing_parameter_is_named()
    {
        Inputs.Remove(Parameters, "capacity,");
        Inputs.Remove(Parameters, "transit_length,");

        Inputs.AssertProblems(
            "base/parameters.csv:1: parameter: there is no row for capacity (bcm/yr); the base needs one for every parameter",
            "base/parameters.csv:1: parameter: there is no row for transit_length (km); the base needs one for every parameter");
    }

    [Fact]
    public void A_repeated_parameter()
    {
        int line = Inputs.Append(Parameters, "capacity,bcm/yr,constant,45");

        Inputs.AssertProblems($"base/parameters.csv:{line}: parameter: capacity is already given on line 9; keep one of the rows");
    }

    [Fact]
    public void A_header_without_rows()
    {
        Inputs.Write(Parameters, "parameter,unit,distribution,value\n");
        Inputs.Write("scenarios/x/parameters.csv", "parameter,unit,distribution,value\n");

        Assert.Equal(
            [
                "base/parameters.csv:1: parameter: there are no rows below the header; every parameter of the model needs one",
                "scenarios/x/parameters.csv:1: parameter: there are no rows below the header; delete the file if the scenario changes no parameter",
            ],
            Inputs.Problems("x"));
    }

    [Fact]
    public void A_row_that_is_too_long_is_not_called_missing()
    {
        int line = Inputs.Set("capacity", ("source", "reported 2024, 2025"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: cell 18: the row has 18 cells and the header 17; put a text that holds the delimiter in quotes, and write numbers with '.'");
    }

    [Fact]
    public void Another_unit_than_the_model_reads()
    {
        int line = Inputs.Set("capacity", ("unit", "mcm/d"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: unit: the model reads capacity in bcm/yr, not in mcm/d; convert the numbers and write bcm/yr");
    }

    [Fact]
    public void No_unit()
    {
        int line = Inputs.Set("capacity", ("unit", ""));

        Inputs.AssertProblems($"base/parameters.csv:{line}: unit: the cell is empty; the model reads capacity in bcm/yr, so write bcm/yr");
    }

    public static TheoryData<string> Structural => new(ParameterCatalogue.All.Where(info => info.IsStructural).Select(info => info.Name).ToArray());

    [Theory]
    [MemberData(nameof(Structural))]
    public void A_structural_parameter_is_constant(string name)
    {
        int line = Inputs.Believe(name, "uniform", ("min", "10"), ("max", "12"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: distribution: {name} shapes the calculation itself and must be constant, not uniform");
    }

    [Theory]
    [MemberData(nameof(Structural))]
    public void A_structural_parameter_is_whole(string name)
    {
        int line = Inputs.Set(name, ("value", "10.5"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: value: {name} must be a whole number, and 10.5 is not");
    }

    [Fact]
    public void A_driver_needs_a_neutral_value()
    {
        int line = Inputs.Set("capacity", ("driver", "size"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: neutral: the cell is empty; the driver 'size' needs the value that capacity has without it");
    }

    [Fact]
    public void A_neutral_value_needs_a_driver()
    {
        int line = Inputs.Set("capacity", ("neutral", "50"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: driver: the cell is empty; a neutral value needs the name of its driver");
    }

    [Theory]
    [InlineData("0", "capacity must be above 0, and 0 is not")]
    [InlineData("x", "x is not a number")]
    public void A_neutral_value_is_a_value_of_the_parameter(string neutral, string message)
    {
        int line = Inputs.Set("capacity", ("driver", "size"), ("neutral", neutral));

        Inputs.AssertProblems($"base/parameters.csv:{line}: neutral: {message}");
    }
}
