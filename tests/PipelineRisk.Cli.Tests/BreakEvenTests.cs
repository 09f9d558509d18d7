using System.Globalization;
using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class BreakEvenTests
{
    private static readonly string[] Files =
        ["breakeven.csv", "breakeven-values.csv", "breakeven-curve.csv", "breakeven-frontier.csv", "breakeven-map.csv", "breakeven.json", "breakeven.html"];

    [Fact]
    public void Prints_the_value_and_writes_the_files()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("breakeven", "construction_cost", "--trials", "1024", "--against", "discount_rate", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"At a constant construction_cost of 12\.\d+ ± 0\.\d+ USD bn the mean NPV of the line is 0 USD bn; it falls as construction_cost rises\.", Plain(run.Output));
        Assert.Equal(Files.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Equal(1 + 25 * 25, File.ReadAllLines(folder["breakeven-map.csv"]).Length);
    }

    [Fact]
    public void A_run_with_the_value_meets_the_target()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("breakeven", "construction_cost", "--target", "p:stranded=0.35", "--trials", "8192", "--json", "--out", folder.Path);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(File.ReadAllText(folder["breakeven.json"]).Trim(), run.Output.Trim());
        JsonElement row = json.RootElement.GetProperty("tables").GetProperty("break-even").GetProperty("rows")[0];
        double value = row.GetProperty("value").GetProperty("value").GetDouble();
        Assert.Equal(("USD bn", "p:stranded=0.35"), (row.GetProperty("unit").GetString(), row.GetProperty("target").GetString()));
        Assert.True(row.GetProperty("value").GetProperty("ci_low").GetDouble() < value && value < row.GetProperty("value").GetProperty("ci_high").GetDouble());

        Executable.Run("run", "--set", string.Create(CultureInfo.InvariantCulture, $"construction_cost={value:R}"), "--trials", "8192", "--quiet", "--out", folder.Path);
        string[] stranded = File.ReadAllLines(folder["events.csv"]).Select(line => line.Split(',')).Single(cells => cells[0] == "stranded");
        Assert.Equal(0.35, double.Parse(stranded[1], CultureInfo.InvariantCulture), 0.001); // the same draws
    }

    [Fact]
    public void No_solution_is_an_answer()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("breakeven", "price_discount", "--target", "p:loss=0.5", "--from", "-0.5", "--to", "0.5", "--trials", "2048", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("No constant price_discount from −0.5 to 0.5 was found at which P(loss) is 50 %", Plain(run.Output), StringComparison.Ordinal);
        Assert.Contains("lower values help, but not enough", Plain(run.Output), StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(folder["breakeven.csv"]));
    }

    [Fact]
    public void A_parameter_without_influence_is_told()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("breakeven", "oil_slope", "--trials", "2048", "--out", folder.Path); // no gas is priced by oil
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("oil_slope hardly moves it", Plain(run.Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price_discont", "unknown parameter 'price_discont'; did you mean 'price_discount'?")]
    [InlineData("xyz", "pipelinerisk validate lists them all")]
    [InlineData("horizon_years", "horizon_years is a whole number that shapes the calculation itself")]
    [InlineData("panda_bond_available", "panda_bond_available must be 0 or 1")]
    [InlineData("price_discount --target npv=0", "'npv' is not a statistic")]
    [InlineData("price_discount --target mean:npv", "'mean:npv' is not a target")]
    [InlineData("price_discount --target p:loss=50", "lies above 0 and below 1")]
    [InlineData("price_discount --target mean:nvp=0", "'nvp' is not an outcome")]
    [InlineData("price_discount --from 2", "price_discount must be above -1 and below 1, and 2 is not")]
    [InlineData("price_discount --from 0.5 --to 0.1", "must go from a lower one to a higher one")]
    [InlineData("price_discount --against price_discount", "--against needs another parameter")]
    [InlineData("price_discount --against-to 3", "--against names")]
    [InlineData("price_discount --sampler mc --replicates 1", "at least two replicates")]
    public void What_cannot_be_solved_is_wrong_usage(string arguments, string expected)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run(["breakeven", .. arguments.Split(' '), "--trials", "64", "--out", folder["none"]]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["none"]));
    }

    // Lines are broken where the terminal ends, and not between a number and its unit.
    private static string Plain(string output) => output.ReplaceLineEndings(" ").Replace('\u00a0', ' ').Replace("  ", " ", StringComparison.Ordinal);
}
