using PipelineRisk.Sampling;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>Every trial has one place: its block, its replicate, its point.</summary>
public sealed class RunLayoutTests
{
    private static readonly PrecisionTarget AnyTarget = Targets.Of("mean:npv=1e-9");

    public static TheoryData<Sampler, long, int, bool> Layouts => new(
        from trials in new long[] { 1, 2, 31, 33, 4097, 16_384, 16_385, 100_000, 1_000_003 }
        from replicates in new[] { 2, 7, 32, 1024 }
        from until in new[] { false, true }
        from sampler in new[] { Sampler.Sobol, Sampler.MonteCarlo }
        select (sampler, trials, replicates, until));

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_blocks_hold_every_trial_once_in_order(Sampler sampler, long trials, int replicates, bool until)
    {
        RunLayout layout = Layout(sampler, trials, replicates, until);
        long next = 0;
        for (int number = 0; number < layout.Blocks; number++)
        {
            Stretch block = layout.Block(number);
            Assert.Equal(next, block.FirstTrial);
            Assert.InRange(block.Count, 1, RunLayout.BlockTrials);
            next += block.Count;
        }

        Assert.Equal(trials, next);
        Assert.Equal(trials, layout.EndTrial(layout.Rounds - 1));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_trial_has_the_same_place_alone_and_in_its_block(Sampler sampler, long trials, int replicates, bool until)
    {
        RunLayout layout = Layout(sampler, trials, replicates, until);
        for (int number = 0; number < layout.Blocks; number++)
        {
            Stretch block = layout.Block(number);
            foreach (int offset in new[] { 0, block.Count / 3, block.Count - 1 })
            {
                Assert.Equal(block.Part(offset, 1), layout.Trial(block.FirstTrial + offset));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_round_is_shared_out_evenly(Sampler sampler, long trials, int replicates, bool until)
    {
        RunLayout layout = Layout(sampler, trials, replicates, until);
        int unit = sampler == Sampler.MonteCarlo ? 2 : 1; // plain Monte Carlo makes its numbers by pairs of trials
        Assert.Equal(Math.Clamp(trials / unit, 1, replicates), layout.Replicates);
        foreach (IGrouping<int, Stretch> round in Blocks(layout).GroupBy(block => block.Round))
        {
            long[] shares = new long[layout.Replicates];
            foreach (Stretch block in round)
            {
                shares[block.Replicate] += block.Count;
            }

            Assert.InRange(shares.Max() - shares.Min(), 0, 2 * unit - 1);
            Assert.All(round, block => Assert.Equal(shares[block.Replicate], block.RoundPoints));
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_points_of_a_replicate_follow_one_another_over_all_rounds(Sampler sampler, long trials, int replicates, bool until)
    {
        foreach (IGrouping<int, Stretch> replicate in Blocks(Layout(sampler, trials, replicates, until)).GroupBy(block => block.Replicate))
        {
            long next = 0, nextOfRound = 0;
            int round = 0;
            foreach (Stretch block in replicate)
            {
                (round, nextOfRound) = (block.Round, block.Round == round ? nextOfRound : 0);
                Assert.Equal((next, nextOfRound), (block.FirstPoint, block.FirstOfRound));
                Assert.InRange(block.FirstOfRound + block.Count, 1, block.RoundPoints);
                (next, nextOfRound) = (next + block.Count, nextOfRound + block.Count);
            }
        }
    }

    [Theory]
    [InlineData(1, new long[] { 1 })]
    [InlineData(16_384, new long[] { 16_384 })]
    [InlineData(16_385, new long[] { 16_384, 16_385 })]
    [InlineData(32_768, new long[] { 16_384, 32_768 })]
    [InlineData(100_000, new long[] { 16_384, 32_768, 65_536, 100_000 })]
    public void Rounds_double_from_16384_trials_up_to_the_limit(long trials, long[] ends)
    {
        RunLayout layout = Layout(Sampler.Sobol, trials, 32, until: true);
        Assert.Equal(ends, Enumerable.Range(0, layout.Rounds).Select(layout.EndTrial));
        Assert.Equal(
            ends, Enumerable.Range(0, layout.Rounds).Select(round => Enumerable.Range(0, layout.EndBlock(round)).Sum(block => (long)layout.Block(block).Count)));
    }

    [Fact]
    public void Without_a_target_there_is_one_round() => Assert.Equal(1, Layout(Sampler.Sobol, 1_000_000, 32, until: false).Rounds);

    [Theory]
    [InlineData(1_000_003, 32, 4096, 1)]       // a replicate's share is longer than a block
    [InlineData(16_384, 32, 4096, 8)]          // blocks of 512
    [InlineData(16_384, 32, 4097, 9)]
    [InlineData(33, 32, 4096, 32)]             // all there are
    [InlineData(1_000_003, 32, 1 << 30, 0)]    // no more than the first round
    public void The_pilot_has_as_many_blocks_as_its_trials_take(long trials, int replicates, long wanted, int expected)
    {
        RunLayout layout = Layout(Sampler.Sobol, trials, replicates, until: false);
        Assert.Equal(expected == 0 ? layout.EndBlock(0) : expected, layout.BlocksFor(wanted));
    }

    [Fact]
    public void A_trial_outside_the_run_is_refused()
    {
        RunLayout layout = Layout(Sampler.Sobol, 1000, 7, until: false);
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.Trial(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => layout.Trial(1000));
    }

    [Fact]
    public void A_very_long_run_has_its_places_too() // as many trials as the command line takes
    {
        const long Trials = 8_000_000_000_000;
        foreach (Sampler sampler in new[] { Sampler.Sobol, Sampler.MonteCarlo })
        {
            RunLayout layout = Layout(sampler, Trials, 1024, until: true);
            Stretch last = layout.Trial(Trials - 1), block = layout.Block(layout.Blocks - 1);
            Assert.Equal(block.Part(block.Count - 1, 1), last);
            Assert.Equal(last.RoundPoints - 1, last.FirstOfRound);
        }
    }

    [Theory]
    [InlineData(Sampler.Sobol, 2, 1L << 33)]
    [InlineData(Sampler.Sobol, 7, 7L << 32)]
    [InlineData(Sampler.Sobol, 7, (7L << 32) - 7 * 64)]
    [InlineData(Sampler.LatinHypercube, 7, 7L << 31)]
    public void The_most_trials_that_are_accepted_have_points(Sampler sampler, int replicates, long most)
    {
        foreach (bool until in new[] { false, true })
        {
            RunOptions options = Options(sampler, most, replicates, until);
            if (options.Problem is null)
            {
                RunLayout layout = new(options);
                long points = sampler == Sampler.Sobol ? ScrambledSobol.MostPoints : LatinHypercubeSource.MostPoints;
                for (int round = 0; round < layout.Rounds; round++)
                {
                    Stretch last = layout.Block(layout.EndBlock(round) - 1); // of the last replicate, whose share is never the smaller one
                    Assert.InRange((sampler == Sampler.Sobol ? last.FirstPoint : last.FirstOfRound) + last.Count, 1, points);
                }
            }

            Assert.NotNull((options with { Trials = most + 65L * replicates }).Problem);
            Assert.Null((options with { Trials = most + 65L * replicates, Sampler = Sampler.MonteCarlo }).Problem);
        }
    }

    [Theory]
    [InlineData(0, 1, 32, "at least one trial")]
    [InlineData(1, 0, 32, "one thread")]
    [InlineData(10, 1, 1, "from 2 to 1024 replicates")]
    [InlineData(10, 1, 1025, "from 2 to 1024 replicates")]
    public void Options_that_cannot_be_met_are_told(long trials, int threads, int replicates, string expected) =>
        Assert.Contains(expected, new RunOptions(trials, 1, threads) { Replicates = replicates }.Problem, StringComparison.Ordinal);

    [Fact]
    public void Stretches_of_plain_monte_carlo_begin_at_even_trials() =>
        Assert.All(Blocks(Layout(Sampler.MonteCarlo, 100_001, 32, until: true)), block => Assert.Equal(0, block.FirstTrial % 2));

    [Fact]
    public void Plain_monte_carlo_asks_for_no_replicates() =>
        Assert.Null(new RunOptions(10, 1, 1) { Replicates = 1, Sampler = Sampler.MonteCarlo }.Problem);

    private static IEnumerable<Stretch> Blocks(RunLayout layout) => Enumerable.Range(0, layout.Blocks).Select(layout.Block);

    private static RunLayout Layout(Sampler sampler, long trials, int replicates, bool until) => new(Options(sampler, trials, replicates, until));

    private static RunOptions Options(Sampler sampler, long trials, int replicates, bool until) =>
        new(trials, 1, 1) { Sampler = sampler, Replicates = replicates, Until = until ? [AnyTarget] : [] };
}
