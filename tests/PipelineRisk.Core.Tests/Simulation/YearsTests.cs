using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>Runs that leave the yearly series out.</summary>
public sealed class YearsTests
{
    [Theory]
    [InlineData(Sampler.Sobol, 1000)]
    [InlineData(Sampler.Sobol, 20_000)]
    [InlineData(Sampler.MonteCarlo, 20_000)]
    public void Every_other_number_has_the_same_bits(Sampler sampler, int trials)
    {
        RunOptions options = new(trials, Seed: 3, Threads: 2) { Sampler = sampler };
        RunResult with = MonteCarlo.Run(BaseCase.Scenario, options), without = MonteCarlo.Run(BaseCase.Scenario, options with { HasYears = false });
        Assert.NotEmpty(with.Yearly);
        Assert.Equal(Bits(with with { Yearly = [], YearlyQuantileTrials = 0 }), Bits(without));
    }

    private static IEnumerable<long> Bits(RunResult run) => Targets.Numbers(run).Select(BitConverter.DoubleToInt64Bits);
}
