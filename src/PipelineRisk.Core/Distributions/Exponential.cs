namespace PipelineRisk.Distributions;

/// <summary>The waiting time for an event that happens at a constant rate.</summary>
public sealed class Exponential : IDistribution
{
    /// <summary>The exponential distribution with this mean.</summary>
    /// <exception cref="InvalidDistributionException">The mean is not finite or not above 0.</exception>
    public Exponential(double mean)
    {
        Given.Positive("exponential", ("mean", mean));
        Mean = mean;
    }

    /// <inheritdoc/>
    public string Name => "exponential";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation => Mean;

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"exponential(mean {Mean})");

    /// <inheritdoc/>
    public double Quantile(Level level) => Mean * Elementary.CumulativeHazard(level);

    /// <inheritdoc/>
    public Level Cumulative(double x) => x > 0 ? Elementary.LevelOfHazard(x / Mean) : new(0, 1);
}
