using System.Runtime.ExceptionServices;
using PipelineRisk.Sampling;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Takes an analysis through the trials of a study, replicate by replicate.</summary>
/// <remarks>A replicate is worked on by one thread, in the order of its trials; so what it sums up depends neither on the number of threads nor on the clock.</remarks>
internal sealed class StudyRun
{
    private readonly RunOptions _options;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Stretch[][] _tiles;

    /// <param name="study">What is evaluated.</param>
    /// <param name="options">The number of trials, the sampler, the threads; precisions to reach do not count.</param>
    /// <param name="progress">Is told the share of the trials that is done, from any thread.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    public StudyRun(Study study, RunOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        (_options, _progress, _cancellation) = (options with { Until = [] }, progress, cancellation);
        Plan = study.Plan(_options);
        _tiles = TilesOf(new RunLayout(_options));
    }

    /// <summary>The study made ready.</summary>
    public StudyPlan Plan { get; }

    /// <summary>Sums up every replicate.</summary>
    /// <param name="samples">What is drawn.</param>
    /// <param name="start">What a replicate starts with.</param>
    /// <param name="add">Adds a tile, which the worker has drawn.</param>
    /// <returns>The sums, in the order of the replicates.</returns>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public T[] Replicates<T>(Samples samples, Func<T> start, Action<StudyWorker, T> add) => Replicates(0, _tiles.Length, samples, start, add);

    /// <summary>The same for sums that machines can share: as many numbers a replicate.</summary>
    /// <returns>The sums, in the order of the replicates.</returns>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public double[][] Sums(Samples samples, int length, Action<StudyWorker, double[]> add)
    {
        double[][] Compute(int first, int end) => Replicates(first, end, samples, () => new double[length], add);
        return _options.Shared is { } shared ? shared.Sums(_tiles.Length, Compute) : Compute(0, _tiles.Length);
    }

    private T[] Replicates<T>(int first, int end, Samples samples, Func<T> start, Action<StudyWorker, T> add)
    {
        T[] sums = new T[end - first];
        int done = 0, tiles = _tiles[first..end].Sum(replicate => replicate.Length);
        try
        {
            Parallel.For(
                first, end,
                new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _cancellation },
                () => new StudyWorker(Plan, samples),
                (replicate, _, worker) =>
                {
                    T sum = start();
                    foreach (Stretch tile in _tiles[replicate])
                    {
                        _cancellation.ThrowIfCancellationRequested();
                        worker.Draw(in tile);
                        add(worker, sum);
                        _progress?.Report(Interlocked.Increment(ref done) / (double)tiles);
                    }

                    sums[replicate - first] = sum;
                    return worker;
                },
                worker => worker.Dispose());
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return sums;
    }

    /// <summary>The mean of every response under every variation, over the trials where there is one.</summary>
    /// <returns>For each variation a list of the responses.</returns>
    public PairedEstimate[][] Means(IReadOnlyList<Variation> variations)
    {
        int responses = Plan.Responses;
        double[][] replicates = Sums(Samples.One, 2 * responses * variations.Count, (worker, sums) =>
        {
            for (int v = 0; v < variations.Count; v++)
            {
                worker.Evaluate(variations[v], 0);
                for (int i = 0; i < responses; i++)
                {
                    Add(worker.Response(0, i), sums.AsSpan(2 * (v * responses + i), 2));
                }
            }
        });

        return [.. variations.Select((_, v) => Enumerable.Range(v * responses, responses).Select(at => PairedEstimate.OfMeans(
            [.. replicates.Select(sums => (long)sums[2 * at])], [.. replicates.Select(sums => sums[2 * at + 1] / sums[2 * at])])).ToArray())];
    }

    private static void Add(ReadOnlySpan<double> values, Span<double> countAndSum)
    {
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                countAndSum[0]++;
                countAndSum[1] += value;
            }
        }
    }

    private static Stretch[][] TilesOf(RunLayout layout)
    {
        List<Stretch>[] tiles = [.. Enumerable.Range(0, layout.Replicates).Select(_ => new List<Stretch>())];
        for (int number = 0; number < layout.Blocks; number++)
        {
            Stretch block = layout.Block(number);
            for (int offset = 0; offset < block.Count; offset += StudyWorker.TileTrials)
            {
                tiles[block.Replicate].Add(block.Part(offset, Math.Min(StudyWorker.TileTrials, block.Count - offset)));
            }
        }

        return [.. tiles.Select(replicate => replicate.ToArray())];
    }
}
