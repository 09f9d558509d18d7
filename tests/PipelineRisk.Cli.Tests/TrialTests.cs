using PipelineRisk.Oracles;
using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class TrialTests
{
    // Scenarios that differ in decks, formula and structure.
    public static TheoryData<string, int> Trials =>
        new(from scenario in new[] { "base", "oil-indexed", "moneyball", "net-zero-prices", "mixed-index" } from trial in Enumerable.Range(0, 6) select (scenario, trial * 1777));

    [Theory]
    [MemberData(nameof(Trials))]
    public void The_audit_files_agree_with_the_slow_twin(string scenario, int trial)
    {
        using TemporaryFolder folder = new();
        string number = trial.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Executable.Outcome run = Executable.Run("trial", number, "--scenario", scenario, "--out", folder.Path, "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));

        string scenarioDecks = Path.Combine(Executable.Inputs, "scenarios", scenario, "decks.csv");
        SlowInputs inputs = TrialFiles.ReadInputs(folder.Path, Path.Combine(Executable.Inputs, "base", "decks.csv"), File.Exists(scenarioDecks) ? scenarioDecks : null);
        SlowTrial expected = SlowModel.Evaluate(inputs);
        Assert.Empty(TrialFiles.Compare(expected, folder["trial-outcome.csv"], folder["trial-cashflow.csv"]));
    }

    [Fact]
    public void A_trial_is_the_same_alone_and_inside_the_run()
    {
        using TemporaryFolder folder = new();
        Executable.Run("run", "--trials", "17", "--scenario", "mixed-index", "--out", folder["run"], "--quiet"); // a vector of sixteen and one left over
        List<double> alone = [];
        for (int trial = 0; trial < 17; trial++)
        {
            Executable.Run("trial", $"{trial}", "--trials", "17", "--scenario", "mixed-index", "--out", folder["trial"], "--quiet");
            alone.Add(Number(File.ReadLines(folder["trial/trial-outcome.csv"]).Single(line => line.StartsWith("npv,", StringComparison.Ordinal)).Split(',')[1]));
        }

        string[] npv = File.ReadLines(folder["run/summary.csv"]).Single(line => line.StartsWith("npv,", StringComparison.Ordinal)).Split(',');
        alone.Sort();
        Assert.Equal((alone[0], alone[8], alone[16]), (Number(npv[15]), Number(npv[10]), Number(npv[16]))); // to the bit: minimum, median, maximum
        Assert.Equal(alone.Average(), Number(npv[3]), 1e-12);
    }

    [Theory]
    [InlineData("sobol")]
    [InlineData("lhs")]
    [InlineData("mc")]
    public void A_trial_is_that_of_the_run_with_the_same_sampler(string sampler)
    {
        using TemporaryFolder folder = new();
        string[] options = ["--trials", "5", "--sampler", sampler, "--replicates", "2", "--quiet"];
        Executable.Run(["run", .. options, "--out", folder["run"]]);
        List<double> alone = [];
        for (int trial = 0; trial < 5; trial++)
        {
            Executable.Run(["trial", $"{trial}", .. options, "--out", folder["trial"]]);
            alone.Add(Number(File.ReadLines(folder["trial/trial-outcome.csv"]).Single(line => line.StartsWith("npv,", StringComparison.Ordinal)).Split(',')[1]));
        }

        string[] npv = File.ReadLines(folder["run/summary.csv"]).Single(line => line.StartsWith("npv,", StringComparison.Ordinal)).Split(',');
        alone.Sort();
        Assert.Equal((alone[0], alone[2], alone[4]), (Number(npv[15]), Number(npv[10]), Number(npv[16]))); // to the bit: minimum, median, maximum
        Assert.Equal(alone.Average(), Number(npv[3]), 1e-12);
    }

    [Fact]
    public void A_set_parameter_shows_in_the_audit()
    {
        using TemporaryFolder folder = new();
        Executable.Run("trial", "3", "--set", "capacity=40", "--out", folder.Path, "--quiet");
        Assert.Contains("capacity,bcm/yr,40", File.ReadLines(folder["trial-inputs.csv"]));
    }

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
}
