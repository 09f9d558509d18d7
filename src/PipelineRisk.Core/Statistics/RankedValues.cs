namespace PipelineRisk.Statistics;

/// <summary>Values by rank: what quantiles, tail means and charts are read from.</summary>
public abstract class RankedValues
{
    /// <summary>The number of values.</summary>
    public abstract long Count { get; }

    /// <summary>The largest error of a value by rank, from P1 to P99; 0 when the values themselves are at hand.</summary>
    public abstract double Resolution { get; }

    /// <summary>The value at a rank in [0, Count − 1]; between whole ranks, on the line between their values.</summary>
    public abstract double AtRank(double rank);

    /// <summary>How many values are at or below <paramref name="value"/>.</summary>
    public abstract long CountUpTo(double value);

    /// <summary>Count, mean and spread of the lowest <paramref name="count"/> values.</summary>
    public abstract Moments Lowest(long count);

    /// <summary>The quantile, Hyndman and Fan (1996) type 7: the value at rank p (n − 1); of whole numbers, the next one from there on.</summary>
    public double Quantile(double probability) => Count == 0 ? double.NaN : AtRank(probability * (Count - 1));

    /// <summary>The quantile with its 95 % interval from order statistics.</summary>
    public QuantileEstimate QuantileWithInterval(double probability)
    {
        if (Count == 0)
        {
            return new(probability, double.NaN, double.NaN, double.NaN);
        }

        (long lower, long upper) = OrderStatistics.RankInterval(Count, probability);
        return new(probability, Quantile(probability), AtRank(Math.Max(lower, 1) - 1), AtRank(Math.Min(upper, Count) - 1));
    }

    /// <summary>The mean of the lowest <paramref name="share"/> of the values (CVaR, expected shortfall) with its standard error.</summary>
    /// <remarks>
    /// Rockafellar and Uryasev (2000). Standard error: the influence function of the tail mean gives
    /// Var = (Var(X | X ≤ q) + (1 − share)(q − mean)²) / (n · share) (Manistre and Hancock, 2005).
    /// </remarks>
    public Estimate LowerTailMean(double share)
    {
        if (Count == 0)
        {
            return new(double.NaN, double.NaN);
        }

        long inTail = Math.Max(1, (long)Math.Round(Count * share, MidpointRounding.AwayFromZero));
        Moments tail = Lowest(inTail);
        double toQuantile = AtRank(inTail - 1) - tail.Mean;
        double spread = inTail > 1 ? tail.Variance + (1 - share) * toQuantile * toQuantile : double.NaN;
        return new(tail.Mean, Math.Sqrt(spread / inTail));
    }
}

/// <summary>All the values, sorted: every rank is exact.</summary>
internal sealed class SortedValues : RankedValues
{
    private readonly double[] _sorted;
    private readonly bool _isWhole;

    /// <summary>Sorts a copy of <paramref name="values"/>; NaN does not count.</summary>
    /// <param name="values">The values.</param>
    /// <param name="isWhole">Whether they are whole numbers, between which there is nothing.</param>
    public SortedValues(ReadOnlySpan<double> values, bool isWhole = false)
    {
        _isWhole = isWhole;
        double[] sorted = values.ToArray();
        Array.Sort(sorted); // NaN first
        int missing = 0;
        while (missing < sorted.Length && double.IsNaN(sorted[missing]))
        {
            missing++;
        }

        _sorted = sorted[missing..];
    }

    /// <summary>The values, ascending.</summary>
    public ReadOnlySpan<double> Values => _sorted;

    /// <inheritdoc/>
    public override long Count => _sorted.Length;

    /// <inheritdoc/>
    public override double Resolution => 0;

    /// <inheritdoc/>
    public override double AtRank(double rank)
    {
        rank = _isWhole ? Math.Ceiling(rank) : rank;
        int below = (int)Math.Clamp(Math.Floor(rank), 0, _sorted.Length - 1);
        int above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + (rank - below) * (_sorted[above] - _sorted[below]);
    }

    /// <inheritdoc/>
    public override long CountUpTo(double value)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <inheritdoc/>
    public override Moments Lowest(long count) => Moments.Of(_sorted.AsSpan(0, (int)Math.Min(count, _sorted.Length)));
}
