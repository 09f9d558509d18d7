using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class ValueTableTests : SampleTest
{
    private const string Table = "base/take_or_pay_share.csv";

    [Theory]
    [InlineData("value,weight\n0.5,-1\n0.7,1\n", "base/take_or_pay_share.csv:2: weight: -1 is negative; a weight is at least 0")]
    [InlineData("# x\nvalue,weight\n0.5,0\n0.7,0\n", "base/take_or_pay_share.csv:2: weight: all weights are 0; at least one must be above 0")]
    [InlineData("value,weight\n", "base/take_or_pay_share.csv:1: value: discrete needs at least one value with its weight, and the table has none")]
    [InlineData("value,weight\n0.5,\n0.7,1\n", "base/take_or_pay_share.csv:2: weight: the cell is empty, and discrete needs a number here")]
    [InlineData("value,weight\n0.5,much\n0.7,1\n", "base/take_or_pay_share.csv:2: weight: much is not a number")]
    [InlineData("value,weight\n0.5,1\n1.7,0\n", "base/take_or_pay_share.csv:3: value: take_or_pay_share must be at least 0 and at most 1, and 1.7 is not")]
    [InlineData("value,wieght\n0.5,1\n", "base/take_or_pay_share.csv:1: wieght: unknown column; did you mean 'weight'?")]
    [InlineData("value,share\n0.5,1\n", "base/take_or_pay_share.csv:1: weight: the header has no column 'weight'; this file needs value, weight")]
    [InlineData("", "base/take_or_pay_share.csv: the file is empty; its first line must name the columns value, weight")]
    public void A_discrete_table_is_wrong(string text, string expected)
    {
        Inputs.Write(Table, text);

        Inputs.AssertProblems(expected);
    }

    [Theory]
    [InlineData("value\n0.5\n", "base/take_or_pay_share.csv:1: value: empirical needs at least 2 values, and the table has 1")]
    [InlineData("value\n0.5\nabc\n", "base/take_or_pay_share.csv:3: value: abc is not a number")]
    [InlineData("value\n0.5\n-0.1\n", "base/take_or_pay_share.csv:3: value: take_or_pay_share must be at least 0 and at most 1, and -0.1 is not")]
    [InlineData("weight\n0.5\n", "base/take_or_pay_share.csv:1: value: the header has no column 'value'; this file needs value")]
    public void An_empirical_table_is_wrong(string text, string expected)
    {
        Inputs.Set("take_or_pay_share", ("distribution", "empirical"));
        Inputs.Write(Table, text);

        Inputs.AssertProblems(expected);
    }

    [Fact]
    public void A_table_is_missing_and_another_is_near()
    {
        int line = Inputs.Set("take_or_pay_share", ("table", "take_or_pay_shares.csv"));

        Inputs.AssertProblems($"base/parameters.csv:{line}: table: there is no file base/take_or_pay_shares.csv; did you mean 'take_or_pay_share.csv'?");
    }

    [Theory]
    [InlineData("../base/take_or_pay_share.csv")]
    [InlineData("..\\take_or_pay_share.csv")]
    [InlineData("/take_or_pay_share.csv")]
    [InlineData("C:take_or_pay_share.csv")]
    [InlineData("..")]
    public void A_table_lies_beside_the_parameters(string name)
    {
        int line = Inputs.Set("take_or_pay_share", ("table", name));

        Inputs.AssertProblems($"base/parameters.csv:{line}: table: '{name}' is not a plain file name; the table must lie beside this file");
    }

    [Fact]
    public void A_problem_of_a_table_that_two_rows_name_is_said_once()
    {
        Inputs.Set("export_duty_rate", ("table", "take_or_pay_share.csv"));
        Inputs.Write(Table, "value,weight\n0.5,x\n");

        Inputs.AssertProblems("base/take_or_pay_share.csv:2: weight: x is not a number");
    }
}
