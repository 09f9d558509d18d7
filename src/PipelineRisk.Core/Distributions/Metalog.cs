using System.Globalization;
using static PipelineRisk.Distributions.Elementary;

namespace PipelineRisk.Distributions;

/// <summary>Keelin's three-term metalog: the smooth distribution through three quantiles, unbounded or bounded on either side.</summary>
/// <remarks>
/// Keelin (2016), The Metalog Distributions, Decision Analysis 13(4). With L = ln(p / (1 − p)), M(p) = a₁ + a₂ L + a₃ (p − ½) L
/// is the quantile function of X itself (unbounded), of ln(X − min), of −ln(max − X), or of ln((X − min) / (max − X)).
/// </remarks>
public sealed class Metalog : IDistribution
{
    /// <summary>The root of u·artanh(u) = 1. M rises everywhere exactly when |a₃| &lt; 2u a₂, because (p − ½) + p(1 − p)L is at most 1/(2u), where p = (1 + u)/2.</summary>
    private const double SteepestShape = 0.8335565596009647;

    private readonly MetalogScale _scale;
    private readonly double _a1, _a2, _a3, _p10, _p50, _p90;

    /// <summary>The metalog through three quantiles.</summary>
    /// <param name="p10">The value with P(X ≤ p10) = 0.1.</param>
    /// <param name="p50">The median.</param>
    /// <param name="p90">The value with P(X ≤ p90) = 0.9.</param>
    /// <param name="min">The lower end of the support, or null for none.</param>
    /// <param name="max">The upper end of the support, or null for none.</param>
    /// <exception cref="InvalidDistributionException">A number is not finite, the order min &lt; p10 &lt; p50 &lt; p90 &lt; max is broken,
    /// or the median lies so near to another quantile that no metalog passes through all three.</exception>
    public Metalog(double p10, double p50, double p90, double? min, double? max)
    {
        Given.Finite("metalog", ("p10", p10), ("p50", p50), ("p90", p90));
        if (min is double low) Given.Finite("metalog", ("min", low));
        if (max is double high) Given.Finite("metalog", ("max", high));
        if (!(p50 > p10)) throw Given.Wrong("p50", $"{p50} is not above p10 {p10}; a metalog needs p10 < p50 < p90");
        if (!(p90 > p50)) throw Given.Wrong("p90", $"{p90} is not above p50 {p50}; a metalog needs p10 < p50 < p90");
        if (min >= p10) throw Given.Wrong("min", $"{min} is not below p10 {p10}; a metalog needs min < p10");
        if (max <= p90) throw Given.Wrong("max", $"{max} is not above p90 {p90}; a metalog needs max > p90");

        (_p10, _p50, _p90, _scale) = (p10, p50, p90, new MetalogScale(min, max));
        double y10 = _scale.ToLine(p10), y50 = _scale.ToLine(p50), y90 = _scale.ToLine(p90), log9 = Math.Log(9);
        double nearest = (y90 - y10) * (0.5 - 0.4 * SteepestShape);
        if (!(y50 > y10 + nearest && y50 < y90 - nearest))
        {
            (string near, string far) = y50 - y10 < y90 - y50 ? ($"p10 {Number(p10)}", $"p90 {Number(p90)}") : ($"p90 {Number(p90)}", $"p10 {Number(p10)}");
            string metalog = _scale.IsUnbounded ? "metalog" : "metalog " + Given.Support(min, max);
            throw Given.Wrong("p50", $"{p50} lies too near {near}; with {far} a {metalog} needs p50 between {_scale.FromLine(y10 + nearest):G6} and {_scale.FromLine(y90 - nearest):G6}");
        }

        (_a1, _a2, _a3) = (y50, (y90 - y10) / (2 * log9), (y90 - y50 - (y50 - y10)) / (0.8 * log9));
        (Mean, StandardDeviation) = Moments();
    }

    /// <inheritdoc/>
    public string Name => "metalog";

    /// <summary>The expectation; infinite when one end is bounded and the tail at the other is as heavy as 1/x.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation; infinite when one end is bounded and the tail at the other is as heavy as 1/x².</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public double Minimum => _scale.Min ?? double.NegativeInfinity;

    /// <inheritdoc/>
    public double Maximum => _scale.Max ?? double.PositiveInfinity;

    /// <inheritdoc/>
    public string Description => FormattableString.Invariant($"metalog(P10 {_p10}, P50 {_p50}, P90 {_p90})")
        + (_scale.IsUnbounded ? "" : " " + Given.Support(_scale.Min, _scale.Max));

    /// <inheritdoc/>
    public double Quantile(Level level) => _scale.FromLine(OnLine(level));

    /// <inheritdoc/>
    public Level Cumulative(double x)
    {
        if (!(x > Minimum)) return new(0, 1);
        if (!(x < Maximum)) return new(1, 0);
        double target = _scale.ToLine(x), low = -750, high = 750, logOdds = 0;
        for (int iteration = 0; iteration < 100; iteration++) // Newton, kept inside a shrinking bracket
        {
            Level level = LevelOfLogOdds(logOdds);
            double excess = OnLine(level, logOdds) - target, slope = _a2 + _a3 * (Centred(level) + level.Below * level.Above * logOdds);
            double next = logOdds - excess / slope, step = Math.Abs(next - logOdds);
            if (step <= 1e-9 * Math.Max(1, Math.Abs(next))) return LevelOfLogOdds(next); // one more would be about its square
            if (excess > 0) high = logOdds;
            else low = logOdds;
            logOdds = next > low && next < high ? next : (low + high) / 2;
        }

        return LevelOfLogOdds(logOdds);
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static double Centred(Level level) => level.Below <= level.Above ? level.Below - 0.5 : 0.5 - level.Above;

    private double OnLine(Level level) => OnLine(level, LogOdds(level));

    private double OnLine(Level level, double logOdds) => _a1 + (_a2 + _a3 * Centred(level)) * logOdds;

    /// <summary>Closed forms where there are some, quadrature otherwise.</summary>
    private (double Mean, double StandardDeviation) Moments()
    {
        if (_scale.IsUnbounded)
        {
            double variance = Math.PI * Math.PI / 3 * _a2 * _a2 + (1.0 / 12 + Math.PI * Math.PI / 36) * _a3 * _a3;
            return (_a1 + _a3 / 2, Math.Sqrt(variance));
        }

        double tail = _scale.Max is null ? _a2 + _a3 / 2 : _scale.Min is null ? _a2 - _a3 / 2 : 0; // P(|X| > x) falls as x^(−1/tail)
        if (!(tail < 1)) return (_scale.Max is null ? double.PositiveInfinity : double.NegativeInfinity, double.PositiveInfinity);
        double mean = QuantileMoments.Mean(this);
        return (mean, tail < 0.5 ? QuantileMoments.StandardDeviation(this, mean) : double.PositiveInfinity);
    }
}
