using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>A place in a ranking.</summary>
/// <param name="Index">The place of the estimate in the list that was ranked.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="IsTiedWithNext">Whether it cannot be told apart from the next one: the 95 % interval of the difference of their sizes holds zero.</param>
public readonly record struct Ranked(int Index, PairedEstimate Estimate, bool IsTiedWithNext);

/// <summary>Puts estimates from the same draws in order.</summary>
public static class Ranking
{
    /// <summary>From the largest absolute value to the smallest.</summary>
    /// <param name="estimates">Estimates from the same replicates.</param>
    public static IReadOnlyList<Ranked> BySize(IReadOnlyList<PairedEstimate> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        int[] order = [.. Enumerable.Range(0, estimates.Count).OrderByDescending(index => Math.Abs(estimates[index].Value))];
        PairedEstimate[] sizes = [.. order.Select(index => estimates[index].Value < 0 ? -1 * estimates[index] : estimates[index])];
        return [.. order.Select((index, place) => new Ranked(
            index, estimates[index], place + 1 < order.Length && !(sizes[place] - sizes[place + 1]).IsDistinctFromZero))];
    }
}
