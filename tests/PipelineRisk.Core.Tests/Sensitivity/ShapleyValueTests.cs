using System.Numerics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The axioms of the Shapley value, and games small enough to solve by head.</summary>
public sealed class ShapleyValueTests
{
    private const int Players = 5;

    [Fact]
    public void Two_left_gloves_and_a_right_one() // the right one is scarce: it gets 4/6, as it makes a pair unless it comes first
    {
        IReadOnlyList<PairedEstimate> parts = ShapleyValue.Parts([.. Enumerable.Range(0, 8).Select(subset => Exactly((subset & 4) != 0 && (subset & 3) != 0 ? 1 : 0))]);
        Assert.Equal([1.0 / 6, 1.0 / 6, 4.0 / 6], parts.Select(part => part.Value), Near(1e-15));
    }

    [Fact]
    public void The_parts_add_up_to_what_all_achieve()
    {
        PairedEstimate[] values = Random(1);
        PairedEstimate sum = ShapleyValue.Parts(values).Aggregate((a, b) => a + b), whole = values[^1] - values[0];
        Assert.Equal(whole.Value, sum.Value, 1e-12);
        Assert.Equal(whole.Deviations.ToArray(), sum.Deviations.ToArray(), Near(1e-12));
    }

    [Fact]
    public void Equals_are_treated_equally() // only the number of players counts
    {
        PairedEstimate[] values = [.. Enumerable.Range(0, 1 << Players).Select(subset => Exactly(Math.Sqrt(BitOperations.PopCount((uint)subset))))];
        Assert.All(ShapleyValue.Parts(values), part => Assert.Equal(Math.Sqrt(Players) / Players, part.Value, 1e-15));
    }

    [Fact]
    public void Who_changes_nothing_gets_exactly_nothing()
    {
        PairedEstimate[] values = Random(2);
        PairedEstimate part = ShapleyValue.Parts([.. values.Select((_, subset) => values[subset & ~4])])[2];
        Assert.Equal((0.0, 0.0), (part.Value, part.StandardError));
    }

    [Fact]
    public void One_player_gets_everything()
    {
        PairedEstimate none = new(1, [0.5, -0.5]), alone = new(4, [0.25, -0.25]), part = ShapleyValue.Parts([none, alone]).Single();
        Assert.Equal((3.0, (alone - none).StandardError), (part.Value, part.StandardError));
        Assert.Empty(ShapleyValue.Parts([none]));
    }

    [Fact]
    public void It_adds_up_over_games()
    {
        PairedEstimate[] a = Random(3), b = Random(4);
        IReadOnlyList<PairedEstimate> ofA = ShapleyValue.Parts(a), ofB = ShapleyValue.Parts(b), ofBoth = ShapleyValue.Parts([.. a.Zip(b, (x, y) => x + 3 * y)]);
        for (int player = 0; player < Players; player++)
        {
            PairedEstimate expected = ofA[player] + 3 * ofB[player];
            Assert.Equal(expected.Value, ofBoth[player].Value, 1e-12);
            Assert.Equal(expected.StandardError, ofBoth[player].StandardError, 1e-12);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void It_asks_for_the_value_of_every_subset(int values) =>
        Assert.Throws<ArgumentException>(() => ShapleyValue.Parts([.. Enumerable.Repeat(Exactly(0), values)]));

    private static PairedEstimate Exactly(double value) => new(value, [0, 0]);

    private static PairedEstimate[] Random(int seed)
    {
        Random random = new(seed);
        double[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
        return [.. Enumerable.Range(0, 1 << Players).Select(_ => new PairedEstimate(Some(1)[0], Some(4)))];
    }

    private static NearComparer Near(double tolerance) => new(tolerance);

    private sealed class NearComparer(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double obj) => 0;
    }
}
