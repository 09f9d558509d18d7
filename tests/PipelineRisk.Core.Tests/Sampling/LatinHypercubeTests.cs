using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

/// <summary>Latin hypercubes: one point in every interval (McKay, Beckman and Conover, 1979), and points that can be computed alone.</summary>
public sealed class LatinHypercubeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(1000)]
    [InlineData(4097)]
    public void Every_interval_has_one_point_in_every_replicate_round_and_variable(int n)
    {
        foreach (int replicate in new[] { 0, 1, 31, 1023 })
        {
            foreach (int round in new[] { 0, 1, 9 })
            {
                foreach (int variable in new[] { 0, 7, RandomVariable.Rupture, RandomVariable.GasShock(1), RandomVariable.Count - 1 })
                {
                    double[] column = Column(7, replicate, round, variable, n);
                    Assert.Equal(Enumerable.Range(0, n), column.Select(u => Interval(u, n)).Order());
                    Assert.All(column, u => Assert.True(u is > 0 and < 1));
                }
            }
        }
    }

    [Fact]
    public void Other_variables_replicates_rounds_and_seeds_have_other_permutations()
    {
        const int N = 1000;
        int[][] all =
        [
            .. new[] { Column(1, 0, 0, 3, N), Column(1, 0, 0, 4, N), Column(1, 1, 0, 3, N), Column(1, 0, 1, 3, N), Column(2, 0, 0, 3, N), Column(1UL << 32, 0, 0, 3, N) }
                .Select(column => column.Select(u => Interval(u, N)).ToArray()),
        ];
        for (int a = 0; a < all.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                // Two random permutations agree in one place on average: Poisson(1), which exceeds 12 once in 10¹⁰.
                Assert.InRange(all[a].Zip(all[b]).Count(pair => pair.First == pair.Second), 0, 12);

                // And their rank correlation has standard error 1/√(n − 1).
                double product = all[a].Zip(all[b], (x, y) => (x - (N - 1) / 2.0) * (y - (N - 1) / 2.0)).Sum();
                Assert.Equal(0, product / (N * (N * (double)N - 1) / 12), 4.5 / Math.Sqrt(N - 1));
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(1000)]
    public void A_point_is_in_any_interval_with_equal_chance(int n)
    {
        int cells = Math.Min(n, 50);
        foreach (int point in new[] { 0, n - 1 })
        {
            long[] counts = new long[cells];
            for (int seed = 0; seed < 10_000; seed++)
            {
                counts[Interval(Column((ulong)seed, 0, 0, 5, n)[point], n) * cells / n]++;
            }

            ChiSquared.AssertEven(counts);
        }
    }

    [Fact]
    public void The_intervals_of_two_variables_are_independent()
    {
        const int N = 8;
        long[] counts = new long[N * N];
        for (int seed = 0; seed < 20_000; seed++)
        {
            counts[Interval(Column((ulong)seed, 0, 0, 5, N)[3], N) * N + Interval(Column((ulong)seed, 0, 0, 6, N)[3], N)]++;
        }

        ChiSquared.AssertEven(counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(4096)]
    [InlineData(100_003)]
    public void A_point_is_anywhere_in_its_interval_with_equal_chance(int n)
    {
        long[] counts = new long[64];
        long next = 0;
        for (int seed = 0; seed * n < 64_000; seed++)
        {
            foreach (double u in Column((ulong)seed, 2, 0, 8, n))
            {
                counts[(int)((u * n - Interval(u, n)) * 64)]++;
                next++;
            }
        }

        Assert.Equal(next, counts.Sum());
        ChiSquared.AssertEven(counts);
    }

    [Fact]
    public void Places_inside_are_independent_of_the_interval_and_of_the_neighbour()
    {
        const int N = 65_536;
        double[] column = Column(11, 0, 0, 8, N);
        long[] byInterval = new long[64], byNeighbour = new long[64];
        for (int i = 1; i < N; i++)
        {
            byInterval[Interval(column[i], N) * 8 / N * 8 + Place(column[i])]++;
            byNeighbour[Place(column[i - 1]) * 8 + Place(column[i])]++;
        }

        ChiSquared.AssertEven(byInterval);
        ChiSquared.AssertEven(byNeighbour);

        static int Place(double u) => (int)((u * N - Interval(u, N)) * 8);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(31, 0)]
    [InlineData(4097, 0)]
    [InlineData(4097, 3998)]
    [InlineData(1_000_003, 777_777)]
    [InlineData(LatinHypercubeSource.MostPoints, (1L << 31) - 100)]
    [InlineData(LatinHypercubeSource.MostPoints, 1L << 30)]
    public void Any_stretch_computed_alone_is_the_same_as_in_a_column(long n, long first)
    {
        int points = (int)Math.Min(99, n - first);
        LatinHypercubeSource source = new(0x123456789ABCDEF0);
        Stretch stretch = new(0, points, 3, 1, 0, n, first);
        double[] column = Of(source, stretch);
        Assert.All(column, u => Assert.True(u is > 0 and < 1));
        for (int offset = 0; offset < points; offset++)
        {
            foreach (int count in new[] { 1, 7, 8, 17 }.Where(count => offset + count <= points))
            {
                Bits.Equal(column.AsSpan(offset, count), Of(source, stretch.Part(offset, count)));
            }
        }
    }

    [Fact]
    public void In_the_largest_hypercube_intervals_are_still_apart()
    {
        const long N = LatinHypercubeSource.MostPoints;
        double[] column = Of(new(5), new(0, 100_000, 0, 0, 0, N, N - 100_000));
        Assert.Equal(column.Length, column.Select(u => (long)(u * N)).Distinct().Count());
        Assert.All(column, u => Assert.True(u is > 0 and < 1));
    }

    // The place of a point inside its interval is a multiple of 2⁻²¹ away from the ends; u · n is rounded by n 2⁻⁵³ at most.
    private static int Interval(double u, int n) => (int)(u * n);

    private static double[] Column(ulong seed, int replicate, int round, int variable, int n) =>
        Of(new LatinHypercubeSource(seed), new(0, n, replicate, round, 12345, n, 0), variable);

    private static double[] Of(LatinHypercubeSource source, Stretch stretch, int variable = 7)
    {
        double[] column = new double[stretch.Count];
        source.Fill(in stretch, variable, column);
        return column;
    }
}
