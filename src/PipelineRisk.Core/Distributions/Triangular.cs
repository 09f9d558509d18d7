namespace PipelineRisk.Distributions;

/// <summary>A density that rises in a straight line to the mode and falls in a straight line from it.</summary>
public sealed class Triangular : IDistribution
{
    private readonly double _width, _rise, _fall;

    /// <summary>The triangular distribution on [<paramref name="min"/>, <paramref name="max"/>] with its peak at <paramref name="mode"/>.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or not min ≤ mode ≤ max with min &lt; max.</exception>
    public Triangular(double min, double mode, double max)
    {
        Given.ModeWithin("triangular", min, mode, max);
        (Minimum, Mode, Maximum) = (min, mode, max);
        (_width, _rise, _fall) = (max - min, mode - min, max - mode);
    }

    /// <inheritdoc/>
    public string Name => "triangular";

    /// <summary>The most likely value; the quantile function has a kink there.</summary>
    public double Mode { get; }

    /// <inheritdoc/>
    public double Mean => Minimum + (_width + _rise) / 3;

    /// <inheritdoc/>
    public double StandardDeviation => Math.Sqrt((_width * _width - _rise * _fall) / 18);

    /// <inheritdoc/>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Maximum { get; }

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"triangular({Minimum}, {Mode}, {Maximum})");

    /// <inheritdoc/>
    public double Quantile(Level level) => level.Below * _width <= _rise && level.Above * _width >= _fall
        ? Minimum + Math.Sqrt(level.Below * _width * _rise)
        : Maximum - Math.Sqrt(level.Above * _width * _fall);

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        x = Math.Clamp(x, Minimum, Maximum);
        double above = Maximum - x, below = x - Minimum;
        return x < Mode
            ? new(below / _width * (below / _rise), (_fall + (Mode - x) * ((_rise + below) / _rise)) / _width)
            : new((_rise + (x - Mode) * ((_fall + above) / _fall)) / _width, above / _width * (above / _fall));
    }
}
