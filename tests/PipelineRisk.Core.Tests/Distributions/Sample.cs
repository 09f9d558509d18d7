using PipelineRisk.Distributions;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>The distributions that every law is tested on, found by their descriptions.</summary>
internal static class Sample
{
    /// <summary>The uncertain inputs of the base case.</summary>
    internal static readonly IDistribution[] BaseCase =
    [
        new Pert(17, 25, 34), LogNormal.FromP10P90(0.84, 1.48), new Pert(2032.75, 2033.25, 2036), new Gamma(1.3, 1.2),
        new Pert(3.5, 5.5, 8), new Metalog(4.5, 6.7, 9.3, 1.5, null), new Uniform(0.3, 0.7), new Uniform(0.3, 0.45), new Pert(0.2, 0.42, 0.6),
        new Pert(0.2, 0.45, 0.6), new Pert(1.5, 1.8, 2.4), new Uniform(0.05, 0.25), new Pert(0.4, 0.7, 1.2), LogNormal.FromP10P90(50, 95),
        Normal.FromP10P90(-1, 1), new Pert(0.3, 0.6, 0.9), new Pert(0.1, 0.3, 0.6), new Pert(0.3, 0.5, 0.8), new Uniform(0.2, 0.35),
        new Pert(250, 500, 900), new Pert(2032, 2037, 2045), new Pert(0.1, 0.2, 0.35), new Pert(1000, 1500, 2000), new Pert(0.1, 0.3, 0.5),
        new Pert(0.7, 0.85, 0.95), new Pert(2025, 2026, 2028), new Pert(0.4, 0.6, 0.9), new Pert(6, 7, 9),
        new Discrete([0.5, 0.7, 0.8, 0.85], [0.25, 0.35, 0.3, 0.1]), new Pert(0.2, 0.8, 1), new Pert(15, 25, 45), new Pert(0.06, 0.085, 0.12),
        new Pert(0.015, 0.025, 0.04), new Pert(0.2, 0.6, 1.5), new Pert(0, 20, 35), new Discrete([0, 0.15, 0.3], [0.45, 0.15, 0.4]),
        new Uniform(0, 0.022), new Pert(0.003, 0.0065, 0.015), new Pert(0.1, 0.5, 1), new Pert(0.002, 0.0065, 0.015), new Bernoulli(0.5),
    ];

    /// <summary>Smooth ones that are hard to invert or to tabulate.</summary>
    internal static readonly IDistribution[] Nasty =
    [
        new Gamma(0.3, Math.Sqrt(0.3)), new Gamma(1, 5), new Gamma(2032, 20), new Pert(0, 0, 1), new Pert(0, 1, 1), new Pert(-1, 0, 0),
        new Metalog(10, 20, 40, null, null), new Metalog(10, 14.9975, 40, null, null), new Metalog(10, 35.002, 40, null, null),
        new Metalog(10, 20, 40, 0, null), new Metalog(10, 20, 40, null, 50), new Metalog(10, 20, 40, 0, 100), new Metalog(10, 12, 16, 9, null),
        LogNormal.FromP10P90(0.07706522551519658, 12.976021199117996), LogNormal.FromMeanSd(100, 30), // the first with sigma 2
        new Weibull(0.0111008382396831, 5.301898110478399), new Weibull(2030, 2036), // the first with shape 0.5
        new ScaledBeta(0.5, 0.4, 0, 1), new ScaledBeta(0.1, 0.29, 0, 1), new ScaledBeta(0.5, 1e-3, 0, 1), new ScaledBeta(-3, 1, -10, 1),
        new Truncated(Normal.FromMeanSd(0, 1), 8, 9), new Truncated(Normal.FromMeanSd(0, 1), 20, null),
        new Truncated(Normal.FromMeanSd(0, 1), null, -5), new Truncated(Normal.FromP10P90(-1, 1), 0, 2),
        new Truncated(LogNormal.FromMeanSd(1, 1), 0.5, null), new Exponential(2), Normal.FromMeanSd(-3, 1e-6),
    ];

    /// <summary>Those with a kink in the quantile function.</summary>
    internal static readonly IDistribution[] Kinked =
    [
        new Triangular(0, 1, 3), new Triangular(0, 0, 1), new Triangular(0, 1, 1), new Triangular(0, 1e-6, 1),
        new Truncated(new Triangular(0, 1, 3), 0.5, 2.5), new Empirical([9, 1, 2, 5, 2.5]),
    ];

    /// <summary>Those with jumps in the quantile function.</summary>
    internal static readonly IDistribution[] Stepped =
    [
        new Constant(7), new Bernoulli(0.03), new Bernoulli(0), new Bernoulli(1), new Discrete([5, 1, 3, 1, 9], [1, 2, 0, 1, 4]),
        new Discrete([.. Enumerable.Range(0, 37).Select(i => i * 0.5)], [.. Enumerable.Range(0, 37).Select(i => 1.0 + i % 5)]),
    ];

    internal static readonly IDistribution[] All = [.. BaseCase, .. Nasty, .. Kinked, .. Stepped];

    /// <summary>Those whose quantile function has no jump.</summary>
    internal static readonly IDistribution[] Continuous = [.. All.Where(distribution => distribution is not (Constant or Bernoulli or Discrete))];

    internal static TheoryData<string> NamesOf(IEnumerable<IDistribution> distributions) => [.. distributions.Select(distribution => distribution.Description).Distinct()];

    internal static IDistribution Named(string description) => All.First(distribution => distribution.Description == description);
}
