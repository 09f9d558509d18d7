namespace PipelineRisk.Distributions;

/// <summary>Observed values: the quantile function joins them, sorted, by straight lines.</summary>
/// <remarks>The i-th of n sorted values is the quantile at (i − 1)/(n − 1): type 7 of Hyndman and Fan (1996).</remarks>
public sealed class Empirical : IDistribution
{
    private readonly double[] _values;

    /// <summary>The distribution of these observations.</summary>
    /// <param name="values">At least two values, in any order.</param>
    /// <exception cref="InvalidDistributionException">There are fewer than two values, or one is not finite.</exception>
    public Empirical(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2) throw Given.Wrong("table", $"holds {values.Count} value(s); an empirical needs at least 2");
        for (int row = 0; row < values.Count; row++)
        {
            if (!double.IsFinite(values[row])) throw Given.Wrong("table", $"value {values[row]} (row {row + 1}) is no finite number; an empirical needs finite values");
        }

        _values = [.. values.Order()];
        Mean = MeanOverSegments((a, b) => (a + b) / 2);
        StandardDeviation = Math.Sqrt(MeanOverSegments((a, b) => ((a - Mean) * (a - Mean) + (a - Mean) * (b - Mean) + (b - Mean) * (b - Mean)) / 3));
    }

    /// <inheritdoc/>
    public string Name => "empirical";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum => _values[0];

    /// <inheritdoc/>
    public double Maximum => _values[^1];

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"empirical({_values.Length} values from {Minimum} to {Maximum})");

    /// <summary>The values, ascending.</summary>
    internal ReadOnlySpan<double> Values => _values;

    private int Segments => _values.Length - 1;

    /// <inheritdoc/>
    public double Quantile(Level level)
    {
        double position = level.Below <= level.Above ? level.Below * Segments : Segments - level.Above * Segments;
        int segment = Math.Min((int)position, Segments - 1);
        double share = position - segment;
        return _values[segment] * (1 - share) + _values[segment + 1] * share;
    }

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        int at = Array.FindLastIndex(_values, value => value <= x);
        if (at < 0) return new(0, 1);
        if (at == Segments) return new(1, 0);
        double gap = _values[at + 1] - _values[at];
        return new((at + (x - _values[at]) / gap) / Segments, (Segments - 1 - at + (_values[at + 1] - x) / gap) / Segments);
    }

    private double MeanOverSegments(Func<double, double, double> meanOfSegment) => _values.Zip(_values.Skip(1), meanOfSegment).Average();
}
