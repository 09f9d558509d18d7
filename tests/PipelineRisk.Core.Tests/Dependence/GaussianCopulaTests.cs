using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using Xunit;
using static PipelineRisk.Economics.Parameter;

namespace PipelineRisk.Core.Tests.Dependence;

/// <summary>The copula: exact algebra, and what a sample of it shows.</summary>
public sealed class GaussianCopulaTests
{
    private const int Trials = 100_000;

    [Fact]
    public void Members_are_the_correlated_parameters_in_the_order_of_the_enumeration()
    {
        var copula = new GaussianCopula([new(HeatPumpGrowth, CostOverrun, 0.2), new(CompletionDelay, CostOverrun, 0.5), new(RampYears, TruckLife, 0)]);
        Assert.Equal([CostOverrun, CompletionDelay, HeatPumpGrowth], copula.Members);
        Assert.Null(copula.Warning);
    }

    [Fact]
    public void No_correlation_means_no_members_and_nothing_to_do()
    {
        var copula = new GaussianCopula([new(RampYears, TruckLife, 0)]);
        Assert.Empty(copula.Members);
        copula.Apply([], 1000, 1000);
        Assert.Null(copula.Warning);
    }

    [Fact]
    public void Two_scores_are_mixed_as_r_and_the_root_of_1_minus_r_squared()
    {
        double r = 2 * Math.Sin(Math.PI / 12);
        double[] scores = [0.3, -1.2, 2.0, 0.7]; // two members, two trials
        new GaussianCopula([new(CostOverrun, CompletionDelay, 0.5)]).Apply(scores, 2, 2);
        Assert.Equal([0.3, -1.2], scores[..2]);
        Assert.Equal(r * 0.3 + Math.Sqrt(1 - r * r) * 2.0, scores[2], 1e-15);
        Assert.Equal(r * -1.2 + Math.Sqrt(1 - r * r) * 0.7, scores[3], 1e-15);
    }

    [Fact]
    public void A_sample_has_the_correlations_that_were_asked_for_and_no_others()
    {
        RankCorrelation[] asked =
        [
            new(CostOverrun, CompletionDelay, 0.5), new(ConstructionCost, OilPriceLongRun, 0.3), new(EuPriceLongRun, DemandPosition, -0.3),
            new(EuPriceLongRun, OilPriceLongRun, 0.6), new(HeatPumpGrowth, BatteryTruckGrowth, -0.9),
        ];
        var copula = new GaussianCopula(asked);
        double[][] rows = Sample(copula);
        for (int i = 0; i < rows.Length; i++)
        {
            // The mean and the variance of n standard normal scores have standard errors 1/√n and √(2/n).
            double mean = rows[i].Average(), variance = rows[i].Sum(score => score * score) / Trials - mean * mean;
            Assert.Equal(0, mean, 4 / Math.Sqrt(Trials));
            Assert.Equal(1, variance, 4 * Math.Sqrt(2.0 / Trials));
            for (int j = 0; j < i; j++)
            {
                double spearman = asked.SingleOrDefault(pair => copula.Members[i] == pair.A && copula.Members[j] == pair.B
                    || copula.Members[i] == pair.B && copula.Members[j] == pair.A).Spearman;
                double r = 2 * Math.Sin(Math.PI * spearman / 6);

                // A sample correlation r of n normal pairs has standard error (1 − r²)/√n.
                Assert.Equal(r, Pearson(rows[i], rows[j]), 4 * (1 - r * r) / Math.Sqrt(Trials));
                AssertSpearman(spearman, rows[i], rows[j]);
            }
        }
    }

    [Fact]
    public void A_group_that_is_listed_between_the_members_of_another_is_not_touched_by_it()
    {
        double[] alone = [0.4, 1.5], both = [0.1, 0.4, 0.2, 1.5]; // the order is ConstructionCost, CostOverrun, CompletionYear, CompletionDelay
        new GaussianCopula([new(CostOverrun, CompletionDelay, 0.5)]).Apply(alone, 1, 1);
        var copula = new GaussianCopula([new(CostOverrun, CompletionDelay, 0.5), new(ConstructionCost, CompletionYear, 0.8)]);
        copula.Apply(both, 1, 1);
        Assert.Equal([ConstructionCost, CostOverrun, CompletionYear, CompletionDelay], copula.Members);
        Bits.Equal(alone, [both[1], both[3]]);
    }

