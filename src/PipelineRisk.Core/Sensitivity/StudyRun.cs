using System.Runtime.ExceptionServices;
using PipelineRisk.Sampling;
using PipelineRisk.Simulation;

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
    /// <param name="twoSamples">Whether inputs are drawn anew.</param>
    /// <param name="start">What a replicate starts with.</param>
    /// <param name="add">Adds a tile, which the worker has drawn.</param>
    /// <returns>The sums, in the order of the replicates.</returns>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public T[] Replicates<T>(bool twoSamples, Func<T> start, Action<StudyWorker, T> add)
    {
        T[] sums = new T[_tiles.Length];
        int done = 0, tiles = _tiles.Sum(replicate => replicate.Length);
        try
        {
            Parallel.For(
                0, sums.Length,
                new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _cancellation },
                () => new StudyWorker(Plan, twoSamples),
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

                    sums[replicate] = sum;
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
