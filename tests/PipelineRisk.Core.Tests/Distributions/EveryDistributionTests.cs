using PipelineRisk.Distributions;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>Laws that hold for every distribution.</summary>
public sealed class EveryDistributionTests
{
    public static TheoryData<string> All => Sample.NamesOf(Sample.All);

    public static TheoryData<string> Continuous => Sample.NamesOf(Sample.Continuous);

    public static TheoryData<string> Smooth => Sample.NamesOf(Sample.Continuous.Except(Sample.Kinked));

    public static TheoryData<string> Stepped => Sample.NamesOf(Sample.All.Except(Sample.Continuous));

    [Theory]
    [MemberData(nameof(Continuous))]
    public void The_level_of_a_quantile_is_the_level_it_came_from(string name)
    {
        IDistribution distribution = Sample.Named(name);
        // what a subtraction of the inner probabilities leaves (see Truncated)
        double slack = distribution is Truncated ? 1e-14 : 0;
        foreach (double tail in (double[])[1e-200, 1e-20, 1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5])
        {
            AssertBrackets(tail, x => distribution.Cumulative(x).Below, distribution.Quantile(new(tail, 1 - tail)), slack);
            AssertBrackets(tail, x => distribution.Cumulative(-x).Above, -distribution.Quantile(new(1 - tail, tail)), slack);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Quantiles_never_fall_and_stay_within_the_support(string name)
    {
        IDistribution distribution = Sample.Named(name);
        double previous = distribution.Quantile(Level.OfScore(-9));
        Assert.True(previous >= distribution.Minimum);
        for (double score = -9; score <= 9; score += 1.0 / 64)
        {
            double x = distribution.Quantile(Level.OfScore(score));
            Assert.True(x >= previous - 4e-16 * Math.Abs(previous), $"{x:R} at {score} after {previous:R}"); // but for a rounding or two
            previous = x;
        }

        Assert.True(previous <= distribution.Maximum);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_quantiles_at_levels_0_and_1_are_the_ends_of_the_support(string name)
    {
        IDistribution distribution = Sample.Named(name);
        Assert.Equal(distribution.Minimum, distribution.Quantile(Level.Of(0)));
        Assert.Equal(distribution.Maximum, distribution.Quantile(Level.Of(1)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_probability_lies_outside_the_support(string name)
    {
        IDistribution distribution = Sample.Named(name);
        if (double.IsFinite(distribution.Minimum)) Assert.Equal(new(0, 1), distribution.Cumulative(Math.BitDecrement(distribution.Minimum)));
        if (double.IsFinite(distribution.Maximum)) Assert.Equal(new(1, 0), distribution.Cumulative(distribution.Maximum));
    }

    [Theory]
    [MemberData(nameof(Stepped))]
    public void A_quantile_is_the_smallest_value_that_reaches_its_level(string name)
    {
        IDistribution distribution = Sample.Named(name);
        for (double p = 0.005; p < 1; p += 0.005)
        {
            double x = distribution.Quantile(Level.Of(p));
            Assert.True(distribution.Cumulative(x).Reaches(Level.Of(p)));
            Assert.False(distribution.Cumulative(Math.BitDecrement(x)).Reaches(Level.Of(p)));
        }
    }

    [Theory]
    [MemberData(nameof(Smooth))]
    public void Mean_and_standard_deviation_are_those_of_the_quantile_function(string name)
    {
        IDistribution distribution = Sample.Named(name);
        double sd = distribution.StandardDeviation, mean = distribution.Mean;
        Assert.Equal(0, Quadrature.Expectation(distribution, x => (x - mean) / sd), 1e-9);
        Assert.Equal(1, Quadrature.Expectation(distribution, x => (x - mean) / sd * ((x - mean) / sd)), 1e-9);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Levels_seen_from_the_two_sides_add_up_to_1(string name)
    {
        IDistribution distribution = Sample.Named(name);
        for (double p = 0.05; p < 1; p += 0.05)
        {
            Level level = distribution.Cumulative(distribution.Quantile(Level.Of(p)));
            Assert.Equal(1, level.Below + level.Above, 1e-12);
        }
    }

    /// <summary>The tail function passes <paramref name="tail"/> within eight representable numbers of <paramref name="x"/>.</summary>
    private static void AssertBrackets(double tail, Func<double, double> tailOf, double x, double slack)
    {
        double low = x == 0 ? -1e-300 : x, high = x == 0 ? 1e-300 : x; // 0 may be an underflow
        for (int i = 0; i < 8; i++) (low, high) = (Math.BitDecrement(low), Math.BitIncrement(high));
        Assert.InRange(tail, tailOf(low) * (1 - 1e-11) - slack, tailOf(high) * (1 + 1e-11) + slack);
    }
}
