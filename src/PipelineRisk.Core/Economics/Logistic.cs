using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>A logistic curve in yearly steps, λ(t) = 1 / (1 + e^(−g (t − μ))), by recurrence: one exponential a trial instead of one a year.</summary>
/// <remarks>
/// Multiplying by e^−g once a year costs at most a rounding error a year: below 1e-13 relative over a century.
/// A curve so steep and late that e^(−g (t − μ)) would overflow waits for the first year in which the exponent is below
/// <see cref="LargestExponent"/>, standing until then where it will be in that year: at next to nothing.
/// </remarks>
internal struct Logistic<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double LargestExponent = 300;

    /// <summary>e^(−g (t − μ)): the odds against. λ is 1 / (1 + odds).</summary>
    public TReal OddsAgainst;

    /// <summary>e^−g: what the odds fall to in a year.</summary>
    public TReal Decay;

    /// <summary>How many years the curve waits.</summary>
    public TReal YearsToWait;

    /// <summary>The curve of growth g at its first year, <paramref name="yearsToMidpoint"/> before its midpoint.</summary>
    public void Begin(TReal growth, TReal yearsToMidpoint)
    {
        TReal exponent = growth * yearsToMidpoint;
        YearsToWait = TReal.Max(-TReal.Floor((LargestExponent - exponent) / growth), 0);
        OddsAgainst = RealMath.Exp(TReal.Max(exponent - growth * YearsToWait, -LargestExponent));
        Decay = RealMath.Exp(-growth);
    }
}
