namespace PipelineRisk.Distributions;

/// <summary>A univariate probability distribution: a quantile function and its moments. Immutable; holds no generator.</summary>
public interface IDistribution
{
    /// <summary>The name it has in the CSV files, such as <c>pert</c>.</summary>
    string Name { get; }

    /// <summary>The exact quantile: the smallest x with P(X ≤ x) ≥ <see cref="Level.Below"/>. Non-decreasing, but for a rounding.</summary>
    double Quantile(Level level);

    /// <summary>The level of <paramref name="x"/>: (P(X ≤ x), P(X &gt; x)), each accurate in its own tail.</summary>
    Level Cumulative(double x);

    /// <summary>The expectation; ±∞ where a tail is too heavy for one.</summary>
    double Mean { get; }

    /// <summary>The standard deviation; +∞ where a tail is too heavy for one.</summary>
    double StandardDeviation { get; }

    /// <summary>The lower end of the support; −∞ where there is none.</summary>
    double Minimum { get; }

    /// <summary>The upper end of the support; +∞ where there is none.</summary>
    double Maximum { get; }

    /// <summary>The same shape in words with its numbers, such as "PERT(17, 25, 34)".</summary>
    string Description { get; }
}
