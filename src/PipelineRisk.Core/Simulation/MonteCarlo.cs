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
/// Trials are cut into blocks of a fixed size; a block into tiles that fit the second-level cache. Threads take whole blocks.
/// Whole numbers (events, histograms) are counted per thread and added; sums are merged in the order of the blocks.
/// So the result depends on scenario, seed and number of trials alone.
/// </remarks>
public static class MonteCarlo
{
    /// <summary>Trials of a block: part of the result's identity, since sums are rounded block by block.</summary>
    internal const int BlockTrials = 4096;

    private const int TileTrials = 256;
    private const int YearlyQuantileTrials = 8 * BlockTrials; // a rank is then known to 0.12 percentage points at P5 and 0.28 at the median

    /// <summary>How many trials this machine works on side by side; no result depends on it.</summary>
    public static int Lanes => (int)LaneWidths.Best;

    /// <summary>Simulates.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">How many trials, which seed, how many threads.</param>
    /// <param name="progress">Is told the number of trials done, now and then, from any thread.</param>
    /// <param name="cancellation">Gives the run up.</param>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public static RunResult Run(
        Scenario scenario, RunOptions options, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        Run(scenario, options, LaneWidths.Best, progress, cancellation);

    /// <summary>The same at a given width, which changes nothing but the speed.</summary>
    internal static RunResult Run(
        Scenario scenario, RunOptions options, LaneWidth width, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        if (options.Trials < 1 || options.Threads < 1)
        {
            throw new ArgumentException("A run needs at least one trial and one thread.", nameof(options));
        }

        long start = Stopwatch.GetTimestamp();
        SimulationPlan plan = new(scenario, options.Seed, width, SimulationPlan.NeedsOil(scenario));
        RunAccumulator accumulator = new(plan.Tables, options.Trials);

        // The first block is kept whole: it fixes the bins of the histograms that the others are counted in.
        int blocks = checked((int)((options.Trials + BlockTrials - 1) / BlockTrials));
        Worker[] workers = [.. Enumerable.Range(0, options.Threads).Select(_ => new Worker(plan, options.Trials, accumulator, progress))];
        RunBlocks(workers[..1], 0, 1, accumulator, cancellation);
        if (blocks > 1)
        {
            accumulator.FixBins();
            RunBlocks(workers, 1, blocks, accumulator, cancellation);
        }

        foreach (Worker worker in workers)
        {
            accumulator.Add(worker.Counts);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return RunSummary.Of(scenario, options, accumulator, plan.Sampler.Warning, Math.Min(options.Trials, YearlyQuantileTrials), elapsed);
    }

    private static void RunBlocks(Worker[] workers, int first, int end, RunAccumulator accumulator, CancellationToken cancellation)
    {
        OrderedMerge merge = new(accumulator.Totals, first, accumulator.Years);
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
    private sealed class Worker(SimulationPlan plan, long trials, RunAccumulator accumulator, IProgress<long>? progress)
    {
        private readonly TrialBlock _inputs = plan.Sampler.NewBlock(TileTrials);
        private readonly OutcomeBlock _outcomes = new(TileTrials);
        private readonly YearCollector _years = new(plan.Tables.Years);
        private TrialEngine? _engine;

        public ThreadCounts Counts { get; } = new(plan.Tables);

        public void Run(int block, BlockTotals totals)
        {
            _engine ??= TrialEngine.Create(plan);
            long first = (long)block * BlockTrials, end = Math.Min(first + BlockTrials, trials);
            for (long tile = first; tile < end; tile += TileTrials)
            {
                int count = (int)Math.Min(TileTrials, end - tile);
                plan.Sampler.Fill(_inputs, tile, count);
                _years.Values = tile < YearlyQuantileTrials ? accumulator.YearValues(tile, Counts) : null;
                _engine.Evaluate(_inputs, _outcomes, _years);
                totals.Add(_outcomes, accumulator.OutcomeLayouts);
                accumulator.Count(tile, _outcomes, Counts);
            }

            totals.Add(_years);
            progress?.Report(end - first);
        }

        public void Rest()
        {
            _engine?.Dispose();
            _engine = null;
        }
    }
}
