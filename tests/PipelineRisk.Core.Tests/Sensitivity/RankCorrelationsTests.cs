using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

public sealed class RankCorrelationsTests
{
    // Y = X1 + X2 + X3 with variances 1, 1, 4 and independent inputs: Pearson 1/√6, 1/√6, 2/√6, and Spearman 6/π asin(r/2).
    [Fact]
    public void A_gaussian_sum_has_its_rank_correlations()
    {
        RankCorrelations of = RankCorrelations.Of(TextbookFunctions.LinearGaussian(0), new RunOptions(1 << 15, 1, 2))[0];
        double[] pearson = [1 / Math.Sqrt(6), 1 / Math.Sqrt(6), 2 / Math.Sqrt(6)];
        for (int i = 0; i < 3; i++)
        {
            Truth.Holds(of.Factors[i].Spearman, 6 / Math.PI * Math.Asin(pearson[i] / 2), 0.01, $"x{i + 1}");
        }
    }

    // Two inputs that are correlated by 0.9: the one that the response does not use has a rank correlation, and no partial one.
    [Fact]
    public void A_partial_correlation_sees_through_dependence()
    {
        PipelineRisk.Distributions.Normal normal = PipelineRisk.Distributions.Normal.FromMeanSd(0, 1);
        Study study = Study.Of([("used", normal), ("follower", normal), ("noise", normal)], [(0, 1, 0.9)], ["y"], (x, y) => y[0] = x[0] + x[2]);
        RankCorrelations of = RankCorrelations.Of(study, new RunOptions(1 << 15, 1, 2))[0];
        Assert.True(of.Factors[1].Spearman.Value > 0.5);
        Assert.True(Math.Abs(of.Factors[1].Partial.Value) < 0.05, $"{of.Factors[1].Partial.Value}");
        Assert.True(of.Factors[0].Partial.Value > 0.5);
    }

    [Fact]
    public void Ranks_of_equal_values_are_shared() => Assert.Equal([1.5, 4, 1.5, 3], Ranks.Of([2, 9, 2, 5]));

    [Fact]
    public void In_the_base_case_the_signs_are_those_of_economics()
    {
        RankCorrelations npv = RankCorrelations.Of(Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]), new RunOptions(8192, 1, 2))[0];
        PairedEstimate Of(string name) => npv.Factors.Single(factor => factor.Factor.Name == name).Partial;
        Assert.True(Of("cost_overrun").Value < -0.3, $"{Of("cost_overrun").Value}");
        Assert.True(Of("eu_price_long_run").Value > 0.2, $"{Of("eu_price_long_run").Value}");
        Assert.True(Of("price_discount").Value < -0.1, $"{Of("price_discount").Value}");
    }
}
