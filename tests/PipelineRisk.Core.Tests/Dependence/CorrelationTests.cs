using PipelineRisk.Economics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Core.Tests.Dependence;

public sealed class CorrelationTests
{
    // Exact: Spearman of a bivariate normal is (6/π) asin(ρ/2).
    [Theory]
    [InlineData(0.3, 0.28756421862262127)]
    [InlineData(0.5, 0.4825837395309974)]
    [InlineData(0.7, 0.6829105038240887)]
    [InlineData(0.9, 0.8914561316801003)]
    public void Rank_and_normal_score_correlations_are_each_others_inverse(double normalScore, double spearman)
    {
        Assert.Equal(spearman, CorrelationMatrix.SpearmanOf(normalScore), 1e-14);
        Assert.Equal(normalScore, CorrelationMatrix.NormalScoreOf(spearman), 1e-14);
    }

    [Fact]
    public void The_score_correlation_of_a_rank_correlation_is_known()
    {
        Assert.Equal(0.5176380902050415, CorrelationMatrix.NormalScoreOf(0.5), 1e-15);
        Assert.Equal(0.9079809994790935, CorrelationMatrix.NormalScoreOf(0.9), 1e-15);
    }

    [Fact]
    public void The_nearest_matrix_is_highams() // Higham (2002), section 4
    {
        CorrelationMatrix asked = CorrelationMatrix.Of(3, [(0, 1, 1), (1, 2, 1)]);
        CorrelationMatrix nearest = asked.Nearest();
        Assert.Equal(0.76069, nearest[0, 1], 5e-6);
        Assert.Equal(0.157298, nearest[0, 2], 5e-7);
        Assert.Equal(0.76069, nearest[1, 2], 5e-6);
        Assert.Equal(0.5277904635818285, asked.DistanceTo(nearest), 1e-9);
        Assert.NotNull(nearest.MadeDefinite().Cholesky());
    }

    [Fact]
    public void The_nearest_matrix_of_another_three_is_known()
    {
        CorrelationMatrix nearest = CorrelationMatrix.Of(3, [(0, 1, 0.9), (1, 2, 0.8)]).Nearest();
        Assert.Equal(0.775238, nearest[0, 1], 5e-6);
        Assert.Equal(0.079056, nearest[0, 2], 5e-6);
        Assert.Equal(0.690979, nearest[1, 2], 5e-6);
    }

    [Fact]
    public void A_matrix_that_is_possible_is_its_own_nearest()
    {
        CorrelationMatrix possible = CorrelationMatrix.Of(3, [(0, 1, 0.5), (1, 2, -0.3)]);
        Assert.Equal(0, possible.DistanceTo(possible.Nearest()), 1e-12);
        double[,] factor = possible.Cholesky()!;
        Assert.Equal(-0.3, factor[2, 0] * factor[1, 0] + factor[2, 1] * factor[1, 1], 1e-15);
    }

    [Fact]
    public void Correlations_that_cannot_all_hold_are_repaired_with_a_warning()
    {
        GaussianCopula copula = new([
            new(Parameter.CostOverrun, Parameter.CompletionDelay, 0.95),
            new(Parameter.CompletionDelay, Parameter.ConstructionCost, 0.95),
            new(Parameter.CostOverrun, Parameter.ConstructionCost, -0.5),
        ]);
        Assert.Matches(@"Largest change: (construction_cost|cost_overrun) with (cost_overrun|completion_delay), 0\.\d\d instead of 0\.95\.$|with cost_overrun, .* instead of -0\.50\.$", copula.Warning);
    }

    [Fact]
    public void Ranks_correlate_as_asked()
    {
        const int n = 40_000;
        RankCorrelation[] asked =
        [
            new(Parameter.CostOverrun, Parameter.CompletionDelay, 0.5),
            new(Parameter.EuPriceLongRun, Parameter.OilPriceLongRun, -0.7),
            new(Parameter.OilPriceLongRun, Parameter.DemandPosition, 0.3),
            new(Parameter.Capacity, Parameter.RampYears, 0),
        ];
        GaussianCopula copula = new(asked);
        Assert.Equal([Parameter.CostOverrun, Parameter.CompletionDelay, Parameter.EuPriceLongRun, Parameter.OilPriceLongRun, Parameter.DemandPosition], copula.Members);

        double[] scores = new double[copula.Members.Count * n];
        PhiloxSource source = new(11);
        for (int member = 0; member < copula.Members.Count; member++)
        {
            source.Fill(0, member, scores.AsSpan(member * n, n));
        }

        PipelineRisk.Numerics.NormalScores.OfUniforms(scores, PipelineRisk.Numerics.LaneWidth.One);
        copula.Apply(scores, n);

        double[][] ranks = [.. Enumerable.Range(0, copula.Members.Count).Select(member => Ranks(scores.AsSpan(member * n, n)))];
        foreach (RankCorrelation pair in asked.Take(3))
        {
            int a = copula.Members.ToList().IndexOf(pair.A), b = copula.Members.ToList().IndexOf(pair.B);
            Assert.Equal(pair.Spearman, Correlation(ranks[a], ranks[b]), 4 / Math.Sqrt(n)); // four standard errors at independence
        }

        Assert.Equal(0, Correlation(ranks[0], ranks[2]), 4 / Math.Sqrt(n));
    }

    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        double[] keys = values.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        double[] ranks = new double[keys.Length];
        for (int rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        double cross = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return cross / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
