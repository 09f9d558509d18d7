using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>A logistic curve in yearly steps, λ(t) = 1 / (1 + e^(−g (t − μ))), by recurrence: one exponential a trial instead of one a year.</summary>
/// <remarks>
/// Multiplying by e^−g once a year costs at most a rounding error a year: below 1e-13 relative over a century.
/// A curve so steep and late that e^(−g (t − μ)) would overflow counts as 0 until the first year in which the exponent is below
/// <see cref="LargestExponent"/>; its true value is below e^−300 there.
/// </remarks>
internal struct Logistic<TReal> where TReal : unmanaged, IReal<TReal>
{
    private const double LargestExponent = 300;

    private TReal _odds;          // e^(−g (t − μ)), against
    private TReal _decay;
    private TReal _yearsToWait;

    /// <summary>The curve of growth g at its first year, <paramref name="yearsToMidpoint"/> before its midpoint.</summary>
    public void Begin(TReal growth, TReal yearsToMidpoint)
    {
        TReal exponent = growth * yearsToMidpoint;
        _yearsToWait = TReal.Max(-TReal.Floor((LargestExponent - exponent) / growth), 0);
        _odds = RealMath.Exp(TReal.Max(exponent - growth * _yearsToWait, -LargestExponent));
        _decay = RealMath.Exp(-growth);
    }

    /// <summary>λ of the present year.</summary>
    public readonly TReal Share => TReal.IfLess(0, _yearsToWait, 0, 1 / (1 + _odds));

    /// <summary>On to the next year.</summary>
    public void Advance()
    {
        _odds = TReal.IfLess(0, _yearsToWait, _odds, _odds * _decay);
        _yearsToWait -= 1;
    }
}
