namespace PipelineRisk.Distributions;

/// <summary>1 with a given probability, and 0 otherwise.</summary>
public sealed class Bernoulli : IDistribution
{
    /// <summary>The distribution that gives 1 with probability <paramref name="mean"/>.</summary>
    /// <exception cref="InvalidDistributionException">The mean is NaN or outside [0, 1].</exception>
    public Bernoulli(double mean)
    {
        if (!(mean is >= 0 and <= 1)) throw Given.Wrong("mean", $"{mean} is no probability; a bernoulli needs 0 <= mean <= 1");
        Mean = mean;
    }

    /// <inheritdoc/>
    public string Name => "bernoulli";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation => Math.Sqrt(Mean * (1 - Mean));

    /// <inheritdoc/>
    public double Minimum => Mean < 1 ? 0 : 1;

    /// <inheritdoc/>
    public double Maximum => Mean > 0 ? 1 : 0;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"bernoulli({Mean})");

    /// <summary>The level up to which the value is 0.</summary>
    internal Level LevelOfZero => new(1 - Mean, Mean);

    /// <inheritdoc/>
    public double Quantile(Level level) => LevelOfZero.Reaches(level) ? Minimum : Maximum;

    /// <inheritdoc/>
    public Level Cumulative(double x) => x < 0 ? new(0, 1) : x < 1 ? LevelOfZero : new(1, 0);
}
