using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Estimates against known values.</summary>
internal static class Truth
{
    /// <summary>Within four standard errors, which must themselves be small.</summary>
    public static void Holds(PairedEstimate estimate, double truth, double largestError, string what)
    {
        Assert.True(estimate.StandardError <= largestError, $"{what}: standard error {estimate.StandardError:G3} above {largestError:G3}");
        Assert.True(
            Math.Abs(estimate.Value - truth) <= 4 * estimate.StandardError + 1e-12,
            $"{what}: {estimate.Value:G8} ± {estimate.StandardError:G3} instead of {truth:G8}");
    }

    /// <summary>Whether the 95 % interval holds the truth.</summary>
    public static bool Covers(PairedEstimate estimate, double truth) => Math.Abs(estimate.Value - truth) <= estimate.HalfWidth95;

    /// <summary>The share of the seeds 1 to 200 whose 95 % interval holds the truth lies in 92 to 98 %, give or take two standard errors of such a share.</summary>
    /// <remarks>√(0.95 · 0.05 / 200) = 1.5 points; the seeds are fixed, so the outcome is.</remarks>
    public static void AssertCoverage(int covered, string what) =>
        Assert.True(covered / 200.0 is >= 0.92 and <= 0.985, $"{what}: {covered} of 200 intervals hold the truth");
}
