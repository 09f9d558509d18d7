using static PipelineRisk.Distributions.Elementary;

namespace PipelineRisk.Distributions;

/// <summary>The logarithms of one tail probability of Y, and of its density, at one point y.</summary>
/// <param name="IsLower">Whether the tail is P(Y ≤ y); otherwise it is P(Y &gt; y).</param>
/// <param name="LogProbability">The logarithm of the tail.</param>
/// <param name="LogDensity">The logarithm of the density.</param>
internal readonly record struct LogTail(bool IsLower, double LogProbability, double LogDensity)
{
    /// <summary>The level of the point.</summary>
    internal Level Level => new(Math.Exp(Log(lower: true)), Math.Exp(Log(lower: false)));

    /// <summary>The y at <paramref name="level"/>, strictly between 0 and 1, of a variable with a log-concave density.</summary>
    /// <remarks>
    /// Newton's method on the logarithm of the smaller tail. Both tails of a log-concave density are log-concave
    /// (Bagnoli and Bergstrom, 2005), so from any start the first step lands on the flat side of the root or on it,
    /// and every further one comes nearer without passing it. The error after a step is about the square of the step.
    /// </remarks>
    internal static double Quantile(Func<double, LogTail> tailAt, Level level, double start)
    {
        bool lower = level.Below <= level.Above;
        double target = Math.Log(lower ? level.Below : level.Above), y = start;
        for (int iteration = 0; iteration < 200; iteration++)
        {
            LogTail tail = tailAt(y);
            double log = tail.Log(lower), step = (target - log) * Math.Exp(log - tail.LogDensity);
            y += lower ? step : -step;
            if (!(Math.Abs(step) > 1e-9 * Math.Max(1, Math.Abs(y)))) break;
        }

        return y;
    }

    private double Log(bool lower)
    {
        if (lower == IsLower) return LogProbability;
        return LogProbability < -0.7 ? LogOnePlus(-Math.Exp(LogProbability)) : Math.Log(-ExpMinusOne(Math.Min(LogProbability, 0)));
    }
}
