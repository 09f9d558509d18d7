using System.Security.Cryptography;
using PipelineRisk.Economics;
using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

/// <summary>Sobol' points before scrambling: S. Joe and F. Y. Kuo's table new-joe-kuo-6 in the order of the Gray code, point 0 included.</summary>
public sealed class SobolPointsTests
{
    private const double Unit = 1L << SobolDirections.Bits;

    private static readonly double[][] FirstTen =
    [
        [0, 0, 0, 0, 0], [.5, .5, .5, .5, .5], [.75, .25, .25, .25, .75], [.25, .75, .75, .75, .25], [.375, .375, .625, .875, .375],
        [.875, .875, .125, .375, .875], [.625, .125, .875, .625, .625], [.125, .625, .375, .125, .125], [.1875, .3125, .9375, .4375, .5625],
        [.6875, .8125, .4375, .9375, .0625],
    ];

    [Fact]
    public void The_first_ten_points_in_five_dimensions_are_the_published_ones() => Assert.Equal(
        FirstTen, Enumerable.Range(0, 10).Select(point => Enumerable.Range(0, 5).Select(dimension => Coordinate(point, dimension)).ToArray()));

    [Theory]
    [InlineData(10, new double[] { 0, .5, .75, .25, .625, .125, .375, .875, .3125, .8125, .5625, .0625, .9375, .4375, .1875, .6875 })]
    [InlineData(100, new double[] { 0, .5, .75, .25, .875, .375, .125, .625, .9375, .4375, .1875, .6875, .0625, .5625, .8125, .3125 })]
    public void The_last_coordinate_of_the_first_sixteen_points_is_the_published_one(int dimensions, double[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 16).Select(point => Coordinate(point, dimensions - 1)));

    [Fact]
    public void The_first_dimension_is_van_der_corputs_sequence_in_gray_order() => // QuantLib's test vector
        Assert.Equal([.5, .75, .25, .375, .875, .625, .125, .1875, .6875, .9375, .4375, .3125, .8125, .5625, .0625], Enumerable.Range(1, 15).Select(point => Coordinate(point, 0)));

    [Theory]
    [InlineData(1, 0.2197265625)]
    [InlineData(2, 0.0966796875)]
    [InlineData(3, 0.5185546875)]
    [InlineData(100, 0.1865234375)]
    public void Point_1000_is_found_without_those_before_it(int coordinate, double expected) =>
        Assert.Equal(expected, Coordinate(1000, coordinate - 1));

    [Fact]
    public void The_table_is_that_of_joe_and_kuo_to_the_byte()
    {
        using Stream table = typeof(SobolDirections).Assembly.GetManifestResourceStream("joe_kuo_6.csv")!;
        Assert.Equal("d4552b25fea68fe9fabfc70a364b9e9a89b7cac9e6fb3c90cfa27f831b5d4c5c", Convert.ToHexStringLower(SHA256.HashData(table)));
    }

    [Fact]
    public void Every_dimension_has_directions_that_lead_to_every_interval() // triangular: direction i ends in a one at its own bit
    {
        for (int dimension = 0; dimension < SobolDirections.Dimensions; dimension++)
        {
            ReadOnlySpan<uint> directions = SobolDirections.Of(dimension);
            Assert.Equal(SobolDirections.Bits, directions.Length);
            for (int bit = 0; bit < SobolDirections.Bits; bit++)
            {
                Assert.Equal(SobolDirections.Bits - 1 - bit, System.Numerics.BitOperations.TrailingZeroCount(directions[bit]));
            }
        }
    }

    [Fact]
    public void No_two_dimensions_have_the_same_directions() => Assert.Equal(
        SobolDirections.Dimensions,
        Enumerable.Range(0, SobolDirections.Dimensions).Select(dimension => string.Join(' ', SobolDirections.Of(dimension).ToArray())).Distinct().Count());

    [Fact]
    public void Every_variable_has_a_dimension_of_its_own_and_those_that_decide_most_the_first()
    {
        int[] used = [.. Variables().Select(SobolOrder.DimensionOf)];
        Assert.Equal(used.Length, used.Distinct().Count());
        Assert.All(used, dimension => Assert.InRange(dimension, 0, SobolDirections.Dimensions - 1));
        Assert.Equal(
            [0, 1, 2],
            new[] { LeadingInputs.Variables[0], LeadingInputs.Variables[1], RandomVariable.Rupture }.Select(SobolOrder.DimensionOf));
    }

    // All that a run of the longest horizon, 100 years, draws.
    private static IEnumerable<int> Variables() =>
    [
        .. Enum.GetValues<Parameter>().Select(RandomVariable.Of),
        RandomVariable.Rupture, RandomVariable.SmallestDisruption, RandomVariable.SmallestDisruptionYear,
        .. Enumerable.Range(0, 100).SelectMany(k => new[] { RandomVariable.GasShock(k), RandomVariable.OilShock(k), RandomVariable.Disruption(k) }),
    ];

    private static double Coordinate(long point, int dimension) => new ScrambledSobol(dimension).Unscrambled(point) / Unit;
}
