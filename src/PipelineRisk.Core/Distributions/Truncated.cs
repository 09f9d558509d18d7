namespace PipelineRisk.Distributions;

/// <summary>A continuous distribution, given that its value lies in an interval.</summary>
public sealed class Truncated : IDistribution
{
    private readonly double? _min, _max;
    private readonly double _below, _mass, _above; // P(X < min), P(min ≤ X ≤ max), P(X > max) of the inner distribution

    /// <summary>The distribution <paramref name="inner"/> given min ≤ X ≤ max; a null leaves that end as it is.</summary>
    /// <exception cref="InvalidDistributionException">An end is not finite, min is not below max, the interval holds no probability,
    /// or the inner distribution has jumps.</exception>
    public Truncated(IDistribution inner, double? min, double? max)
    {
        ArgumentNullException.ThrowIfNull(inner);
        string shape = "truncated " + inner.Name;
        if (min is double low) Given.Finite(shape, ("min", low));
        if (max is double high) Given.Finite(shape, ("max", high));
        if (min >= max) throw Given.Wrong("max", $"{max} is not above min {min}; a {shape} needs min < max");
        if (inner is Constant or Bernoulli or Discrete or Empirical)
            throw Given.Wrong(min is null ? "max" : "min", $"{Given.A(inner.Name)} cannot be truncated; leave min and max empty and change its values");

        (Inner, _min, _max) = (inner, min, max);
        Level lower = min is null ? new(0, 1) : inner.Cumulative(min.Value);
        Level upper = max is null ? new(1, 0) : inner.Cumulative(max.Value);
        (_below, _above) = (lower.Below, upper.Above);
        bool inLowerTail = upper.Below <= upper.Above, inUpperTail = lower.Above < lower.Below;
        _mass = inLowerTail ? upper.Below - lower.Below : inUpperTail ? lower.Above - upper.Above : 1 - lower.Below - upper.Above;
        if (!(_mass > 1e-300))
            throw Given.Wrong(min is null ? "max" : "min", $"{inner.Description} has no probability {Interval}; choose an interval that it reaches");

        Minimum = Math.Max(inner.Minimum, min ?? double.NegativeInfinity);
        Maximum = Math.Min(inner.Maximum, max ?? double.PositiveInfinity);
        Mean = QuantileMoments.Mean(this);
        StandardDeviation = QuantileMoments.StandardDeviation(this, Mean);
    }

    /// <summary>The distribution before truncation.</summary>
    public IDistribution Inner { get; }

    /// <inheritdoc/>
    public string Name => Inner.Name;

    /// <summary>The expectation, by quadrature.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation, by quadrature.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <inheritdoc/>
    public string Description => $"{Inner.Description} {Interval}";

    private string Interval => Given.Support(_min, _max);

    /// <summary>The inner quantile at the level P(X &lt; min) + p P(min ≤ X ≤ max), and the same from above: sums of positive terms in both tails.</summary>
    public double Quantile(Level level)
    {
        if (!(level.Below > 0)) return Minimum;
        if (!(level.Above > 0)) return Maximum;
        Level inner = new(Scaled(level.Below, _below), Scaled(level.Above, _above));
        return Math.Clamp(Inner.Quantile(inner), Minimum, Maximum);
    }

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        if (!(x > Minimum)) return new(0, 1);
        if (!(x < Maximum)) return new(1, 0);
        Level inner = Inner.Cumulative(x);
        return new(Share(inner.Below, _below, inner.Above, _above), Share(inner.Above, _above, inner.Below, _below));
    }

    /// <summary>end + probability · mass, kept above 0 where the product underflows.</summary>
    private double Scaled(double probability, double end) => Math.Max(end + probability * _mass, double.Epsilon);

    /// <summary>(near − nearEnd) / mass; from the other side, 1 − (far − farEnd) / mass, where near is too close to 1 to be subtracted from.</summary>
    private double Share(double near, double nearEnd, double far, double farEnd) =>
        Math.Clamp(near <= far ? (near - nearEnd) / _mass : 1 - (far - farEnd) / _mass, 0, 1);
}
