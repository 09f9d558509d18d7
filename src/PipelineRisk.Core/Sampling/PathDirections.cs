namespace PipelineRisk.Sampling;

/// <summary>The directions of a price path that decide most of what the path is worth.</summary>
/// <remarks>
/// The first is the one in which the discounted log price over the years of operation changes fastest (Imai and Tan, "A general dimension reduction
/// technique for derivative pricing", 2006); the next three are those of its trend, its curvature and its third moment. The years and rates are
/// fixed, near those of the base case, so that a path keeps its random numbers in every scenario.
/// </remarks>
internal static class PathDirections
{
    private const double Reversion = 0.5, DiscountRate = 0.1;
    private const int FirstOpenYear = 7, OpenYears = 30;

    /// <summary>Four directions among the shocks of the years from 1 on: that of year 0 moves nothing.</summary>
    public static double[][] Of(int years) => [.. Enumerable.Range(0, 4).Select(power => Gradient(years, power))];

    // How fast Σ_j v_j (age_j)^power x_j, the discounted log price over the open years, changes with the shock of each year: Σ_{j ≥ k} … e^(−κ (j − k)).
    private static double[] Gradient(int years, int power)
    {
        double[] gradient = new double[years - 1];
        double carried = 0;
        for (int k = years - 1; k >= 1; k--)
        {
            double age = (k - FirstOpenYear) / (double)OpenYears;
            double weight = age is >= 0 and < 1 ? Math.Pow(1 + DiscountRate, -k) * Math.Pow(age, power) : 0;
            carried = weight + Math.Exp(-Reversion) * carried;
            gradient[k - 1] = carried;
        }

        return gradient;
    }
}
