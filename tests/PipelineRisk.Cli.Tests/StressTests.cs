using Xunit;

namespace PipelineRisk.Cli.Tests;

public sealed class StressTests
{
    private static readonly string[] Few = ["--trials", "4096", "--replicates", "8"];

    [Fact]
    public void Writes_the_shocks_and_the_box()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run(["stress", .. Few, "--out", folder.Path]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("It strands most often where", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(
            ["shock", "base", "late-and-dear", "price-collapse", "rupture-2040", "net-zero-demand", "together"],
            File.ReadAllLines(folder["stress.csv"]).Select(line => line.Split(',')[0]));
        Assert.StartsWith("input,range,low,high,unit,mass,", File.ReadAllLines(folder["stress-box.csv"])[0], StringComparison.Ordinal);
        Assert.True(File.Exists(folder["stress.html"]));
        Assert.True(File.Exists(folder["stress-trajectory.csv"]));
    }

    [Fact]
    public void Without_a_net_zero_scenario_its_shock_is_left_out_with_a_warning()
    {
        using TemporaryFolder folder = new();
        Executable.CopyBase(folder["inputs"]);
        Executable.Outcome run = Executable.Run(["stress", .. Few, "--inputs", folder["inputs"], "--out", folder["out"], "--quiet"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("net-zero-prices", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("net-zero-demand", File.ReadAllText(Path.Combine(folder["out"], "stress.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sobol")]
    [InlineData("lhs")]
    [InlineData("mc")]
    public void Threads_change_no_byte(string sampler)
    {
        using TemporaryFolder folder = new();
        foreach (string threads in (string[])["1", "2"])
        {
            Assert.Equal(0, Executable.Run(["stress", .. Few, "--sampler", sampler, "--threads", threads, "--out", folder[threads], "--quiet"]).ExitCode);
        }

        foreach (string file in (string[])["stress.csv", "stress-box.csv", "stress-trajectory.csv"])
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder["1"], file)), File.ReadAllBytes(Path.Combine(folder["2"], file)));
        }
    }

    [Fact]
    public void Too_few_replicates_are_wrong_usage()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run("stress", "--replicates", "3", "--out", folder["out"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("at least 4 replicates", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }
}
