namespace PipelineRisk.Distributions;

/// <summary>A beta distribution between two ends, given by its mean and standard deviation.</summary>
public sealed class ScaledBeta : IDistribution
{
    private readonly StandardBeta _beta;

    /// <summary>The beta distribution on [<paramref name="min"/>, <paramref name="max"/>] with these moments.</summary>
    /// <param name="mean">The mean, inside (min, max).</param>
    /// <param name="sd">The standard deviation: below √((mean − min)(max − mean)), that of a toss between the ends.</param>
    /// <param name="min">The lower end.</param>
    /// <param name="max">The upper end.</param>
    /// <exception cref="InvalidDistributionException">A number is not finite, or no beta distribution has these moments.</exception>
    public ScaledBeta(double mean, double sd, double min, double max)
    {
        Given.Finite("beta", ("mean", mean));
        Given.Positive("beta", ("sd", sd));
        Given.Interval("beta", min, max);
        if (!(mean > min && mean < max)) throw Given.Wrong("mean", $"{mean} does not lie between min {min} and max {max}; a beta needs min < mean < max");

        double toMin = mean - min, toMax = max - mean, largest = Math.Sqrt(toMin * toMax);
        double concentration = (toMin / sd) * (toMax / sd) - 1; // a + b
        if (!(concentration > 0))
            throw Given.Wrong("sd", $"{sd} is too large; a beta on [{min}, {max}] with mean {mean} needs sd < {largest:G6}");
        if (!(concentration <= LargestConcentration))
            throw Given.Wrong("sd", $"{sd} is too small; this beta needs sd >= {largest / Math.Sqrt(LargestConcentration):G3} (use a normal)");

        (Mean, StandardDeviation, Minimum, Maximum) = (mean, sd, min, max);
        _beta = new StandardBeta(concentration * (toMin / (max - min)), concentration * (toMax / (max - min)));
    }

    /// <summary>Beyond it the beta is a normal to within 1e-4 of its standard deviation, and its continued fraction takes ten thousand terms.</summary>
    private const double LargestConcentration = 1e8;

    /// <inheritdoc/>
    public string Name => "beta";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <inheritdoc/>
    public string Description =>
        FormattableString.Invariant($"beta(mean {Mean}, sd {StandardDeviation}) in [{Minimum}, {Maximum}]");

    /// <inheritdoc/>
    public double Quantile(Level level) => _beta.Quantile(level, Minimum, Maximum);

    /// <inheritdoc/>
    public Level Cumulative(double x) => _beta.Cumulative(x, Minimum, Maximum);
}
