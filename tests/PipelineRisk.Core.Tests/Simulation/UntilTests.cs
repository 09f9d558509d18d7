using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>A run with a precision to reach ends with the first round that reaches it.</summary>
public sealed class UntilTests
{
    private const long Limit = 100_000;

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    [InlineData(Sampler.MonteCarlo)]
    public void It_ends_when_all_targets_hold_and_not_before(Sampler sampler)
    {
        // What 30,000 trials are likely to know; the second target is easy, so that it is the first that decides.
        double asked = Run(sampler, 30_000)[Outcome.Npv].Mean.HalfWidth95;
        PrecisionTarget[] targets = [new(Targets.Of("mean:npv=1").Statistic, asked), Targets.Of("p:stranded=0.2")];
        Rounds rounds = new();
        RunResult run = Run(sampler, Limit, rounds, targets);
        Assert.All(rounds.Seen.SkipLast(1), round => Assert.False(round.All(reached => reached.Holds)));
        Assert.All(rounds.Seen[^1], reached => Assert.True(reached.Holds));
        Assert.Equal(Math.Min(Limit, RunLayout.FirstRoundTrials << (rounds.Seen.Count - 1)), run.Trials);
        Assert.Equal(rounds.Seen[^1], run.Precision);
        Assert.Equal(run.Trials, rounds.Trials);

        // A limit one round earlier: there the first target does not hold.
        if (run.Trials > RunLayout.FirstRoundTrials)
        {
            RunResult earlier = Run(sampler, run.Trials / 2, null, targets);
            Assert.Equal(rounds.Seen[^2], earlier.Precision);
            Assert.Equal([false, true], earlier.Precision.Select(reached => reached.Holds));
        }
    }

    [Fact]
    public void The_half_widths_are_those_of_the_summary()
    {
        RunResult run = Run(Sampler.Sobol, 40_000, null, "mean:npv=1e-9", "p5:npv=1e-9", "p50:min_dscr=1e-9", "p:stranded=1e-9", "p:dscr_below_1=1e-9", "mean:stranding_year=1e-9");
        double Half(RiskEvent riskEvent) => (run[riskEvent].High - run[riskEvent].Low) / 2;
        Bits.Equal(
            [
                run[Outcome.Npv].Mean.HalfWidth95, run[Outcome.Npv].Quantile(0.05).HalfWidth95, run[Outcome.MinDscr].Quantile(0.5).HalfWidth95,
                Half(RiskEvent.Stranded), Half(RiskEvent.DscrBelow1), run[Outcome.StrandingYear].Mean.HalfWidth95,
            ],
            [.. run.Precision.Select(reached => reached.HalfWidth)]);
        Assert.Equal(["mean:npv", "p5:npv", "p50:min_dscr", "p:stranded", "p:dscr_below_1", "mean:stranding_year"], run.Precision.Select(reached => reached.Target.Statistic.Name));
    }

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    [InlineData(Sampler.MonteCarlo)]
    public void What_cannot_be_reached_ends_with_the_trials(Sampler sampler)
    {
        Rounds rounds = new();
        RunResult run = Run(sampler, 50_003, rounds, Targets.Of("mean:npv=1"), Targets.Of("mean:npv=1e-12"));
        Assert.Equal(50_003, run.Trials);
        Assert.Equal(3, rounds.Seen.Count);
        Assert.Equal([true, false], run.Precision.Select(reached => reached.Holds));
    }

    [Fact]
    public void What_is_reached_at_once_ends_with_the_first_round()
    {
        Assert.Equal(RunLayout.FirstRoundTrials, Run(Sampler.Sobol, 100_000_000_000, null, "mean:npv=100").Trials);
        Assert.Equal(1000, Run(Sampler.Sobol, 1000, null, "mean:npv=100").Trials);
    }

    [Fact]
    public void A_precision_that_is_not_known_does_not_hold() => // a single trial has no error
        Assert.Equal([false], Run(Sampler.Sobol, 1, null, "mean:npv=1e9").Precision.Select(reached => reached.Holds));

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    [InlineData(Sampler.MonteCarlo)]
    public void Threads_change_no_bit(Sampler sampler)
    {
        double[][] numbers = [.. new[] { 1, 2, 3 }.Select(threads => Targets.Numbers(
            MonteCarlo.Run(BaseCase.Scenario, new(40_009, 9, threads) { Sampler = sampler, Replicates = 7, Until = [Targets.Of("mean:npv=1e-9")] })))];
        Bits.Equal(numbers[0], numbers[1]);
        Bits.Equal(numbers[0], numbers[2]);
    }

    private static RunResult Run(Sampler sampler, long trials, Rounds? rounds, params string[] targets) =>
        Run(sampler, trials, rounds, [.. targets.Select(Targets.Of)]);

    private static RunResult Run(Sampler sampler, long trials, Rounds? rounds = null, params PrecisionTarget[] targets) =>
        MonteCarlo.Run(BaseCase.Scenario, new(trials, 9, 2) { Sampler = sampler, Until = targets }, rounds, TestContext.Current.CancellationToken);

    /// <summary>What a run reports at the ends of its rounds.</summary>
    private sealed class Rounds : IProgress<RunProgress>
    {
        private long _trials;

        public List<IReadOnlyList<PrecisionReached>> Seen { get; } = [];

        public long Trials => _trials;

        public void Report(RunProgress value)
        {
            Interlocked.Add(ref _trials, value.NewTrials);
            if (value.Precision is { } precision)
            {
                Seen.Add(precision);
            }
        }
    }
}
