using System.Globalization;

namespace PipelineRisk.Distributions;

/// <summary>A value that is certain.</summary>
public sealed class Constant : IDistribution
{
    /// <summary>The distribution that always gives <paramref name="value"/>.</summary>
    /// <exception cref="InvalidDistributionException">The value is not finite.</exception>
    public Constant(double value) => Value = double.IsFinite(value)
        ? value
        : throw new InvalidDistributionException("value", "a constant needs a finite number");

    /// <summary>The value.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public string Name => "constant";

    /// <inheritdoc/>
    public double Mean => Value;

    /// <inheritdoc/>
    public double StandardDeviation => 0;

    /// <inheritdoc/>
    public double Minimum => Value;

    /// <inheritdoc/>
    public double Maximum => Value;

    /// <inheritdoc/>
    public string Description => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public double Quantile(Level level) => Value;

    /// <inheritdoc/>
    public Level Cumulative(double x) => x < Value ? new(0, 1) : new(1, 0);
}
