using System.Runtime.CompilerServices;
using PipelineRisk.Distributions;

namespace PipelineRisk.Sampling;

/// <summary>A distribution made ready for the hot loop: it turns standard normal scores z into values, the quantiles at Φ(z).</summary>
internal abstract class Marginal
{
    // A pure function of something immutable. Tables are most of what it costs to set up a run, and the scenarios of an analysis share most of their distributions.
    private static readonly ConditionalWeakTable<IDistribution, Marginal> Known = [];

    /// <summary>The marginal of <paramref name="distribution"/>, made once for each instance: steps for one with jumps, a table for a smooth one,
    /// and the quantile function itself where a table would be too large.</summary>
    internal static Marginal Of(IDistribution distribution) => Known.GetValue(distribution, Made);

    private static Marginal Made(IDistribution distribution) => distribution switch
    {
        Constant constant => new MarginalSteps([constant.Value], [new(1, 0)]),
        Bernoulli { Mean: > 0 and < 1 } bernoulli => new MarginalSteps([0, 1], [bernoulli.LevelOfZero, new(1, 0)]),
        Bernoulli certain => new MarginalSteps([certain.Mean], [new(1, 0)]),
        Discrete discrete => new MarginalSteps(discrete.Values, discrete.Levels),
        Empirical => new MarginalExact(distribution),
        _ => MarginalTable.TryOf(distribution) ?? (Marginal)new MarginalExact(distribution),
    };

    /// <summary>Writes the value of every score; the two spans may be the same.</summary>
    /// <remarks>Each value depends on its own score alone, and has the same bits at every vector width.</remarks>
    internal abstract void Transform(ReadOnlySpan<double> scores, Span<double> values);
}
