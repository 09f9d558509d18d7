namespace PipelineRisk.Distributions;

/// <summary>Every value between two ends is as likely as any other.</summary>
public sealed class Uniform : IDistribution
{
    /// <summary>The uniform distribution on [<paramref name="min"/>, <paramref name="max"/>].</summary>
    /// <exception cref="InvalidDistributionException">An end is not finite, or min is not below max.</exception>
    public Uniform(double min, double max)
    {
        Given.Interval("uniform", min, max);
        (Minimum, Maximum) = (min, max);
    }

    /// <inheritdoc/>
    public string Name => "uniform";

    /// <inheritdoc/>
    public double Mean => Minimum + (Maximum - Minimum) / 2;

    /// <inheritdoc/>
    public double StandardDeviation => (Maximum - Minimum) / Math.Sqrt(12);

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"uniform({Minimum}, {Maximum})");

    /// <inheritdoc/>
    public double Quantile(Level level) => level.Below <= level.Above
        ? Minimum + (Maximum - Minimum) * level.Below
        : Maximum - (Maximum - Minimum) * level.Above;

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        x = Math.Clamp(x, Minimum, Maximum);
        double width = Maximum - Minimum;
        return new((x - Minimum) / width, (Maximum - x) / width);
    }
}
