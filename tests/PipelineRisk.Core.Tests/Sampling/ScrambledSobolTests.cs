using System.Numerics;
using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

/// <summary>Nested uniform scrambling: its laws (Owen, 1995 and 1997), and that a point does not depend on those computed with it.</summary>
public sealed class ScrambledSobolTests
{
    private const double Unit = 1L << SobolDirections.Bits;

    public static TheoryData<long> Starts => [0, 1, 5, 8, 4093, 1_000_003, (1L << 31) - 50, (1L << 31) + 1, ScrambledSobol.MostPoints - 100];

    // One replicate after another: the scrambles as a run draws them.
    private static uint Scramble(int replicate, int dimension) => Philox4x32.Block((uint)replicate, 0, (uint)dimension, 77, 20, 27).R0;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1023)]
    public void Two_points_agree_in_as_many_leading_bits_as_before(int dimension) // that is what nested means
    {
        const int Points = 64;
        ScrambledSobol points = new(dimension);
        for (int replicate = 0; replicate < 20; replicate++)
        {
            uint[] scrambled = [.. Column(points, 1000, Points, Scramble(replicate, dimension)).Select(u => (uint)(u * Unit))];
            for (int a = 0; a < Points; a++)
            {
                for (int b = 0; b < a; b++)
                {
                    Assert.Equal(
                        BitOperations.LeadingZeroCount(points.Unscrambled(1000 + a) ^ points.Unscrambled(1000 + b)),
                        BitOperations.LeadingZeroCount(scrambled[a] ^ scrambled[b]));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    [InlineData(1023)]
    public void Every_interval_of_length_1_in_n_has_one_of_n_points(int dimension)
    {
        ScrambledSobol points = new(dimension);
        for (int m = 0; m <= 12; m++)
        {
            int n = 1 << m;
            foreach (long first in new[] { 0L, 3L * n, (1L << 31) + n })
            {
                double[] column = Column(points, first, n, Scramble(m, dimension));
                Assert.Equal(Enumerable.Range(0, n), column.Select(u => (int)(u * n)).Order());
            }
        }
    }

    // The quality parameter t of two dimensions is the sum of their degrees less one each: 0 and 1 have x + 1 alone, 2 has x² + x + 1.
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 2, 1)]
    public void Every_rectangle_of_area_2_to_the_t_in_n_has_2_to_the_t_of_n_points(int first, int second, int t)
    {
        for (int m = t; m <= 10; m++)
        {
            int n = 1 << m;
            double[] a = Column(new(first), 0, n, Scramble(m, first)), b = Column(new(second), 0, n, Scramble(m, second));
            for (int wide = 0; wide <= m - t; wide++)
            {
                long columns = 1L << wide, rows = 1L << (m - t - wide);
                IEnumerable<int> counts = a.Zip(b, (x, y) => (long)(x * columns) * rows + (long)(y * rows)).GroupBy(cell => cell).Select(cell => cell.Count());
                Assert.Equal(Enumerable.Repeat(1 << t, n >> t), counts);
            }
        }
    }

    // Owen (1997): in one dimension the points are one in each of n equal intervals, uniform and uncorrelated there; so the mean of x has the variance 1/(12 n³).
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(1023)]
    public void The_mean_of_x_has_owens_variance(int dimension)
    {
        const int Replicates = 4000;
        ScrambledSobol points = new(dimension);
        foreach (int n in new[] { 16, 64, 256, 1024 })
        {
            double variance = 1 / (12.0 * n * n * n), sum = 0, squares = 0;
            for (int replicate = 0; replicate < Replicates; replicate++)
            {
                double error = Column(points, 0, n, Scramble(replicate, dimension)).Sum() / n - 0.5;
                (sum, squares) = (sum + error, squares + error * error);
            }

            // χ² of as many degrees of freedom as replicates: standard deviation √(2 · degrees), 4.5 of them.
            Assert.InRange(squares / variance, Replicates - 4.5 * Math.Sqrt(2.0 * Replicates), Replicates + 4.5 * Math.Sqrt(2.0 * Replicates));
            Assert.Equal(0, sum / Replicates, 4.5 * Math.Sqrt(variance / Replicates));
        }
    }

    [Fact]
    public void A_point_is_uniform_over_the_scramblings()
    {
        foreach (int dimension in new[] { 0, 3, 1023 })
        {
            ScrambledSobol points = new(dimension);
            long[] counts = new long[64];
            for (int replicate = 0; replicate < 10_000; replicate++)
            {
                counts[(int)(Column(points, 5, 1, Scramble(replicate, dimension))[0] * 64)]++;
            }

            ChiSquared.AssertEven(counts);
        }
    }

    [Fact]
    public void Two_points_of_different_intervals_lie_independently_inside_theirs()
    {
        // Their common leading bits end with the interval; the places inside are independent (Owen, 1995).
        ScrambledSobol points = new(7);
        long[] counts = new long[64];
        for (int replicate = 0; replicate < 20_000; replicate++)
        {
            double[] two = Column(points, 2, 2, Scramble(replicate, 7)); // points 2 and 3: they differ in the first bit
            counts[Inside(two[0]) * 8 + Inside(two[1])]++;
        }

        ChiSquared.AssertEven(counts);

        static int Inside(double u) => (int)(u * 16) & 7;
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void Any_stretch_computed_alone_is_the_same_as_in_a_column(long first)
    {
        const int Points = 100;
        foreach (int dimension in new[] { 0, 5, 1023 })
        {
            ScrambledSobol points = new(dimension);
            double[] column = Column(points, first, Points, 0xCAFE5EED);
            for (int offset = 0; offset < Points; offset++)
            {
                foreach (int count in new[] { 1, 7, 8, 17 }.Where(count => offset + count <= Points))
                {
                    Bits.Equal(column.AsSpan(offset, count), Column(points, first + offset, count, 0xCAFE5EED));
                }
            }
        }
    }

    [Fact]
    public void Every_point_of_a_column_is_a_scrambling_of_the_point_of_its_number()
    {
        // Without a scramble the hash keeps the first bit of the coordinate.
        foreach (long first in new[] { 0L, (1L << 31) - 20, ScrambledSobol.MostPoints - 40 })
        {
            ScrambledSobol points = new(4);
            double[] column = Column(points, first, 40, 0);
            Assert.Equal(Enumerable.Range(0, 40).Select(i => points.Unscrambled(first + i) >> 31), column.Select(u => u < 0.5 ? 0u : 1u));
        }
    }

    [Fact]
    public void There_is_no_point_after_the_last()
    {
        ScrambledSobol points = new(3);
        Assert.Single(Column(points, ScrambledSobol.MostPoints - 1, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Column(points, ScrambledSobol.MostPoints, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Column(points, ScrambledSobol.MostPoints - 7, 8, 9));
    }

    [Fact]
    public void Uniforms_are_the_middles_of_intervals_of_2_to_the_minus_32()
    {
        double[] column = Column(new(11), 0, 1 << 16, Scramble(1, 11));
        Assert.All(column, u =>
        {
            Assert.True(u is > 0 and < 1);
            Assert.Equal(0.5, u * Unit - Math.Floor(u * Unit));
        });
    }

    // The root mean square error of 64 randomisations has itself a relative error of about 1/√128 = 9 %: a factor of 2 is a matter of the points.
    [Theory]
    [InlineData("product", 10, 8.5e-6)]
    [InlineData("g", 10, 3.1e-4)]
    [InlineData("g", 14, 1.7e-5)]
    [InlineData("exponential", 10, 1.8e-5)]
    public void Integrals_converge_as_published(string name, int m, double expected)
    {
        Integral integral = Integrals[name];
        Assert.InRange(Error(integral, m, Ours(integral.Dimensions, m)), expected / 2, expected * 2);
    }

    // The ratio of two such errors has a relative error of about 13 %; 1.7 is beyond four of these. At 2¹⁴ points this stands in for published errors of
    // 5.1e-8 (product) and 7.7e-8 (exponential), which are below what nested scrambling leaves to the linear terms of these functions alone: √(Σ c²/(12 n³)).
    [Theory]
    [InlineData("product", 10)]
    [InlineData("product", 14)]
    [InlineData("g", 10)]
    [InlineData("exponential", 10)]
    [InlineData("exponential", 14)]
    public void Integrals_converge_as_with_a_random_bit_for_every_interval(string name, int m)
    {
        Integral integral = Integrals[name];
        double expected = Error(integral, m, SlowTwin(integral.Dimensions, m));
        Assert.InRange(Error(integral, m, Ours(integral.Dimensions, m)), expected / 1.7, expected * 1.7);
    }

    private static readonly Dictionary<string, Integral> Integrals = new(StringComparer.Ordinal)
    {
        ["product"] = new(10, 1, x => Product(x, (u, j) => 1 + (u - 0.5) / (j * j))),
        ["g"] = new(10, 1, x => Product(x, (u, j) => (Math.Abs(4 * u - 2) + j) / (1 + j))),
        ["exponential"] = new(5, Math.Pow(5 * (Math.Exp(0.2) - 1), 5), x => Math.Exp(x.Average())),
    };

    private sealed record Integral(int Dimensions, double Exact, Func<double[], double> Function);

    private static double Product(double[] x, Func<double, int, double> factor)
    {
        double product = 1;
        for (int j = 0; j < x.Length; j++)
        {
            product *= factor(x[j], j + 1);
        }

        return product;
    }

    private static Func<int, int, double[]> Ours(int dimensions, int m)
    {
        ScrambledSobol[] points = [.. Enumerable.Range(0, dimensions).Select(dimension => new ScrambledSobol(dimension))];
        return (replicate, dimension) => Column(points[dimension], 0, 1 << m, Scramble(replicate, dimension));
    }

    // Owen (1995), as it is written: a coin for every interval of every level that holds points; inside the smallest, anywhere.
    private static Func<int, int, double[]> SlowTwin(int dimensions, int m)
    {
        Random coins = new(1995);
        uint[][] points = [.. Enumerable.Range(0, dimensions).Select(dimension => new ScrambledSobol(dimension))
            .Select(points => Enumerable.Range(0, 1 << m).Select(point => points.Unscrambled(point)).ToArray())];
        return (_, dimension) =>
        {
            byte[] coin = new byte[1 << m];
            coins.NextBytes(coin); // the interval that begins with the bits b has the coin of number 1b
            return [.. points[dimension].Select(point =>
            {
                uint scrambled = 0;
                for (int level = 0; level < m; level++)
                {
                    uint interval = (1u << level) | (uint)((ulong)point >> (SobolDirections.Bits - level));
                    scrambled = (scrambled << 1) | (((point >> (SobolDirections.Bits - 1 - level)) ^ coin[interval]) & 1);
                }

                return (scrambled + coins.NextDouble()) / (1 << m);
            })];
        };
    }

    // The root mean square error over the replicates.
    private static double Error(Integral integral, int m, Func<int, int, double[]> column)
    {
        const int Replicates = 64;
        int n = 1 << m;
        double squares = 0;
        double[] x = new double[integral.Dimensions];
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            double[][] columns = [.. Enumerable.Range(0, x.Length).Select(dimension => column(replicate, dimension))];
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < x.Length; j++)
                {
                    x[j] = columns[j][i];
                }

                sum += integral.Function(x) - integral.Exact;
            }

            squares += sum / n * (sum / n);
        }

        return Math.Sqrt(squares / Replicates);
    }

    private static double[] Column(ScrambledSobol points, long first, int count, uint scramble)
    {
        double[] column = new double[count];
        points.Fill(first, scramble, column);
        return column;
    }
}
