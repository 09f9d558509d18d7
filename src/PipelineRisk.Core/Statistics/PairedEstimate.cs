namespace PipelineRisk.Statistics;

/// <summary>An estimate that remembers how far each replicate alone would move it, so that sums and differences of estimates from the same draws have the error of the pair.</summary>
/// <remarks>
/// The deviations are what replicate r adds to the error, to first order: with R replicates the standard error is √(R / (R − 1) Σ dᵣ²). They add up like the
/// estimates themselves, which is all that common random numbers need (Law, Simulation Modeling and Analysis, 2015, section 11.2; Owen, Monte Carlo theory,
/// methods and examples, section 17.7).
/// </remarks>
public sealed class PairedEstimate : IEquatable<PairedEstimate>
{
    private readonly double[] _deviations;
    private readonly int _replicates; // those that have trials: the others deviate by nothing and say nothing

    /// <summary>An estimate and its deviations, one a replicate.</summary>
    internal PairedEstimate(double value, double[] deviations)
        : this(value, deviations, deviations.Length)
    {
    }

    private PairedEstimate(double value, double[] deviations, int replicates) => (Value, _deviations, _replicates) = (value, deviations, replicates);

    /// <summary>The estimate.</summary>
    public double Value { get; }

    /// <summary>The standard error; NaN for fewer than two replicates.</summary>
    public double StandardError => _replicates > 1
        ? Math.Sqrt(_deviations.Sum(deviation => deviation * deviation) * _replicates / (_replicates - 1))
        : double.NaN;

    /// <summary>Half the width of the 95 % interval, by Student's t distribution.</summary>
    public double HalfWidth95 => Estimate.HalfWidth95;

    /// <summary>The estimate with its error alone.</summary>
    public Estimate Estimate => new(Value, StandardError, Math.Max(_replicates - 1, 0));

    /// <summary>How far each replicate alone would move the estimate.</summary>
    internal ReadOnlySpan<double> Deviations => _deviations;

    /// <summary>Whether the other has the same number and the same deviations.</summary>
    public bool Equals(PairedEstimate? other) =>
        other is not null && Value.Equals(other.Value) && _replicates == other._replicates && _deviations.AsSpan().SequenceEqual(other._deviations);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PairedEstimate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, _replicates, StandardError);

    /// <summary>The same deviations about a value that is known with a better rounding, or to which they belong only to first order.</summary>
    internal PairedEstimate At(double value) => new(value, _deviations, _replicates);

    /// <summary>The sum of two estimates from the same replicates.</summary>
    public static PairedEstimate operator +(PairedEstimate a, PairedEstimate b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Combine(a, 1, b, 1, a.Value + b.Value);
    }

    /// <summary>The difference of two estimates from the same replicates.</summary>
    public static PairedEstimate operator -(PairedEstimate a, PairedEstimate b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Combine(a, 1, b, -1, a.Value - b.Value);
    }

    /// <summary>A multiple of an estimate.</summary>
    public static PairedEstimate operator *(double factor, PairedEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new(factor * estimate.Value, [.. estimate._deviations.Select(deviation => factor * deviation)], estimate._replicates);
    }

    /// <summary>The ratio of two estimates from the same replicates, with its error to first order.</summary>
    public static PairedEstimate operator /(PairedEstimate a, PairedEstimate b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        double ratio = a.Value / b.Value;
        return Combine(a, 1 / b.Value, b, -ratio / b.Value, ratio);
    }

    /// <summary>Whether the sign of the estimate is beyond doubt: its 95 % interval leaves out zero.</summary>
    public bool IsDistinctFromZero => Math.Abs(Value) > HalfWidth95;

    /// <summary>Σ nᵣ mᵣ / Σ nᵣ for replicates of nᵣ trials with means mᵣ (ratio estimator; Cochran, 1977, equation 6.13).</summary>
    /// <param name="counts">nᵣ.</param>
    /// <param name="means">mᵣ; ignored where nᵣ is 0.</param>
    internal static PairedEstimate OfMeans(ReadOnlySpan<long> counts, ReadOnlySpan<double> means)
    {
        double total = 0, sum = 0;
        for (int r = 0; r < counts.Length; r++)
        {
            total += counts[r];
            sum += counts[r] > 0 ? counts[r] * means[r] : 0;
        }

        double mean = sum / total;
        double[] deviations = new double[counts.Length];
        for (int r = 0; r < counts.Length; r++)
        {
            deviations[r] = counts[r] > 0 ? counts[r] / total * (means[r] - mean) : 0;
        }

        return new(mean, deviations, deviations.Length - counts.Count(0));
    }

    /// <summary>Any function of the sums over all trials, by the delete-one jackknife: what the estimate would be without each replicate.</summary>
    /// <param name="replicates">The sums of each replicate; all lists have the same length.</param>
    /// <param name="function">The estimate as a function of the sums over some replicates.</param>
    /// <remarks>Efron and Stein (1981). The first-order bias of a function that bends is taken off, which the jackknife knows too.</remarks>
    internal static PairedEstimate Jackknife(IReadOnlyList<double[]> replicates, Func<double[], double> function) =>
        Jackknife(replicates, sums => [function(sums)])[0];

    /// <summary>Several functions of the same sums.</summary>
    internal static PairedEstimate[] Jackknife(IReadOnlyList<double[]> replicates, Func<double[], double[]> functions)
    {
        int count = replicates.Count;
        double[] all = new double[replicates[0].Length];
        foreach (double[] replicate in replicates)
        {
            for (int i = 0; i < all.Length; i++)
            {
                all[i] += replicate[i];
            }
        }

        double[] whole = functions(all);
        if (count < 2)
        {
            return [.. whole.Select(value => new PairedEstimate(value, [0]))];
        }

        double[][] without = [.. replicates.Select(replicate => functions([.. all.Zip(replicate, (sum, part) => sum - part)]))];
        return [.. whole.Select((value, i) =>
        {
            double mean = without.Average(values => values[i]);
            return new PairedEstimate(count * value - (count - 1) * mean, [.. without.Select(values => (mean - values[i]) * (count - 1) / count)]);
        })];
    }

    private static PairedEstimate Combine(PairedEstimate a, double weightOfA, PairedEstimate b, double weightOfB, double value)
    {
        if (a._deviations.Length != b._deviations.Length)
        {
            throw new ArgumentException($"Estimates from {a._deviations.Length} and {b._deviations.Length} replicates have no paired error.", nameof(b));
        }

        return new(
            value,
            [.. a._deviations.Zip(b._deviations, (deviationOfA, deviationOfB) => weightOfA * deviationOfA + weightOfB * deviationOfB)],
            Math.Min(a._replicates, b._replicates));
    }
}
