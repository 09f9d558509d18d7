using MathNet.Numerics;

namespace PipelineRisk.Statistics;

/// <summary>Confidence intervals of quantiles from order statistics, and of proportions.</summary>
public static class OrderStatistics
{
    private const double Tail = 0.025;

    /// <summary>
    /// The ranks (from 1) of the two order statistics between which the quantile lies with 95 % confidence at least:
    /// the tightest pair with at most 2.5 % in each tail of the binomial distribution. 0 and n + 1 stand for −∞ and +∞.
    /// </summary>
    /// <remarks>David and Nagaraja, Order Statistics (2003), section 7.1.</remarks>
    public static (long Lower, long Upper) RankInterval(long n, double probability)
    {
        double middle = n * probability, spread = Math.Sqrt(n * probability * (1 - probability));
        long lower = (long)Math.Floor(middle - Estimate.Score95 * spread);
        while (lower > 0 && AtMost(n, probability, lower - 1) > Tail)
        {
            lower--;
        }

        while (lower < n && AtMost(n, probability, lower) <= Tail)
        {
            lower++;
        }

        long upper = (long)Math.Ceiling(middle + Estimate.Score95 * spread);
        while (upper <= n && AtMost(n, probability, upper - 1) < 1 - Tail)
        {
            upper++;
        }

        while (upper > 1 && AtMost(n, probability, upper - 2) >= 1 - Tail)
        {
            upper--;
        }

        return (Math.Max(lower, 0), Math.Min(upper, n + 1));
    }

    /// <summary>The 95 % interval of a proportion: Wilson (1927), score interval.</summary>
    public static (double Low, double High) WilsonInterval(long successes, long trials)
    {
        if (trials == 0)
        {
            return (double.NaN, double.NaN);
        }

        double share = (double)successes / trials, z2 = Estimate.Score95 * Estimate.Score95;
        double center = (share + z2 / (2.0 * trials)) / (1 + z2 / trials);
        double half = Estimate.Score95 / (1 + z2 / trials) * Math.Sqrt(share * (1 - share) / trials + z2 / (4.0 * trials * trials));
        return (successes == 0 ? 0 : center - half, successes == trials ? 1 : center + half);
    }

    // P(B ≤ k) for B binomial. Past a hundred thousand trials by the Cornish–Fisher form of the normal approximation,
    // whose error in rank is far below one.
    private static double AtMost(long n, double probability, long k)
    {
        if (k < 0)
        {
            return 0;
        }

        if (k >= n)
        {
            return 1;
        }

        if (n <= 100_000)
        {
            return SpecialFunctions.BetaRegularized(n - k, k + 1, 1 - probability);
        }

        double spread = Math.Sqrt(n * probability * (1 - probability));
        double skewness = (1 - 2 * probability) / spread;
        double z = (k + 0.5 - n * probability) / spread;
        double corrected = z - skewness * (z * z - 1) / 6;
        return 0.5 * SpecialFunctions.Erfc(-corrected / Constants.Sqrt2);
    }
}
