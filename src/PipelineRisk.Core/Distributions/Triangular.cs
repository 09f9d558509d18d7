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

    /// <summary>The inverse of <see cref="Cumulative"/>, measured from the nearer end, or from the mode where that is nearer in probability.</summary>
    public double Quantile(Level level)
    {
        double below = level.Below * _width, above = level.Above * _width;
        bool fromMin = level.Below <= level.Above;
        if (below <= _rise && above >= _fall)
        {
            double run = Math.Sqrt(below * _rise);
            return fromMin ? Minimum + run : Mode - (above - _fall) * _rise / (_rise + run);
        }

        double rest = Math.Sqrt(above * _fall);
        return fromMin ? Mode + (below - _rise) * _fall / (_fall + rest) : Maximum - rest;
    }

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        x = Math.Clamp(x, Minimum, Maximum);
        double above = Maximum - x, below = x - Minimum;
        return x < Mode || _fall == 0
            ? new(below / _width * (below / _rise), (_fall + (Mode - x) * ((_rise + below) / _rise)) / _width)
            : new((_rise + (x - Mode) * ((_fall + above) / _fall)) / _width, above / _width * (above / _fall));
    }
}
