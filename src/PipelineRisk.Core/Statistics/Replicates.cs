namespace PipelineRisk.Statistics;

/// <summary>Errors from independent randomised replicates of a sample: how far each replicate alone is from all of them together.</summary>
/// <remarks>
/// Within a replicate the trials of a net or a hypercube depend on each other, and no formula for independent trials holds. Replicates are
/// independent and equally distributed, so their spread is the error (Owen, "Monte Carlo theory, methods and examples", section 17.7), with
/// Student's t distribution for its few degrees of freedom.
/// </remarks>
internal static class Replicates
{
    /// <summary>The quantile of all trials with its 95 % interval: the quantiles at p ± the error of the share of trials at or below it (Woodruff, 1952).</summary>
    public static QuantileEstimate Quantile(RankedValues all, ReplicateShares replicates, double probability)
    {
        if (all.Count == 0)
        {
            return new(probability, double.NaN, double.NaN, double.NaN);
        }

        double value = all.Quantile(probability);
        double half = PairedEstimate.OfMeans(replicates.Counts, replicates.SharesUpTo(value)).HalfWidth95;
        return double.IsNaN(half)
            ? new(probability, value, double.NaN, double.NaN)
            : new(probability, value, all.Quantile(Math.Max(probability - half, 0)), all.Quantile(Math.Min(probability + half, 1)));
    }

    /// <summary>The quantile of all trials, paired: to first order a replicate moves it by its share of trials at or below it, times the slope of the quantile function.</summary>
    /// <remarks>Bahadur (1966), with the slope over Woodruff's interval. Where many trials have the same value the slope is 0, and so is the error.</remarks>
    public static PairedEstimate PairedQuantile(RankedValues all, ReplicateShares replicates, double probability)
    {
        if (all.Count == 0)
        {
            return PairedEstimate.OfMeans(replicates.Counts, replicates.Counts.Select(_ => double.NaN).ToArray());
        }

        double value = all.Quantile(probability);
        PairedEstimate share = PairedEstimate.OfMeans(replicates.Counts, replicates.SharesUpTo(value));
        double low = Math.Max(probability - share.HalfWidth95, 0), high = Math.Min(probability + share.HalfWidth95, 1);
        double slope = high > low ? (all.Quantile(high) - all.Quantile(low)) / (high - low) : high == low ? 0 : double.NaN;
        return (-slope * share).At(value);
    }

    /// <summary>The mean of the lowest <paramref name="share"/> of all values (CVaR), paired.</summary>
    /// <remarks>
    /// With q the quantile at that share, it is q − E (q − X)⁺ / share (Rockafellar and Uryasev, 2000, theorem 1). To first order an error of q has
    /// no effect, so the error is that of the mean shortfall.
    /// </remarks>
    public static PairedEstimate PairedLowerTailMean(RankedValues all, ReplicateShares replicates, double share)
    {
        double[] shortfalls = all.Count > 0 ? replicates.ShortfallsBelow(all.Quantile(share)) : new double[replicates.Counts.Length];
        return (-1 / share * PairedEstimate.OfMeans(replicates.Counts, shortfalls)).At(all.LowerTailMean(share).Value);
    }
}

/// <summary>How the values of each replicate lie: what the errors of quantiles and tail means need.</summary>
internal abstract class ReplicateShares
{
    /// <summary>The number of values of each replicate.</summary>
    public abstract long[] Counts { get; }

    /// <summary>For each replicate, the share of its values at or below <paramref name="value"/>; NaN where there are none.</summary>
    public abstract double[] SharesUpTo(double value);

    /// <summary>For each replicate, the mean of max(0, <paramref name="bound"/> − x) over its values; NaN where there are none.</summary>
    public abstract double[] ShortfallsBelow(double bound);
}

/// <summary>All the values of every replicate: exact.</summary>
/// <param name="replicates">The values; NaN does not count.</param>
internal sealed class ReplicateValues(double[][] replicates) : ReplicateShares
{
    // Loops, for this is called a score of times an outcome: with lambdas it was most of the time of a run of few trials. A NaN is neither below a value nor at it.

    /// <inheritdoc/>
    public override long[] Counts { get; } = [.. replicates.Select(values => (long)values.Count(value => !double.IsNaN(value)))];

    /// <inheritdoc/>
    public override double[] SharesUpTo(double value)
    {
        double[] shares = new double[replicates.Length];
        for (int r = 0; r < shares.Length; r++)
        {
            long count = 0;
            foreach (double x in replicates[r])
            {
                count += x <= value ? 1 : 0;
            }

            shares[r] = (double)count / Counts[r];
        }

        return shares;
    }

    /// <inheritdoc/>
    public override double[] ShortfallsBelow(double bound)
    {
        double[] shortfalls = new double[replicates.Length];
        for (int r = 0; r < shortfalls.Length; r++)
        {
            double sum = 0;
            foreach (double x in replicates[r])
            {
                sum += x < bound ? bound - x : 0;
            }

            shortfalls[r] = sum / Counts[r];
        }

        return shortfalls;
    }
}
