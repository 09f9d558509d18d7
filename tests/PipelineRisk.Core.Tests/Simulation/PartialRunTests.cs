using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>A run that is shared out or interrupted ends in the bits of the run at one go.</summary>
public sealed class PartialRunTests
{
    // Also fewer trials than fix the bins, blocks of a few trials, and replicates of many blocks.
    [Theory]
    [InlineData(Sampler.Sobol, 100_003, 32, 2)]
    [InlineData(Sampler.Sobol, 100_003, 32, 7)]
    [InlineData(Sampler.Sobol, 100_003, 32, 64)]
    [InlineData(Sampler.LatinHypercube, 100_003, 32, 7)]
    [InlineData(Sampler.MonteCarlo, 100_003, 32, 7)]
    [InlineData(Sampler.Sobol, 1_000, 32, 7)]
    [InlineData(Sampler.Sobol, 10_000, 1024, 7)]
    [InlineData(Sampler.Sobol, 150_000, 2, 7)]
    public void Shards_join_to_the_bits_of_the_whole_in_any_order(Sampler sampler, long trials, int replicates, int count)
    {
        RunOptions options = new(trials, Seed: 7, Threads: 2) { Sampler = sampler, Replicates = replicates };
        byte[][] parts = [.. Enumerable.Range(1, count).Select(index => Part(options with { Threads = 1 + index % 2 }, new(index, count)))];
        new Random(count).Shuffle(parts);
        PartialRun joined = new(BaseCase.Scenario, options);
        foreach (byte[] part in parts)
        {
            joined.Add(part);
        }

        Assert.True(joined.IsComplete);
        Assert.Equal(trials, joined.TrialsDone);
        SameBits(MonteCarlo.Run(BaseCase.Scenario, options), joined.Result());
    }

    [Theory]
    [InlineData(Sampler.Sobol, 50_003, 32)]
    [InlineData(Sampler.LatinHypercube, 50_003, 32)]
    [InlineData(Sampler.MonteCarlo, 50_003, 32)]
    [InlineData(Sampler.Sobol, 1_000, 32)]
    [InlineData(Sampler.Sobol, 100_000, 2)]
    public void Interruptions_leave_no_trace(Sampler sampler, long trials, int replicates)
    {
        RunOptions options = new(trials, Seed: 7, Threads: 2) { Sampler = sampler, Replicates = replicates };
        SameBits(MonteCarlo.Run(BaseCase.Scenario, options), Interrupted(options, new Random(3)));
    }

    [Theory]
    [InlineData(Sampler.Sobol, "mean:npv=0.025")]
    [InlineData(Sampler.MonteCarlo, "p:stranded=0.004")]
    public void Interruptions_do_not_move_the_round_that_a_run_ends_with(Sampler sampler, string target)
    {
        RunOptions options = new(200_000, Seed: 7, Threads: 2) { Sampler = sampler, Until = [Targets.Of("mean:npv=1"), Targets.Of(target)] };
        RunResult whole = MonteCarlo.Run(BaseCase.Scenario, options);
        Assert.InRange(whole.Trials, RunLayout.FirstRoundTrials + 1, options.Trials - 1);
        RunResult interrupted = Interrupted(options, new Random(4));
        SameBits(whole, interrupted);
        Assert.Equal(whole.Precision, interrupted.Precision);
    }

    [Fact]
    public void Some_shards_give_the_answer_of_their_trials()
    {
        RunOptions options = new(100_000, Seed: 7, Threads: 2);
        RunResult whole = MonteCarlo.Run(BaseCase.Scenario, options);
        PartialRun some = new(BaseCase.Scenario, options);
        foreach (int index in (int[])[4, 3])
        {
            some.Add(Part(options, new(index, 4)));
        }

        RunResult partial = some.Result();
        Assert.False(some.IsComplete);
        Assert.Equal((some.TrialsDone, some.TrialsDone), (partial.Trials, partial[Outcome.Npv].Trials));
        Assert.InRange(partial.Trials, 45_000, 55_000);
        Estimate all = whole[Outcome.Npv].Mean, half = partial[Outcome.Npv].Mean;
        Assert.True(half.StandardError > all.StandardError, "fewer trials know less");
        Assert.InRange(half.Value, all.Value - 5 * half.StandardError, all.Value + 5 * half.StandardError);
        Assert.Equal(0, partial.YearlyQuantileTrials); // they come from the first blocks, which are in the first shard
    }

