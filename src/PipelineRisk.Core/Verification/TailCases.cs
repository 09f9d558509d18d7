using PipelineRisk.Distributions;
using PipelineRisk.Sampling;
using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>Value at risk and the mean below it (CVaR, expected shortfall), from samples.</summary>
internal static class TailCases
{
    private const string Closed = "closed form";
    private const double Normal5 = -2.0627128075074253;

    public static void Add(CaseList cases)
    {
        Normal normal = Normal.FromMeanSd(0, 1);
        double[][] ofNormal = Draws.Sums(1 << 13, normal);
        cases.Estimated("Normal, P5", Closed, -1.6448536269514729, Draws.Quantile(ofNormal, 0.05));
        cases.Estimated("Normal, mean of the lowest 5 %", Closed, Normal5, Draws.LowerTailMean(ofNormal, 0.05));
        cases.Estimated("Normal, mean of the lowest 10 %", Closed, -1.7549833193248683, Draws.LowerTailMean(ofNormal, 0.10));
        cases.Estimated("Normal, mean of the lowest 1 %", Closed, -2.665214220345807, Draws.LowerTailMean(ofNormal, 0.01));

        double[][] ofLogNormal = Draws.Sums(1 << 13, LogNormal.FromMeanSd(Math.Exp(0.5), Math.Sqrt(Math.E * (Math.E - 1))));
        cases.Estimated("Lognormal(μ 0, σ 1), P5", Closed, 0.19304081669873652, Draws.Quantile(ofLogNormal, 0.05));
        cases.Estimated("Lognormal(μ 0, σ 1), mean of the lowest 5 %", Closed, 0.13474382521633055, Draws.LowerTailMean(ofLogNormal, 0.05));

        double[][] ofExponential = Draws.Sums(1 << 13, new Exponential(1));
        double[][] losses = [.. ofExponential.Select(values => (double[])[.. values.Select(value => -value)])];
        cases.Estimated("Exponential losses, P5 of the result", Closed, -2.9957322736, Draws.Quantile(losses, 0.05));
        cases.Estimated("Exponential losses, mean of the lowest 5 %", Closed, -3.9957322736, Draws.LowerTailMean(losses, 0.05));
        AddPlain(cases, normal);
    }

    // Independent trials: the sorted values of a short run, and the bins of a long one.
    private static void AddPlain(CaseList cases, Normal normal)
    {
        double[] values = Draws.Uniforms(new PhiloxSource(Draws.Seed), 1 << 17, 0, 1);
        Draws.Transform(values, Marginal.Of(normal));
        SortedValues sorted = new(values);
        cases.Estimated("Plain Monte Carlo, normal, mean of the lowest 5 %", Closed, Normal5, sorted.LowerTailMean(0.05));

        BinLayout layout = BinLayout.Over(new SortedValues(values.AsSpan(0, 1 << 13)), 1 << 12);
        BinCounter counter = new(layout);
        counter.Add(values);
        Histogram histogram = new(layout);
        histogram.Add(counter);
        BinnedValues binned = new(histogram, Moments.Of(values), values.Where(value => value < layout.Low).Sum());
        cases.Estimated("Plain Monte Carlo, normal, the same from bins", Closed, Normal5, binned.LowerTailMean(0.05));
    }
}
