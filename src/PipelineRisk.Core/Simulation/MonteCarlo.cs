using System.Diagnostics;
using System.Runtime.ExceptionServices;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>The page that joins it all: scenario, sampler, model and accumulators become a <see cref="RunResult"/>.</summary>
/// <remarks>
/// Trials are cut into blocks (<see cref="RunLayout"/>); a block into tiles that fit the second-level cache. Threads take whole blocks.
/// Whole numbers (events, histograms) are counted per thread and added; sums are merged in the order of the blocks.
/// So the result depends on scenario and options alone, and not on the number of threads.
/// </remarks>
public static class MonteCarlo
{
    private const int TileTrials = 256;
    private const int YearlyQuantileTrials = 8 * RunLayout.BlockTrials; // a rank is then known to 0.12 percentage points at P5 and 0.28 at the median

    /// <summary>How many trials this machine works on side by side; no result depends on it.</summary>
    public static int Lanes => (int)LaneWidths.Best;

    /// <summary>Simulates.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">How many trials or how exactly, which sampler and seed, how many threads.</param>
    /// <param name="progress">Is told how far the run is, now and then, from any thread.</param>
    /// <param name="cancellation">Gives the run up.</param>
    /// <exception cref="ArgumentException">The options cannot be met: no trials, no threads, fewer than two replicates, or more points than a replicate has.</exception>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public static RunResult Run(
        Scenario scenario, RunOptions options, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(scenario, options, LaneWidths.Best, progress, cancellation);

    /// <summary>The same at a given width, which changes nothing but the speed.</summary>
    internal static RunResult Run(
        Scenario scenario, RunOptions options, LaneWidth width, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (options.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        long start = Stopwatch.GetTimestamp();
        SimulationPlan plan = new(scenario, options, width, everything: false);
        RunLayout layout = new(options);
        RunAccumulator accumulator = new(plan.Tables, layout, options.HasYears);
        Worker[] workers = [.. Enumerable.Range(0, options.Threads).Select(_ => new Worker(plan, layout, accumulator, progress))];

        // The first blocks are kept whole: they fix the bins of the histograms that the others are counted in.
        int pilotBlocks = layout.BlocksFor(Pilot.Trials);
        RunBlocks(workers, 0, pilotBlocks, layout, accumulator, cancellation);
        if (pilotBlocks < layout.Blocks)
        {
            accumulator.FixBins();
        }

        IReadOnlyList<PrecisionReached> precision = [];
        int done = pilotBlocks;
        for (int round = 0; round < layout.Rounds; round++)
        {
            RunBlocks(workers, done, layout.EndBlock(round), layout, accumulator, cancellation);
            done = layout.EndBlock(round);
            precision = [.. options.Until.Select(target => new PrecisionReached(target, Precision.HalfWidth(accumulator, target.Statistic)))];
            if (precision.Count > 0)
            {
                progress?.Report(new(0, precision));
                if (precision.All(reached => reached.Holds))
                {
                    break;
                }
            }
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        long yearlyQuantileTrials = !options.HasYears ? 0 : Enumerable.Range(0, layout.BlocksFor(YearlyQuantileTrials)).Sum(block => (long)layout.Block(block).Count);
        return RunSummary.Of(scenario, options, accumulator, precision, plan.Sampler.Warning, yearlyQuantileTrials, elapsed);
    }

    private static void RunBlocks(
        Worker[] workers, int first, int end, RunLayout layout, RunAccumulator accumulator, CancellationToken cancellation)
    {
        OrderedMerge merge = new(block => accumulator.Totals(layout.Block(block).Replicate), first, accumulator.Years);
        ExceptionDispatchInfo? failure = null;
        int next = first - 1;
        Thread[] threads = [.. workers.Select(worker => new Thread(() =>
        {
            try
            {
                for (int block = Interlocked.Increment(ref next); block < end; block = Interlocked.Increment(ref next))
                {
                    cancellation.ThrowIfCancellationRequested();
                    BlockTotals totals = merge.Rent(block);
                    worker.Run(block, totals);
                    merge.Submit(block, totals);
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                Interlocked.Exchange(ref next, end);
                merge.Stop();
            }
            finally
            {
                worker.Rest();
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
    }

    /// <summary>What one thread owns.</summary>
    private sealed class Worker(SimulationPlan plan, RunLayout layout, RunAccumulator accumulator, IProgress<RunProgress>? progress)
    {
        private readonly TrialBlock _inputs = plan.Sampler.NewBlock(TileTrials);
        private readonly OutcomeBlock _outcomes = new(TileTrials);
        private readonly YearCollector? _years = accumulator.HasYears ? new(plan.Tables.Years) : null;
        private readonly ThreadCounts _counts = new(plan.Tables);
        private readonly int _yearlyQuantileBlocks = layout.BlocksFor(YearlyQuantileTrials);
        private TrialEngine? _engine;
        private int _replicate;

        public void Run(int number, BlockTotals totals)
        {
            _engine ??= TrialEngine.Create(plan);
            Stretch block = layout.Block(number);
            if (block.Replicate != _replicate || _counts.IsNearlyFull)
            {
                HandOver();
                _replicate = block.Replicate;
            }

            for (int offset = 0; offset < block.Count; offset += TileTrials)
            {
                Stretch tile = block.Part(offset, Math.Min(TileTrials, block.Count - offset));
                plan.Sampler.Fill(_inputs, in tile);
                _years?.Values = number < _yearlyQuantileBlocks ? accumulator.YearValues(tile.FirstTrial, _counts) : null;
                _engine.Evaluate(_inputs, _outcomes, _years);
                totals.Add(_outcomes, accumulator.OutcomeLayouts);
                accumulator.Count(tile.FirstTrial, _outcomes, _counts);
            }

            if (_years is not null)
            {
                totals.Add(_years);
            }

            progress?.Report(new(block.Count, null));
        }

        /// <summary>Ends the thread's part of some blocks: its counts are handed over and its memory is given back.</summary>
        public void Rest()
        {
            HandOver();
            _engine?.Dispose();
            _engine = null;
        }

        private void HandOver()
        {
            if (_counts.Events.Trials > 0)
            {
                accumulator.Take(_counts, _replicate);
            }
        }
    }
}

/// <summary>How far a run is.</summary>
/// <param name="NewTrials">Trials done since the last report.</param>
/// <param name="Precision">At the end of a round, the precision reached; otherwise null.</param>
public readonly record struct RunProgress(long NewTrials, IReadOnlyList<PrecisionReached>? Precision);
