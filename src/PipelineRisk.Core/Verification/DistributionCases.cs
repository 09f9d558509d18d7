using System.Globalization;
using PipelineRisk.Distributions;
using PipelineRisk.Sampling;

namespace PipelineRisk.Verification;

/// <summary>Moments and quantiles of distributions; quantiles twice, as the formula gives them and as the table does that trials are drawn with.</summary>
internal static class DistributionCases
{
    private const string Closed = "closed form";
    private const string Keelin = "Keelin 2016";

    public static void Add(CaseList cases)
    {
        AddDistribution(cases, Closed, new Triangular(0, 1, 3), 4.0 / 3, 7.0 / 18,
            (0.1, 0.5477225575051662), (0.5, 1.2679491924311228), (0.9, 2.2254033307585166));
        AddDistribution(cases, Closed, new Pert(0, 1, 3), 7.0 / 6, 0.3055555555555556,
            (0.05, 0.3284971759949831), (0.1, 0.4590830810294377), (0.5, 1.127437521012363), (0.9, 1.9333700928617414), (0.95, 2.139862159639643));
        AddDistribution(cases, Closed, new Pert(10, 12, 20), 13, 3, (0.1, 10.899021304592416), (0.5, 12.766722593925188), (0.9, 15.45334050433582));

        // The other values are published with eight or nine decimals.
        const double Eight = 1e-8;
        AddQuantiles(cases, Closed, new Triangular(7.03328124, 12, 24.75407564), Eight, (0.1, 10), (0.9, 20));
        LogNormal fromMoments = LogNormal.FromMeanSd(100, 30), fromPercentiles = LogNormal.FromP10P90(80, 125);
        cases.Number($"{fromMoments.Description}, μ", Closed, 4.562081337867566, Math.Log(fromMoments.Quantile(Level.Of(0.5))));
        AddQuantiles(cases, Closed, fromMoments, Eight, (0.1, 65.75058539), (0.5, 95.78262852), (0.9, 139.53201895));
        cases.Number($"{fromPercentiles.Description}, mean", Closed, 101.52743373, fromPercentiles.Mean, Eight);
        cases.Number($"{fromPercentiles.Description}, standard deviation", Closed, 17.81277920, fromPercentiles.StandardDeviation, Eight);
        AddQuantiles(cases, "Brownian motion, 10 years", LogNormal.FromMeanSd(164.87212707, 199.18866970), Eight, (0.5, 105.12710964));
        AddMetalogs(cases);
    }

    private static void AddMetalogs(CaseList cases)
    {
        const double Eight = 1e-8;
        Metalog metalog = new(10, 20, 40, null, null);
        cases.Number($"{metalog.Description}, mean", Keelin, 22.844497583208867, metalog.Mean);
        AddQuantiles(cases, Keelin, metalog, Eight,
            (0.01, 1.43945362), (0.05, 7.43682566), (0.25, 14.0625), (0.75, 29.0625), (0.95, 47.63898355), (0.99, 64.1793287));
        double byCoefficients = 24 + (4.096076519820768 + 2.275598066567093 * 0.49) * Math.Log(99);
        AddQuantiles(cases, Keelin, new Metalog(17, 24, 35, null, null), null, (0.99, byCoefficients));
        AddQuantiles(cases, Keelin, new Metalog(10, 20, 40, 0, null), Eight, (0.01, 4.69328778), (0.99, 85.22809993));
        AddQuantiles(cases, Keelin, new Metalog(10, 20, 40, 0, 100), Eight, (0.01, 4.55535292), (0.99, 66.92766733));

        // With P10 0 and P90 1 a median r is possible from k to 1 − k, where k = ½ (1 − 1.66711 (½ − 0.1)); six digits are published.
        const double K = 0.5 * (1 - 1.66711 * 0.4);
        foreach ((string median, double r) in new[] { ("just below k", K - 1e-5), ("just above k", K + 1e-5), ("just below 1 − k", 1 - K - 1e-5), ("just above 1 − k", 1 - K + 1e-5) })
        {
            cases.Same($"metalog(P10 0, P90 1), median {median}", Keelin, r is > K and < 1 - K ? "accepted" : "refused", IsAccepted(r) ? "accepted" : "refused");
        }
    }

    private static bool IsAccepted(double median)
    {
        try
        {
            _ = new Metalog(0, median, 1, null, null);
            return true;
        }
        catch (InvalidDistributionException)
        {
            return false;
        }
    }

    private static void AddDistribution(CaseList cases, string source, IDistribution distribution, double mean, double variance, params (double, double)[] quantiles)
    {
        cases.Number($"{distribution.Description}, mean", source, mean, distribution.Mean);
        cases.Number($"{distribution.Description}, variance", source, variance, Math.Pow(distribution.StandardDeviation, 2));
        AddQuantiles(cases, source, distribution, null, quantiles);
    }

    private static void AddQuantiles(
        CaseList cases, string source, IDistribution distribution, double? distance, params (double Probability, double Value)[] quantiles)
    {
        double[] drawn = [.. quantiles.Select(quantile => NormalScore.Of(Level.Of(quantile.Probability)))];
        Marginal.Of(distribution).Transform(drawn, drawn);

        // A table is exact to 1e-9 of the distance from P1 to P99.
        double ofTable = 1e-9 * (distribution.Quantile(Level.Of(0.99)) - distribution.Quantile(Level.Of(0.01)));
        foreach ((int i, (double probability, double value)) in quantiles.Index())
        {
            string what = $"{distribution.Description}, P{(100 * probability).ToString("G3", CultureInfo.InvariantCulture)}";
            cases.Number(what, source, value, distribution.Quantile(Level.Of(probability)), distance);
            cases.Number($"{what}, as drawn", source, value, drawn[i], (distance ?? 0) + ofTable);
        }
    }
}
