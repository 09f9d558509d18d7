using MathNet.Numerics;

namespace PipelineRisk.Distributions;

/// <summary>Elementary functions without cancellation near the point where they vanish.</summary>
internal static class Elementary
{
    /// <summary>e^x − 1 to about 1e-16 relative (W. Kahan's quotient; see Higham, Accuracy and Stability, 2002, section 1.14).</summary>
    /// <remarks>MathNet's Expm1 loses six digits near 0.01: its relative error there is 8e-11.</remarks>
    internal static double ExpMinusOne(double x)
    {
        double power = Math.Exp(x);
        if (power == 1) return x;
        double difference = power - 1;
        return difference == -1 || double.IsPositiveInfinity(power) ? difference : difference * (x / Math.Log(power));
    }

    /// <summary>ln(1 + x).</summary>
    internal static double LogOnePlus(double x) => SpecialFunctions.Log1p(x);

    /// <summary>−ln P(X &gt; x) of a level: the cumulative hazard, accurate in both tails.</summary>
    internal static double CumulativeHazard(Level level) =>
        level.Below <= level.Above ? -LogOnePlus(-level.Below) : -Math.Log(level.Above);

    /// <summary>The level whose cumulative hazard is <paramref name="hazard"/> ≥ 0.</summary>
    internal static Level LevelOfHazard(double hazard) => new(-ExpMinusOne(-hazard), Math.Exp(-hazard));

    /// <summary>The log-odds ln(p / (1 − p)) of a level.</summary>
    internal static double LogOdds(Level level) => Math.Log(level.Below / level.Above);

    /// <summary>The level with these log-odds.</summary>
    internal static Level LevelOfLogOdds(double logOdds) => new(1 / (1 + Math.Exp(-logOdds)), 1 / (1 + Math.Exp(logOdds)));
}
