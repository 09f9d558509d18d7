using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Reads estimates off sums over the trials of each replicate; the first of the sums is the number of trials.</summary>
internal static class ReplicateSums
{
    /// <summary>The mean over all trials of what was summed up at a place.</summary>
    public static PairedEstimate Mean(double[][] replicates, int at) => PairedEstimate.OfMeans(
        [.. replicates.Select(sums => (long)sums[0])], [.. replicates.Select(sums => sums[at] / sums[0])]);

    /// <summary>The ratio of two sums, such as a conditional mean; NaN where the second is 0.</summary>
    public static PairedEstimate Ratio(double[][] replicates, int above, int below) => PairedEstimate.Jackknife(replicates, sums => sums[above] / sums[below]);
}
