using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;
using PipelineRisk.Numerics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Simulation;

/// <summary>The page that joins it all: scenario, sampler, model and accumulators become a <see cref="RunResult"/>, at one go or piece by piece.</summary>
/// <remarks>
/// Trials are cut into blocks (<see cref="RunLayout"/>); a block into tiles that fit the second-level cache. Threads take whole blocks.
/// Whole numbers (events, histograms) are counted per thread and added; sums are joined along a fixed tree over the blocks (<see cref="TotalsTree"/>).
/// So the result depends on scenario and options alone: not on the number of threads, nor on interruptions, nor on how many machines shared the blocks.
/// </remarks>
public sealed class PartialRun
{
    private readonly Scenario _scenario;
    private readonly RunOptions _options;
    private readonly SimulationPlan _plan;
    private readonly RunLayout _layout;
    private readonly RunAccumulator _accumulator;
    private readonly BlockRanges _done = new();
    private IReadOnlyList<PrecisionReached> _precision = [];

    /// <summary>A run of which nothing is done yet.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">How many trials or how exactly, which sampler and seed, how many threads.</param>
    /// <exception cref="ArgumentException">The options cannot be met: no trials, no threads, fewer than two replicates, or more points than a replicate has.</exception>
    public PartialRun(Scenario scenario, RunOptions options)
        : this(scenario, options, LaneWidths.Best)
    {
    }

    internal PartialRun(Scenario scenario, RunOptions options, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        long start = Stopwatch.GetTimestamp();
        (_scenario, _options) = (scenario, options);
        _plan = new(scenario, options, width, everything: false);
        _layout = new(options);

        // The first blocks are kept whole: they fix the bins of the histograms that all blocks are counted in.
        _accumulator = new RunAccumulator(_plan.Tables, _layout, options.HasYears);
        RunBlocks(0, _layout.PilotBlocks, progress: null, CancellationToken.None);
        if (!IsPilot)
        {
            _accumulator = _accumulator.WithBins();
        }

        SimulationTime = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>How many trials are done.</summary>
    public long TrialsDone => _done.All.Sum(range => _layout.TrialsIn(range.First, range.End));

    /// <summary>Whether the run is done: all its trials, or those that it took to reach the precision asked for.</summary>
    public bool IsComplete => _done.Hold(0, _layout.Blocks) || IsPreciseEnough;

    /// <summary>The time that the trials took, here and, of what was read, where it was computed.</summary>
    public TimeSpan SimulationTime { get; private set; }

    private bool IsPreciseEnough => _precision.Count > 0 && _precision.All(reached => reached.Holds);

    // A run that ends with the pilot is computed wherever its result is wanted.
    private bool IsPilot => _layout.PilotBlocks == _layout.Blocks;

    /// <summary>How many trials a shard has.</summary>
    public long TrialsOf(Shard shard)
    {
        (int first, int end) = shard.Of(_layout.Blocks);
        return _layout.TrialsIn(first, end);
    }

    /// <summary>Simulates those trials of a shard that are not done yet.</summary>
    /// <param name="shard">The shard; <see cref="Shard.Whole"/> for the whole run.</param>
    /// <param name="progress">Is told how far the shard is, now and then, from any thread.</param>
    /// <param name="pause">Ends it early, at the next block.</param>
    /// <returns>Whether the shard is done; otherwise it can be written, and gone on with.</returns>
    /// <exception cref="ArgumentException">A part of a run that ends at a precision: when it ends, no part of it knows.</exception>
    public bool Advance(Shard shard, IProgress<RunProgress>? progress = null, CancellationToken pause = default)
    {
        if (shard != Shard.Whole && _options.Until.Count > 0)
        {
            throw new ArgumentException("A run with a precision to reach has no shards: when it ends, none of them knows.", nameof(shard));
        }

        long start = Stopwatch.GetTimestamp();
        (int first, int end) = shard.Of(_layout.Blocks);
        bool isDone = IsPilot ? AdvancePilot(first, end, progress) : Advance(first, end, progress, pause);
        SimulationTime += Stopwatch.GetElapsedTime(start);
        return isDone;
    }

    /// <summary>What is known from the trials that are done; at least one is.</summary>
    public RunResult Result() => RunSummary.Of(
        _scenario, _options, _accumulator, _precision, _plan.Sampler.Warning,
        !_options.HasYears ? 0 : IsPilot ? _options.Trials : _done.All.Sum(range => _layout.TrialsIn(range.First, Math.Min(range.End, _layout.YearlyQuantileBlocks))), SimulationTime);

    /// <summary>What is done, as bytes for <see cref="Add"/>: they do not grow with the number of trials.</summary>
    public byte[] Save()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write(SimulationTime.Ticks);
        _done.Write(writer);
        if (!IsPilot)
        {
            _accumulator.Write(writer);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Adds other trials of the same run, which <see cref="Save"/> has saved here or elsewhere.</summary>
    /// <exception cref="InvalidDataException">They are of another run, or done already, or the bytes are cut short: this run is then of no use.</exception>
    public void Add(byte[] saved)
    {
        using BinaryReader reader = new(new MemoryStream(saved), Encoding.UTF8);
        try
        {
            SimulationTime += new TimeSpan(reader.ReadInt64());
            _done.Read(reader, _layout.Blocks);
            if (!IsPilot)
            {
                _accumulator.Read(reader);
            }
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The saved trials cannot be understood.", broken);
        }
    }

    private bool AdvancePilot(int first, int end, IProgress<RunProgress>? progress)
    {
        foreach ((int from, int to) in _done.Gaps(first, end))
        {
            _done.Add(from, to);
            progress?.Report(new(_layout.TrialsIn(from, to), null));
        }

        FindPrecision(progress);
        return true;
    }

    private bool Advance(int first, int end, IProgress<RunProgress>? progress, CancellationToken pause)
    {
        for (int round = 0; round < _layout.Rounds; round++)
        {
            foreach ((int from, int to) in _done.Gaps(first, Math.Min(end, _layout.EndBlock(round))))
            {
                int reached = RunBlocks(from, to, progress, pause);
                _done.Add(from, reached);
                if (reached < to)
                {
                    return false;
                }
            }

            // Where a later round has begun, this one was not precise enough.
            if (_done.End <= _layout.EndBlock(round))
            {
                FindPrecision(progress);
                if (IsPreciseEnough)
                {
                    break;
                }
            }
        }

        return true;
    }

    private void FindPrecision(IProgress<RunProgress>? progress)
    {
        _precision = [.. _options.Until.Select(target => new PrecisionReached(target, Precision.HalfWidth(_accumulator, target.Statistic)))];
        if (_precision.Count > 0)
        {
            progress?.Report(new(0, _precision));
        }
    }

    // The block that it got to: all before it are done.
    private int RunBlocks(int first, int end, IProgress<RunProgress>? progress, CancellationToken pause)
    {
        ExceptionDispatchInfo? failure = null;
        int next = first - 1;
        Thread[] threads = [.. Enumerable.Range(0, _options.Threads).Select(_ => new Thread(() =>
        {
            try
            {
                using BlockWorker worker = new(_plan, _layout, _accumulator, progress);
                while (!pause.IsCancellationRequested && Interlocked.Increment(ref next) is var block && block < end)
                {
                    worker.Run(block);
                }
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                Interlocked.Exchange(ref next, end);
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
        return Math.Min(next + 1, end);
    }
}
