using System.Text.Json;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class InformationTests
{
    [Fact]
    public void Knowing_everything_is_worth_the_most()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("voi", "--trials", "16384", "--out", folder.Path, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement tables = json.RootElement.GetProperty("tables");
        double[] Values(string table, string column) =>
            [.. tables.GetProperty(table).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty(column).GetProperty("value").GetDouble())];
        double perfect = Values("decision", "expected_npv")[^1];
        Assert.InRange(perfect, 0.4, 0.9);
        Assert.All(Values("inputs", "value").Concat(Values("drivers", "value")), value => Assert.True(value < perfect));
        Assert.StartsWith("With what is known today the best choice is not to build", json.RootElement.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["voi-drivers.csv", "voi-inputs.csv", "voi.csv", "voi.html", "voi.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_an_alternative_the_better_project_is_built()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("voi", "--trials", "8192", "--alternative", "moneyball", "--out", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("the best choice is to build moneyball", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_project_itself_is_no_alternative()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("voi", "--scenario", "moneyball", "--alternative", "moneyball", "--out", folder["out"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--alternative moneyball: that is the project itself", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_alternative_is_wrong_usage()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("voi", "--alternative", "moneybal", "--out", folder["out"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("moneyball", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }
}
