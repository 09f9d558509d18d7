using PipelineRisk.Distributions;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>Expectations by another rule than the product's, for smooth quantile functions: the trapezoid rule in the score,
/// whose error falls exponentially with the number of points.</summary>
internal static class Quadrature
{
    internal static double Expectation(IDistribution distribution, Func<double, double> function)
    {
        const int PointsPerScore = 64;
        double sum = 0;
        for (int i = -37 * PointsPerScore; i <= 37 * PointsPerScore; i++)
        {
            double score = (double)i / PointsPerScore;
            sum += function(distribution.Quantile(Level.OfScore(score))) * Math.Exp(-score * score / 2);
        }

        return sum / PointsPerScore / Math.Sqrt(2 * Math.PI);
    }
}
