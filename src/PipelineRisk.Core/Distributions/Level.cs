using MathNet.Numerics;

namespace PipelineRisk.Distributions;

/// <summary>A cumulative probability together with its complement, so that both tails keep their full precision.</summary>
/// <param name="Below">P(X ≤ x).</param>
/// <param name="Above">P(X &gt; x), which is 1 − <paramref name="Below"/> before rounding.</param>
public readonly record struct Level(double Below, double Above)
{
    /// <summary>The level of cumulative probability <paramref name="below"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="below"/> is NaN or outside [0, 1].</exception>
    public static Level Of(double below) => below is >= 0 and <= 1
        ? new(below, 1 - below)
        : throw new ArgumentOutOfRangeException(nameof(below), below, "A probability lies in [0, 1].");

    /// <summary>The level that the standard normal reaches at <paramref name="score"/>: (Φ(z), Φ(−z)).</summary>
    public static Level OfScore(double score) =>
        new(0.5 * SpecialFunctions.Erfc(-score / Constants.Sqrt2), 0.5 * SpecialFunctions.Erfc(score / Constants.Sqrt2));

    /// <summary>Whether this level is at or above <paramref name="other"/>, judged in the tail that <paramref name="other"/> lies in.</summary>
    internal bool Reaches(Level other) => other.Below <= other.Above ? Below >= other.Below : Above <= other.Above;
}
