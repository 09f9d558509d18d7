using PipelineRisk.Sampling;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>Conditional means of the first response of a study given groups of its factors, by nested simulation.</summary>
/// <param name="Replicates">
/// For each replicate and each group three columns, an entry an outer trial: the mean over all inner trials, over the first half of them and over the second.
/// </param>
internal sealed record NestedMeans(IReadOnlyList<double[][][]> Replicates)
{
    /// <summary>Inner trials of an outer one.</summary>
    public const int InnerTrials = 128;

    /// <summary>Simulates. All groups share the inner trials of an outer one.</summary>
    /// <param name="study">The study.</param>
    /// <param name="groups">For each group the places of its factors.</param>
    /// <param name="options">Its trials are the outer ones.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    public static NestedMeans Of(
        Study study, IReadOnlyList<IReadOnlyCollection<int>> groups, RunOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        StudyRun run = new(study, options, progress, cancellation);
        Variation[] pinned = [.. groups.Select(group => new Pinned(run.Plan, group))];
        List<double>[][][] replicates = run.Replicates(Samples.Nested, () => NewColumns(groups.Count), (worker, columns) =>
        {
            for (int outer = 0; outer < worker.Tile.Count; outer++)
            {
                Stretch inner = Inner(worker.Tile, outer);
                worker.DrawInner(outer, in inner);
                for (int group = 0; group < pinned.Length; group++)
                {
                    worker.Evaluate(pinned[group], 0);
                    ReadOnlySpan<double> response = worker.Response(0, 0);
                    double first = Mean(response[..(InnerTrials / 2)]), second = Mean(response[(InnerTrials / 2)..]);
                    columns[group][0].Add((first + second) / 2);
                    columns[group][1].Add(first);
                    columns[group][2].Add(second);
                }
            }
        });
        return new([.. replicates.Select(replicate => replicate.Select(group => group.Select(column => column.ToArray()).ToArray()).ToArray())]);
    }

    private static List<double>[][] NewColumns(int groups) => [.. Enumerable.Range(0, groups).Select(_ => (List<double>[])[[], [], []])];

    // The inner trials of all outer ones are consecutive points of the replicate.
    private static Stretch Inner(Stretch tile, int outer) => tile with
    {
        FirstTrial = (tile.FirstTrial + outer) * InnerTrials,
        Count = InnerTrials,
        RoundPoints = tile.RoundPoints * InnerTrials,
        FirstOfRound = (tile.FirstOfRound + outer) * InnerTrials,
    };

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
