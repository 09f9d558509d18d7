using PipelineRisk.Distributions;
using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>The tables of the hot loop against the quantile functions they stand for.</summary>
public sealed class MarginalTests
{
    public static TheoryData<string> Continuous => Sample.NamesOf(Sample.Continuous);

    public static TheoryData<string> Stepped => Sample.NamesOf(Sample.All.Except(Sample.Continuous));

    [Theory]
    [MemberData(nameof(Continuous))]
    public void Values_are_within_1e_9_of_the_range_up_to_six_sigma(string name)
    {
        IDistribution distribution = Sample.Named(name);
        var random = new Random(20270101);
        double[] scores =
        [
            .. Enumerable.Range(0, 2000).Select(_ => 12 * random.NextDouble() - 6),
            .. Enumerable.Range(-600, 1201).Select(i => i / 100.0),
            .. ScoresAroundTheKink(distribution),
        ];
        var values = new double[scores.Length];
        Marginal.Of(distribution).Transform(scores, values);

        double range = distribution.Quantile(new(0.99, 0.01)) - distribution.Quantile(new(0.01, 0.99));
        for (int i = 0; i < scores.Length; i++)
        {
            double exact = distribution.Quantile(Level.OfScore(scores[i]));
            Assert.True(Math.Abs(values[i] - exact) <= 1e-9 * range + 1e-14 * Math.Abs(exact), $"{values[i]:R} instead of {exact:R} at {scores[i]:R}");
        }
    }

    [Fact]
    public void A_distribution_is_made_ready_once()
    {
        var distribution = new Pert(1, 2, 4);
        Assert.Same(Marginal.Of(distribution), Marginal.Of(distribution));
    }

    [Fact]
    public void A_U_shaped_beta_that_no_table_can_hold_takes_the_exact_path()
    {
        var beta = new ScaledBeta(0.5, 0.4999, 0, 1);
        Marginal marginal = Marginal.Of(beta);
        Assert.IsType<MarginalExact>(marginal);
        Assert.Equal(beta.Quantile(Level.OfScore(0.001)), Of(marginal, 0.001));
    }

    [Fact]
    public void Every_smooth_distribution_of_the_base_case_has_a_small_table() => Assert.All(
        Sample.BaseCase.Where(distribution => distribution is not (Discrete or Bernoulli)),
        distribution => Assert.InRange(Assert.IsType<MarginalTable>(Marginal.Of(distribution)).Cells, 1, 600));

    [Theory]
    [MemberData(nameof(Stepped))]
    public void Jumps_are_exact(string name)
    {
        IDistribution distribution = Sample.Named(name);
        Marginal marginal = Marginal.Of(distribution);
        for (double score = -6; score < 6; score += 0.001)
            Assert.Equal(distribution.Quantile(Level.OfScore(score)), Of(marginal, score));
    }

    [Fact]
    public void The_value_changes_just_above_the_score_of_a_cumulative_weight()
    {
        Marginal marginal = Marginal.Of(new Discrete([0, 1, 2], [0.25, 0.5, 0.25]));
        double jump = NormalScore.Of(new(0.25, 0.75));
        Assert.Equal((0.0, 1.0), (Of(marginal, jump), Of(marginal, Math.BitIncrement(jump))));
        Assert.Equal((1.0, 2.0), (Of(marginal, -jump), Of(marginal, Math.BitIncrement(-jump))));
    }

    [Fact]
    public void A_value_does_not_depend_on_its_neighbours_or_its_place()
    {
        var random = new Random(7);
        foreach (IDistribution distribution in (IDistribution[])[new Pert(17, 25, 34), new Triangular(0, 1, 3), new Bernoulli(0.3), new Empirical([1, 2, 4])])
        {
            Marginal marginal = Marginal.Of(distribution);
            double[] scores = [.. Enumerable.Range(0, 1000).Select(_ => 8 * random.NextDouble() - 4)];
            double[] inPlace = [.. scores];
            marginal.Transform(inPlace, inPlace);
            for (int i = 0; i < scores.Length; i++)
                Bits.Equal(Of(marginal, scores[i]), inPlace[i]);
        }
    }

    [Fact]
    public void Extreme_scores_stay_within_the_support()
    {
        foreach (IDistribution distribution in Sample.BaseCase)
        {
            double[] scores = [double.NegativeInfinity, -40, -8.5, -8.4999999, 8.4999999, 8.5, 40, double.PositiveInfinity], values = new double[8];
            Marginal.Of(distribution).Transform(scores, values);
            Assert.All(values, value => Assert.True(double.IsFinite(value) && value >= distribution.Minimum && value <= distribution.Maximum));
            Assert.Equal(values[2], values[0]);
            Assert.Equal(values[5], values[7]);
        }
    }

    private static IEnumerable<double> ScoresAroundTheKink(IDistribution distribution)
    {
        if (distribution is not Triangular triangular) return [];
        double kink = NormalScore.Of(distribution.Cumulative(triangular.Mode));
        return double.IsFinite(kink) ? Enumerable.Range(-50, 101).Select(i => Math.Clamp(kink + i * 1e-4, -6, 6)) : [];
    }

    private static double Of(Marginal marginal, double score)
    {
        double[] value = [score];
        marginal.Transform(value, value);
        return value[0];
    }
}
