namespace PipelineRisk.Distributions;

/// <summary>The Weibull distribution: a lifetime whose hazard rises or falls as a power of age.</summary>
public sealed class Weibull : IDistribution
{
    private const double HazardOfP10 = 0.10536051565782630, HazardOfP90 = 2.3025850929940457; // −ln 0.9, −ln 0.1

    private readonly double _shape, _scale, _p10, _p90;

    /// <summary>The Weibull distribution that stays below <paramref name="p10"/> with probability 0.1 and below <paramref name="p90"/> with 0.9.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or not 0 &lt; p10 &lt; p90, or the two are so far apart that the standard deviation overflows.</exception>
    public Weibull(double p10, double p90)
    {
        Given.Positive("weibull", ("p10", p10), ("p90", p90));
        Given.Percentiles("weibull", p10, p90);
        (_p10, _p90) = (p10, p90);
        _shape = Math.Log(HazardOfP90 / HazardOfP10) / Math.Log(p90 / p10);
        _scale = p10 * Math.Pow(HazardOfP10, -1 / _shape);
        Mean = QuantileMoments.Mean(this);
        StandardDeviation = QuantileMoments.StandardDeviation(this, Mean);
        if (!double.IsFinite(StandardDeviation))
            throw Given.Wrong("p90", $"{p90} lies too far above p10 {p10}; the standard deviation of this weibull is beyond all numbers");
    }

    /// <inheritdoc/>
    public string Name => "weibull";

    /// <summary>By quadrature: the closed forms Γ(1 + 1/k) and Γ(1 + 2/k) − Γ(1 + 1/k)² cancel when the shape k is large.</summary>
    public double Mean { get; }

    /// <inheritdoc cref="Mean"/>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"Weibull(P10 {_p10}, P90 {_p90})");

    /// <inheritdoc/>
    public double Quantile(Level level) => _scale * Math.Pow(Elementary.CumulativeHazard(level), 1 / _shape);

    /// <inheritdoc/>
    public Level Cumulative(double x) => x > 0 ? Elementary.LevelOfHazard(Math.Pow(x / _scale, _shape)) : new(0, 1);
}
