namespace PipelineRisk.Distributions;

/// <summary>The gamma distribution, given by its mean and standard deviation: waiting times, delays, sums of many small losses.</summary>
public sealed class Gamma : IDistribution
{
    /// <summary>Narrower ones are a normal to within 1e-4 of their standard deviation, and the series takes ten thousand terms.</summary>
    private const double LargestMeanInSd = 1e4;

    private readonly StandardGamma _gamma;
    private readonly double _scale;

    /// <summary>The gamma distribution with shape (mean / sd)² and scale sd² / mean.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite or not above 0, or sd is below mean / 10,000.</exception>
    public Gamma(double mean, double sd)
    {
        Given.Positive("gamma", ("mean", mean), ("sd", sd));
        double ratio = mean / sd;
        if (!(ratio <= LargestMeanInSd))
            throw Given.Wrong("sd", $"{sd} is too small for mean {mean}; a gamma needs sd >= {mean / LargestMeanInSd} (use a normal)");
        if (!(ratio >= 1 / LargestMeanInSd))
            throw Given.Wrong("sd", $"{sd} is too large for mean {mean}; a gamma needs sd <= {mean * LargestMeanInSd}");
        (Mean, StandardDeviation) = (mean, sd);
        (_gamma, _scale) = (new StandardGamma(ratio * ratio), sd / ratio);
    }

    /// <inheritdoc/>
    public string Name => "gamma";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"gamma(mean {Mean}, sd {StandardDeviation})");

    /// <inheritdoc/>
    public double Quantile(Level level) => _scale * _gamma.Quantile(level);

    /// <inheritdoc/>
    public Level Cumulative(double x) => _gamma.Cumulative(x / _scale);
}
