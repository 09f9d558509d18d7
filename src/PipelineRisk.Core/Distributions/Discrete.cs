namespace PipelineRisk.Distributions;

/// <summary>Finitely many values, each with a weight.</summary>
public sealed class Discrete : IDistribution
{
    private readonly double[] _values;
    private readonly Level[] _levels; // P(X ≤ value) of each value
    private readonly double[] _probabilities;

    /// <summary>The distribution that gives each value with probability in proportion to its weight.</summary>
    /// <param name="values">The values, in any order; the weights of repeated ones add up.</param>
    /// <param name="weights">One weight a value, at least 0 and not all 0; values of weight 0 are dropped.</param>
    /// <exception cref="InvalidDistributionException">A number is not finite, a weight is negative, the lists differ in length, or no weight is above 0.</exception>
    public Discrete(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        if (values.Count != weights.Count) throw Given.Wrong("table", $"{values.Count} values but {weights.Count} weights; a discrete needs one weight a value");
        for (int row = 0; row < values.Count; row++)
        {
            if (!double.IsFinite(values[row])) throw Given.Wrong("table", $"value {values[row]} (row {row + 1}) is no finite number; a discrete needs finite values");
            if (!(weights[row] >= 0 && double.IsFinite(weights[row])))
                throw Given.Wrong("table", $"weight {weights[row]} (row {row + 1}) of value {values[row]} is no finite number >= 0; a discrete needs weight >= 0");
        }

        double total = weights.Sum();
        if (!(total > 0 && double.IsFinite(total))) throw Given.Wrong("table", $"the weights add up to {total}; a discrete needs at least one weight above 0");

        var atoms = values.Zip(weights).Where(row => row.Second > 0).GroupBy(row => row.First, row => row.Second).OrderBy(atom => atom.Key).ToList();
        _values = [.. atoms.Select(atom => atom.Key)];
        _probabilities = [.. atoms.Select(atom => atom.Sum() / total)];
        _levels = LevelsOf(_probabilities);
        Mean = Expectation(x => x);
        StandardDeviation = Math.Sqrt(Expectation(x => (x - Mean) * (x - Mean)));
    }

    /// <inheritdoc/>
    public string Name => "discrete";

    /// <inheritdoc/>
    public double Mean { get; }

    /// <inheritdoc/>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum => _values[0];

    /// <inheritdoc/>
    public double Maximum => _values[^1];

    /// <inheritdoc/>
    public string Description => _values.Length > 6
        ? FormattableString.Invariant($"discrete({_values.Length} values from {Minimum} to {Maximum})")
        : $"discrete({string.Join(", ", _values.Zip(_probabilities, (x, p) => FormattableString.Invariant($"{x}: {100 * p:0.##} %")))})";

    /// <summary>The values, ascending.</summary>
    internal ReadOnlySpan<double> Values => _values;

    /// <summary>P(X ≤ value) and P(X &gt; value) of each of the <see cref="Values"/>.</summary>
    internal ReadOnlySpan<Level> Levels => _levels;

    /// <inheritdoc/>
    public double Quantile(Level level)
    {
        int index = 0;
        while (index < _values.Length - 1 && !_levels[index].Reaches(level)) index++;
        return _values[index];
    }

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        int atOrBelow = Array.FindLastIndex(_values, value => value <= x);
        return atOrBelow < 0 ? new(0, 1) : _levels[atOrBelow];
    }

    /// <summary>Sums from either end, so that each tail keeps its digits.</summary>
    private static Level[] LevelsOf(double[] probabilities)
    {
        var below = new double[probabilities.Length];
        var above = new double[probabilities.Length];
        for (int i = 0; i < below.Length; i++) below[i] = (i > 0 ? below[i - 1] : 0) + probabilities[i];
        for (int i = above.Length - 2; i >= 0; i--) above[i] = above[i + 1] + probabilities[i + 1];
        below[^1] = 1;
        return [.. below.Zip(above, (p, q) => new Level(p, q))];
    }

    private double Expectation(Func<double, double> function) => _values.Zip(_probabilities, (x, p) => function(x) * p).Sum();
}
