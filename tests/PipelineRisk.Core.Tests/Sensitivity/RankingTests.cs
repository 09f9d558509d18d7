using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

public sealed class RankingTests
{
    [Fact]
    public void The_largest_comes_first_whatever_its_sign()
    {
        IReadOnlyList<Ranked> ranked = Ranking.BySize([Of(1), Of(-3), Of(2)]);
        Assert.Equal([1, 2, 0], ranked.Select(place => place.Index));
        Assert.Equal(-3, ranked[0].Estimate.Value);
        Assert.DoesNotContain(ranked, place => place.IsTiedWithNext);
    }

    [Fact]
    public void The_error_of_the_difference_decides_and_not_the_two_errors() // −2 and 1.9 move against each other, so their sizes move together
    {
        Assert.False(Ranking.BySize([new(-2, [-1, 1]), new(1.9, [1, -1])])[0].IsTiedWithNext);
        Assert.True(Ranking.BySize([new(2, [-1, 1]), new(1.9, [1, -1])])[0].IsTiedWithNext);
    }

    [Fact]
    public void Equals_are_tied_and_the_last_has_no_next() =>
        Assert.Equal([true, true, false], Ranking.BySize([Of(1), Of(1), Of(-1)]).Select(place => place.IsTiedWithNext));

    private static PairedEstimate Of(double value) => new(value, [0, 0]);
}
