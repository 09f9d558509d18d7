using MathNet.Numerics.Integration;

namespace PipelineRisk.Distributions;

/// <summary>Moments by quadrature of the quantile function, for distributions whose moments have no closed form or one that cancels.</summary>
/// <remarks>
/// E f(X) = ∫ f(Q(Φ(z))) φ(z) dz over −37.5 ≤ z ≤ 37.5, that is, levels down to 1e-307, by adaptive Gauss-Kronrod panels (7 and 15 points)
/// of half a unit: about 1e-13 relative for smooth quantile functions, 1e-9 with a kink.
/// </remarks>
internal static class QuantileMoments
{
    private const int Panels = 75;

    /// <summary>The mean of <paramref name="distribution"/>.</summary>
    internal static double Mean(IDistribution distribution)
    {
        double median = distribution.Quantile(new(0.5, 0.5));
        return median + Expectation(distribution, x => x - median);
    }

    /// <summary>The standard deviation of <paramref name="distribution"/> about its <paramref name="mean"/>.</summary>
    internal static double StandardDeviation(IDistribution distribution, double mean) =>
        Math.Sqrt(Expectation(distribution, x => (x - mean) * (x - mean)));

    private static double Expectation(IDistribution distribution, Func<double, double> function)
    {
        double Integrand(double z) => function(distribution.Quantile(Level.OfScore(z))) * Math.Exp(-z * z / 2);

        double sum = 0;
        for (int panel = -Panels; panel < Panels; panel++)
            sum += GaussKronrodRule.Integrate(Integrand, panel / 2.0, (panel + 1) / 2.0, out _, out _, targetRelativeError: 1e-12, order: 15);
        return sum / Math.Sqrt(2 * Math.PI);
    }
}
