using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>Sums along the tree against the recursion that it stands for, in whatever order the blocks come.</summary>
public sealed class TotalsTreeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(64)]
    public void The_order_of_arrival_does_not_matter_and_halves_are_joined_first(int places)
    {
        double[] values = [.. Enumerable.Range(0, places).Select(place => Math.Pow(10, place % 17 - 8) / 3)];
        Moments expected = Moments.Empty;
        for (int first = 0, size; first < places; first += size)
        {
            size = 1 << (31 - int.LeadingZeroCount(places - first)); // the largest branches first
            expected = Moments.Merge(expected, Joined(values.AsSpan(first, size)));
        }

        foreach (int seed in Enumerable.Range(0, 5))
        {
            int[] order = [.. Enumerable.Range(0, places)];
            new Random(seed).Shuffle(order);
            TotalsTree tree = new(0, places), other = new(0, places);
            foreach (int place in order)
            {
                Add(place % 3 == 0 ? other : tree, place, values[place]);
            }

            using MemoryStream bytes = new();
            other.Write(new BinaryWriter(bytes));
            bytes.Position = 0;
            tree.Read(new BinaryReader(bytes));
            Assert.Equal(expected, tree.Total().Moments[(int)Outcome.Npv]);
        }
    }

    private static void Add(TotalsTree tree, int place, double value)
    {
        OutcomeBlock block = new(1) { Count = 1 };
        block[Outcome.Npv][0] = value;
        BlockTotals totals = tree.Rent();
        totals.Add(block, null);
        tree.Add(place, totals);
    }

    private static Moments Joined(ReadOnlySpan<double> values) => values.Length == 1
        ? new(1, values[0], 0, values[0], values[0])
        : Moments.Merge(Joined(values[..(values.Length / 2)]), Joined(values[(values.Length / 2)..]));
}
