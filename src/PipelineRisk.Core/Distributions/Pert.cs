namespace PipelineRisk.Distributions;

/// <summary>The PERT distribution: a beta distribution between two ends, with a given mode, whose mean is (min + 4 mode + max) / 6.</summary>
/// <remarks>Malcolm, Roseboom, Clark and Fazar (1959); the weight of the mode, λ, is 4 (Vose, Risk Analysis, 2008).</remarks>
public sealed class Pert : IDistribution
{
    private readonly StandardBeta _beta;

    /// <summary>The PERT distribution on [<paramref name="min"/>, <paramref name="max"/>] with its peak at <paramref name="mode"/>.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or not min ≤ mode ≤ max with min &lt; max.</exception>
    public Pert(double min, double mode, double max)
    {
        Given.ModeWithin("pert", min, mode, max);
        (Minimum, Mode, Maximum) = (min, mode, max);
        double width = max - min;
        _beta = new StandardBeta(1 + 4 * (mode - min) / width, 1 + 4 * (max - mode) / width);
    }

    /// <inheritdoc/>
    public string Name => "pert";

    /// <summary>The most likely value.</summary>
    public double Mode { get; }

    /// <inheritdoc/>
    public double Mean => Minimum + (4 * (Mode - Minimum) + (Maximum - Minimum)) / 6;

    /// <inheritdoc/>
    public double StandardDeviation => Math.Sqrt((Mean - Minimum) * (Maximum - Mean) / 7);

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"PERT({Minimum}, {Mode}, {Maximum})");

    /// <inheritdoc/>
    public double Quantile(Level level) => _beta.Quantile(level, Minimum, Maximum);

    /// <inheritdoc/>
    public Level Cumulative(double x) => _beta.Cumulative(x, Minimum, Maximum);
}