    [Fact]
    public void A_trial_has_the_same_bits_alone_and_among_others()
    {
        const int Count = 37;
        var copula = new GaussianCopula([new(CostOverrun, CompletionDelay, 0.5), new(CompletionDelay, RampYears, 0.3)]);
        double[] block = Scores(3 * Count), original = [.. block];
        copula.Apply(block, Count, Count);
        for (int trial = 0; trial < Count; trial++)
        {
            double[] alone = [original[trial], original[Count + trial], original[2 * Count + trial]];
            copula.Apply(alone, 1, 1);
            Bits.Equal(alone, [block[trial], block[Count + trial], block[2 * Count + trial]]);
        }
    }

    [Fact]
    public void Impossible_correlations_are_repaired_with_a_warning_that_names_the_largest_change()
    {
        var copula = new GaussianCopula([new(CostOverrun, CompletionDelay, 0.95), new(CompletionDelay, RampYears, 0.9), new(RampYears, CostOverrun, -0.2)]);
        Assert.Equal("The rank correlations cannot all hold (their matrix is not positive definite); the nearest possible ones are used. "
            + "Largest change: cost_overrun with completion_delay, 0.69 instead of 0.95.", copula.Warning);

        double[][] rows = Sample(copula);
        Assert.All(rows, row => Assert.Equal(1, row.Sum(score => score * score) / Trials, 4 * Math.Sqrt(2.0 / Trials)));
        AssertSpearman(0.69411676, rows[0], rows[1]); // Higham's iteration with 25 digits
        AssertSpearman(0.65832075, rows[1], rows[2]);
        AssertSpearman(-0.036114986, rows[0], rows[2]);
    }

    [Fact]
    public void A_change_too_small_for_two_decimals_is_told_with_more()
    {
        // Normal-score correlations r, r and 2r² − 1 are just singular; asking for a little less is just impossible.
        double r = CorrelationMatrix.NormalScoreOf(0.9), edge = CorrelationMatrix.SpearmanOf(2 * r * r - 1);
        var copula = new GaussianCopula([new(CostOverrun, CompletionDelay, 0.9), new(CompletionDelay, RampYears, 0.9), new(RampYears, CostOverrun, edge - 0.002)]);
        Assert.Matches("Largest change: .*, 0\\.[0-9]{3,4} instead of 0\\.[0-9]{3,4}\\.$", copula.Warning);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1.2)]
    [InlineData(double.NaN)]
    public void A_correlation_outside_minus_1_to_1_is_refused(double spearman) =>
        Assert.Throws<ArgumentException>(() => new GaussianCopula([new(CostOverrun, CompletionDelay, spearman)]));

    [Fact]
    public void A_parameter_with_itself_or_a_pair_listed_twice_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new GaussianCopula([new(CostOverrun, CostOverrun, 0.5)]));
        Assert.Throws<ArgumentException>(() => new GaussianCopula([new(CostOverrun, RampYears, 0.5), new(RampYears, CostOverrun, 0.5)]));
    }

    /// <summary>Within four standard errors (1 − ρ²) √(1.06/n): the delta method on Fisher's z, whose variance for ranks is 1.06/(n − 3)
    /// (Fieller, Hartley and Pearson, 1957).</summary>
    private static void AssertSpearman(double expected, double[] a, double[] b) =>
        Assert.Equal(expected, Pearson(Ranks(a), Ranks(b)), 4 * (1 - expected * expected) * Math.Sqrt(1.06 / Trials));

    private static double[] Scores(int count)
    {
        var random = new Random(1909);
        return [.. Enumerable.Range(0, count).Select(_ => NormalScore.Of(Level.Of(1 - random.NextDouble())))];
    }

    private static double[][] Sample(GaussianCopula copula)
    {
        double[] scores = Scores(copula.Members.Count * Trials);
        copula.Apply(scores, Trials, Trials);
        return [.. scores.Chunk(Trials)];
    }

    private static double[] Ranks(double[] row)
    {
        int[] order = [.. Enumerable.Range(0, row.Length).OrderBy(i => row[i])];
        var ranks = new double[row.Length];
        for (int i = 0; i < order.Length; i++) ranks[order[i]] = i;
        return ranks;
    }

    private static double Pearson(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        double Product(double[] x, double meanX, double[] y, double meanY) => x.Zip(y, (u, v) => (u - meanX) * (v - meanY)).Sum();
        return Product(a, meanA, b, meanB) / Math.Sqrt(Product(a, meanA, a, meanA) * Product(b, meanB, b, meanB));
    }
}
