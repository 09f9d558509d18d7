using System.Numerics;
using PipelineRisk.Distributions;

namespace PipelineRisk.Sampling;

/// <summary>Finitely many values: the one at z is the first whose cumulative probability is at least Φ(z). Exact at the jumps.</summary>
internal sealed class MarginalSteps : Marginal
{
    private readonly double[] _values;
    private readonly double[] _thresholds; // scores of the cumulative probabilities; padded with +∞ to one less than a power of two

    /// <summary>The marginal of ascending <paramref name="values"/> with the levels P(X ≤ value).</summary>
    internal MarginalSteps(ReadOnlySpan<double> values, ReadOnlySpan<Level> levels)
    {
        _values = values.ToArray();
        _thresholds = new double[(int)BitOperations.RoundUpToPowerOf2((uint)values.Length) - 1];
        Array.Fill(_thresholds, double.PositiveInfinity);
        for (int i = 0; i < values.Length - 1; i++) _thresholds[i] = NormalScore.Of(levels[i]);
    }

    /// <inheritdoc/>
    internal override void Transform(ReadOnlySpan<double> scores, Span<double> values)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            int below = 0; // how many thresholds lie below the score, by halving
            for (int half = (_thresholds.Length + 1) / 2; half > 0; half /= 2)
                below += _thresholds[below + half - 1] < scores[i] ? half : 0;
            values[i] = _values[below];
        }
    }
}
