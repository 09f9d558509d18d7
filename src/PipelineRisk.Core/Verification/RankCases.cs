using System.Globalization;
using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>Intervals of quantiles from order statistics, and of proportions.</summary>
internal static class RankCases
{
    public static void Add(CaseList cases)
    {
        foreach ((long n, double p, string ranks) in new[]
        {
            (100L, 0.5, "40 to 61"), (1000, 0.1, "82 to 120"), (1000, 0.5, "469 to 532"), (1000, 0.9, "881 to 919"),
            (10_000, 0.1, "942 to 1060"), (10_000, 0.5, "4902 to 5099"), (10_000, 0.99, "9880 to 9920"),
            (100_000, 0.9, "89814 to 90187"), (1_000_000, 0.99, "989805 to 990196"),
        })
        {
            (long lower, long upper) = OrderStatistics.RankInterval(n, p);
            string what = string.Create(CultureInfo.InvariantCulture, $"Ranks of the 95 % interval of P{100 * p} of {n:N0}");
            cases.Same(what, "binomial distribution", ranks, string.Create(CultureInfo.InvariantCulture, $"{lower} to {upper}"));
        }

        // Published with six decimals.
        foreach ((long successes, long trials, double low, double high) in new[] { (0L, 100L, 0.0, 0.036993), (5, 100, 0.021544, 0.111750), (250, 1000, 0.224153, 0.277760) })
        {
            (double ourLow, double ourHigh) = OrderStatistics.WilsonInterval(successes, trials);
            cases.Number($"95 % interval of {successes} of {trials}, lower end", "Wilson 1927", low, ourLow, 5e-7);
            cases.Number($"95 % interval of {successes} of {trials}, upper end", "Wilson 1927", high, ourHigh, 5e-7);
        }
    }
}
