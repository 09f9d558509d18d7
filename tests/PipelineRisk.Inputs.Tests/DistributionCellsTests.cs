using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class DistributionCellsTests : SampleTest
{
    // A parameter of no correlation whose domain is every finite number, so that only the distribution itself can be wrong.
    private const string AnyNumber = "lng_truck_position";

    public static TheoryData<string, string> Sound => new()
    {
        { "constant", "value=0.5" },
        { "uniform", "min=0.1 max=0.3" },
        { "triangular", "min=0.1 mode=0.2 max=0.3" },
        { "pert", "min=0.1 mode=0.2 max=0.3" },
        { "normal", "mean=0.5 sd=0.1" },
        { "normal", "p10=0.4 p90=0.6" },
        { "lognormal", "mean=0.5 sd=0.1" },
        { "lognormal", "p10=0.4 p90=0.6" },
        { "metalog", "p10=0.4 p50=0.5 p90=0.6" },
        { "metalog", "p10=0.4 p50=0.5 p90=0.6 min=0" },
        { "metalog", "p10=0.4 p50=0.5 p90=0.6 min=0 max=1" },
        { "beta", "mean=0.5 sd=0.1 min=0 max=1" },
        { "gamma", "mean=0.5 sd=0.1" },
        { "weibull", "p10=0.4 p90=0.6" },
        { "exponential", "mean=0.5" },
        { "bernoulli", "mean=0.5" },
        { "discrete", "table=take_or_pay_share.csv" },
        { "empirical", "table=take_or_pay_share.csv" },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public void Each_distribution_is_made_of_its_columns(string distribution, string cells)
    {
        Inputs.Believe(AnyNumber, distribution, Cells(cells));

        Assert.Equal(distribution, Inputs.Good()[Parameter.LngTruckPosition].Distribution.Name);
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void Each_cell_that_it_needs_must_be_filled(string distribution, string cells)
    {
        var filled = Cells(cells);
        foreach (var (column, _) in filled.Where(cell => distribution is not "metalog" || cell.Column[0] == 'p'))
        {
            int line = Inputs.Believe(AnyNumber, distribution, [.. filled.Where(cell => cell.Column != column)]);

            Inputs.AssertProblems($"base/parameters.csv:{line}: {column}: " + (column == "table"
                ? $"the cell is empty; {distribution} needs the name of a CSV file beside this one"
                : $"the cell is empty, and {distribution} needs a number here"));
        }
    }

    [Theory]
    [MemberData(nameof(Sound))]
    public void Each_cell_that_it_does_not_use_must_be_empty(string distribution, string cells)
    {
        string[] allowed = distribution is "normal" or "lognormal" ? ["mean", "sd", "p10", "p90", "min", "max"]
            : distribution is "metalog" ? ["p10", "p50", "p90", "min", "max"]
            : [.. Cells(cells).Select(cell => cell.Column)];
        foreach (string column in new[] { "value", "min", "mode", "max", "mean", "sd", "p10", "p50", "p90", "table" }.Except(allowed, StringComparer.Ordinal))
        {
            int line = Inputs.Believe(AnyNumber, distribution, [.. Cells(cells), (column, "0.5")]);

            Assert.StartsWith($"base/parameters.csv:{line}: {column}: {distribution} does not use this column; empty the cell ({distribution} reads ",
                Assert.Single(Inputs.Problems()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_superfluous_cell_is_answered_with_what_is_read()
    {
        int line = Inputs.Believe(AnyNumber, "metalog", ("p10", "-1"), ("p50", "0"), ("p90", "1"), ("mean", "0"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: mean: metalog does not use this column; empty the cell (metalog reads p10, p50 and p90; min and max are optional)");
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("lognormal")]
    public void Both_pairs_are_one_too_many(string distribution)
    {
        int line = Inputs.Believe(AnyNumber, distribution, ("mean", "1"), ("sd", "1"), ("p10", "1"), ("p90", "2"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: p10: {distribution} takes mean and sd, or p10 and p90; min and max are optional; empty the cells of one of the pairs");
    }

    [Fact]
    public void Neither_pair_is_one_too_few()
    {
        int line = Inputs.Believe(AnyNumber, "normal");

        Inputs.AssertProblems($"base/parameters.csv:{line}: mean: the cell is empty; normal needs mean and sd, or p10 and p90; min and max are optional");
    }

    [Theory]
    [InlineData("min=0")]
    [InlineData("max=1")]
    [InlineData("min=0 max=1")]
    public void A_normal_with_min_or_max_is_truncated(string ends)
    {
        Inputs.Believe(AnyNumber, "normal", [("mean", "0.5"), ("sd", "1"), .. Cells(ends)]);

        var distribution = Inputs.Good()[Parameter.LngTruckPosition].Distribution;

        Assert.IsType<Truncated>(distribution);
        Assert.Equal(ends.Contains("min", StringComparison.Ordinal) ? 0 : double.NegativeInfinity, distribution.Minimum);
        Assert.Equal(ends.Contains("max", StringComparison.Ordinal) ? 1 : double.PositiveInfinity, distribution.Maximum);
    }

    [Theory]
    [InlineData("uniform", "min=2 max=1", "max: 1 ")]
    [InlineData("uniform", "min=1 max=1", "max: 1 ")]
    [InlineData("triangular", "min=1 mode=0.5 max=2", "mode: 0.5 ")]
    [InlineData("pert", "min=1 mode=3 max=2", "mode: 3 ")]
    [InlineData("normal", "mean=1 sd=0", "sd: 0 ")]
    [InlineData("normal", "p10=2 p90=1", "p90: 1 ")]
    [InlineData("normal", "mean=1 sd=1 min=3 max=2", "max: 2 ")]
    [InlineData("lognormal", "mean=-1 sd=1", "mean: -1 ")]
    [InlineData("lognormal", "mean=1 sd=-1", "sd: -1 ")]
    [InlineData("lognormal", "p10=1 p90=1", "p90: 1 ")]
    [InlineData("gamma", "mean=1 sd=0", "sd: 0 ")]
    [InlineData("weibull", "p10=1 p90=1", "p90: 1 ")]
    [InlineData("exponential", "mean=0", "mean: 0 ")]
    [InlineData("metalog", "p10=1 p50=2 p90=1.5", "p90: 1.5 ")]
    [InlineData("metalog", "p10=1 p50=1.01 p90=9", "p50: 1.01 ")]      // too skewed for three terms
    [InlineData("metalog", "p10=1 p50=2 p90=3 min=1.5", "min: 1.5 ")]
    [InlineData("beta", "mean=0.5 sd=0.6 min=0 max=1", "sd: 0.6 ")]
    [InlineData("bernoulli", "mean=1.5", "mean: 1.5 ")]
    public void Numbers_that_make_no_distribution_are_answered_at_their_column(string distribution, string cells, string columnAndValue)
    {
        int line = Inputs.Believe(AnyNumber, distribution, Cells(cells));

        Assert.StartsWith($"base/parameters.csv:{line}: {columnAndValue}", Assert.Single(Inputs.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_distribution_is_answered_with_the_nearest()
    {
        int line = Inputs.Set("construction_cost", ("distribution", "port"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: distribution: unknown distribution 'port'; did you mean 'pert'?");
    }

    [Fact]
    public void An_unknown_distribution_that_is_near_none_is_answered_with_all()
    {
        int line = Inputs.Set("construction_cost", ("distribution", "cauchy"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: distribution: unknown distribution 'cauchy'; the known ones are "
            + "constant, uniform, triangular, pert, normal, lognormal, metalog, beta, gamma, weibull, exponential, bernoulli, discrete, empirical");
    }

    [Fact]
    public void A_row_without_a_distribution()
    {
        int line = Inputs.Set("construction_cost", ("distribution", ""));

        Inputs.AssertProblems($"base/parameters.csv:{line}: distribution: the cell is empty; write one of "
            + "constant, uniform, triangular, pert, normal, lognormal, metalog, beta, gamma, weibull, exponential, bernoulli, discrete, empirical");
    }

    [Fact]
    public void A_column_that_a_distribution_needs_is_not_in_the_header()
    {
        Inputs.Write("scenarios/x/parameters.csv",
            "parameter,unit,distribution,value\ncapacity,bcm/yr,pert,\nconstruction_cost,USD bn,pert,\n");

        Assert.Equal(
            [
                "scenarios/x/parameters.csv:1: max: the header has no column 'max', which pert needs",
                "scenarios/x/parameters.csv:1: min: the header has no column 'min', which pert needs",
                "scenarios/x/parameters.csv:1: mode: the header has no column 'mode', which pert needs",
            ],
            Inputs.Problems("x"));
    }

    private static (string Column, string Text)[] Cells(string cells) =>
        [.. cells.Split(' ').Select(cell => cell.Split('=')).Select(parts => (parts[0], parts[1]))];
}
