using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class ValidateTests
{
    [Fact]
    public void Shows_every_distribution()
    {
        Executable.Outcome run = Executable.Run("validate");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("PERT(17, 25, 34)", run.Output, StringComparison.Ordinal);
        Assert.Contains("The inputs are valid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_the_quantiles_as_json()
    {
        using JsonDocument json = JsonDocument.Parse(Executable.Run("validate", "--json").Output);
        JsonElement overrun = json.RootElement.EnumerateArray().Single(input => input.GetProperty("parameter").GetString() == "cost_overrun");
        Assert.Equal(Math.Sqrt(0.84 * 1.48), overrun.GetProperty("p50").GetDouble(), 1e-12); // a lognormal's median is the geometric mean of P10 and P90
    }

    [Fact]
    public void Prints_every_problem_of_every_file()
    {
        using TemporaryFolder folder = new();
        Executable.CopyBase(folder.Path);
        Break(folder["base/parameters.csv"], ",17,25,34,", ",17,45,34,");
        Break(folder["base/parameters.csv"], "capacity,bcm/yr,constant,50", "capacity,bcm/yr,constant,\"5,0\"");
        Break(folder["base/correlations.csv"], "cost_overrun,completion_delay,0.5", "cost_overrun,completion_delay,1.5");
        Executable.Outcome run = Executable.Run("validate", "--inputs", folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        string[] problems = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, problems.Length);
        Assert.Matches(@"^base/correlations\.csv:\d+: rank_correlation: ", problems[0]);
        Assert.Matches(@"^base/parameters\.csv:\d+: mode: .*45", problems[1]);
        Assert.Matches(@"^base/parameters\.csv:\d+: value: .*decimal comma", problems[2]);
    }

    [Fact]
    public void Warns_of_correlations_that_cannot_all_hold()
    {
        using TemporaryFolder folder = new();
        Executable.CopyBase(folder.Path);
        File.AppendAllText(folder["base/correlations.csv"], "eu_price_long_run,construction_cost,-0.95,test\n");
        Executable.Outcome run = Executable.Run("validate", "--inputs", folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Warning: The rank correlations cannot all hold", run.Errors, StringComparison.Ordinal);
    }

    private static void Break(string file, string was, string becomes)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(was, becomes, StringComparison.Ordinal));
    }
}
