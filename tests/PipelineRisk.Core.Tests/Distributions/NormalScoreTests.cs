using PipelineRisk.Distributions;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>Φ and Φ⁻¹ against 20-digit values (mpmath; the first three are also printed by Wichura 1988).</summary>
public sealed class NormalScoreTests
{
    [Theory]
    [InlineData(0.25, -0.6744897501960817432)]
    [InlineData(0.001, -3.0902323061678135415)]
    [InlineData(1e-20, -9.2623400897984075737)]
    [InlineData(1e-300, -37.047096299361199237)]
    [InlineData(0.1, -1.2815515655446004667)]
    public void The_score_of_a_tail_has_14_digits_on_either_side(double tail, double expected)
    {
        Assert.Equal(1, NormalScore.Of(new(tail, 1 - tail)) / expected, 1e-14);
        Assert.Equal(1, NormalScore.Of(new(1 - tail, tail)) / -expected, 1e-14);
    }

    [Theory]
    [InlineData(0.975, 0.025, 1.9599639845400542355)]
    [InlineData(0.9999999, 1e-7, 5.1993375821928169316)]
    public void The_score_of_a_high_level_comes_from_what_is_above_it(double below, double above, double expected) =>
        Assert.Equal(1, NormalScore.Of(new(below, above)) / expected, 1e-14);

    [Fact]
    public void The_score_is_0_at_one_half_and_infinite_at_the_ends()
    {
        Assert.Equal(0, NormalScore.Of(Level.Of(0.5)));
        Assert.Equal(double.NegativeInfinity, NormalScore.Of(Level.Of(0)));
        Assert.Equal(double.PositiveInfinity, NormalScore.Of(Level.Of(1)));
    }

    [Theory]
    [InlineData(4, 3.167124183311986e-05)]
    [InlineData(6, 9.865876450376946e-10)]
    public void The_level_of_a_score_keeps_the_digits_of_its_tail(double score, double tail)
    {
        Assert.Equal(1, Level.OfScore(score).Above / tail, 1e-14);
        Assert.Equal(1, Level.OfScore(-score).Below / tail, 1e-14);
    }

    [Fact]
    public void Score_and_level_are_inverse_from_minus_37_to_37()
    {
        for (double score = -37; score <= 37; score += 0.01)
            Assert.Equal(score, NormalScore.Of(Level.OfScore(score)), 1e-14 * Math.Max(1, Math.Abs(score)));
    }
}