    [Fact]
    public void A_part_of_a_single_replicate_has_the_interval_of_independent_trials()
    {
        RunOptions options = new(200_000, Seed: 7, Threads: 2) { Replicates = 2 };
        PartialRun some = new(BaseCase.Scenario, options);
        some.Add(Part(options, new(2, 4)));
        RunResult partial = some.Result();
        Assert.Equal(partial[Outcome.Npv].StandardDeviation / Math.Sqrt(partial.Trials), partial[Outcome.Npv].Mean.StandardError, 1e-9);
        Assert.InRange(partial[RiskEvent.Loss].High - partial[RiskEvent.Loss].Low, 0.001, 0.02);
    }

    [Fact]
    public void A_part_is_not_counted_twice()
    {
        RunOptions options = new(50_000, Seed: 7, Threads: 2);
        byte[] part = Part(options, new(2, 3));
        PartialRun run = new(BaseCase.Scenario, options);
        run.Add(part);
        Assert.Throws<InvalidDataException>(() => run.Add(part));
    }

    [Fact]
    public void Parts_of_other_bins_and_cut_ones_are_refused()
    {
        RunOptions options = new(50_000, Seed: 7, Threads: 2);
        byte[] part = Part(options, new(2, 3));
        Assert.Throws<InvalidDataException>(() => new PartialRun(BaseCase.Scenario, options with { Seed = 8 }).Add(part));
        Assert.Throws<InvalidDataException>(() => new PartialRun(BaseCase.With("price_discount=0.3"), options).Add(part));
        foreach (int length in (int[])[0, 5, 20, part.Length / 2, part.Length - 1])
        {
            Assert.Throws<InvalidDataException>(() => new PartialRun(BaseCase.Scenario, options).Add(part[..length]));
        }
    }

    [Fact]
    public void A_run_that_ends_at_a_precision_has_no_shards() =>
        Assert.Throws<ArgumentException>(() => new PartialRun(BaseCase.Scenario, new(50_000, 7, 2) { Until = [Targets.Of("mean:npv=1")] }).Advance(new(1, 2)));

    [Theory]
    [InlineData(7, 3)]
    [InlineData(3, 64)]
    [InlineData(0, 5)]
    [InlineData(2_000_000_000, 100_000)]
    public void Shards_share_out_everything_once_and_evenly(int all, int count)
    {
        (int First, int End)[] ranges = [.. Enumerable.Range(1, count).Select(index => new Shard(index, count).Of(all))];
        Assert.Equal((0, all), (ranges[0].First, ranges[^1].End));
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.First));
        Assert.All(ranges, range => Assert.InRange(range.End - range.First, all / count, all / count + 1));
    }

    private static byte[] Part(RunOptions options, Shard shard)
    {
        PartialRun run = new(BaseCase.Scenario, options);
        Assert.True(run.Advance(shard));
        return run.Save();
    }

    // Paused at every few blocks; each time another run goes on with what was written.
    private static RunResult Interrupted(RunOptions options, Random random)
    {
        PartialRun run = new(BaseCase.Scenario, options);
        while (true)
        {
            using CancellationTokenSource pause = new();
            bool isDone = run.Advance(Shard.Whole, new After(random.Next(1, 10), pause), pause.Token);
            PartialRun next = new(BaseCase.Scenario, options with { Threads = random.Next(1, 4) });
            next.Add(run.Save());
            if (isDone)
            {
                next.Advance(Shard.Whole); // nothing is left to do but to find out
                return next.Result();
            }

            run = next;
        }
    }

    private static void SameBits(RunResult expected, RunResult actual) => Bits.Equal(Targets.Numbers(expected), Targets.Numbers(actual));

    /// <summary>Pauses a run after some blocks.</summary>
    private sealed class After(int blocks, CancellationTokenSource pause) : IProgress<RunProgress>
    {
        private int _left = blocks;

        public void Report(RunProgress value)
        {
            if (value.Precision is null && Interlocked.Decrement(ref _left) == 0)
            {
                pause.Cancel();
            }
        }
    }
}
