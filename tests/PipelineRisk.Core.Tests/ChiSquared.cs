using Xunit;

namespace PipelineRisk.Core.Tests;

/// <summary>Pearson's test of equal chances.</summary>
internal static class ChiSquared
{
    /// <summary>Counts that equal chances would hardly ever give: χ² beyond its mean and six of its standard deviations, √(2 · degrees of freedom).</summary>
    public static void AssertEven(params IReadOnlyCollection<long> counts) => AssertEven(counts.Sum() / (double)counts.Count, counts);

    /// <summary>The same against a known expectation: also counts that are too even to be random are refused where there are enough cells to tell.</summary>
    public static void AssertEven(double expected, IReadOnlyCollection<long> counts)
    {
        Assert.True(expected >= 5, "Pearson's statistic needs five counts a cell.");
        int freedom = counts.Count - 1;
        double statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(statistic, freedom - 6 * Math.Sqrt(2.0 * freedom), freedom + 6 * Math.Sqrt(2.0 * freedom));
    }
}
