namespace PipelineRisk.Distributions;

/// <summary>The normal (Gaussian) distribution.</summary>
public sealed class Normal : IDistribution
{
    /// <summary>The 90 % quantile of the standard normal.</summary>
    internal const double Score90 = 1.2815515655446004;

    private Normal(double mean, double sd, string description) => (Mean, StandardDeviation, Description) = (mean, sd, description);

    /// <summary>The normal distribution with this mean and standard deviation.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or sd is not above 0.</exception>
    public static Normal FromMeanSd(double mean, double sd)
    {
        Given.Finite("normal", ("mean", mean));
        Given.Positive("normal", ("sd", sd));
        return new(mean, sd, FormattableString.Invariant($"normal(mean {mean}, sd {sd})"));
    }

    /// <summary>The normal distribution that stays below <paramref name="p10"/> with probability 0.1 and below <paramref name="p90"/> with 0.9.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or p10 is not below p90.</exception>
    public static Normal FromP10P90(double p10, double p90)
    {
        Given.Percentiles("normal", p10, p90);
        double half = p90 / 2 - p10 / 2;
        return new(p10 + half, half / Score90, FormattableString.Invariant($"normal(P10 {p10}, P90 {p90})"));
    }

    /// <inheritdoc/>
    public string Name => "normal";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum => double.NegativeInfinity;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public double Quantile(Level level) => Mean + StandardDeviation * NormalScore.Of(level);

    /// <inheritdoc/>
    public Level Cumulative(double x) => Level.OfScore((x - Mean) / StandardDeviation);
}
