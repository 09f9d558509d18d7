using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Statistics;

public sealed class MomentsTests
{
    // NIST StRD, univariate: NumAcc1 to NumAcc4; log relative error of the mean and of the standard deviation.
    // In the last two the data themselves lose digits: 1000000.1 is off by up to 6e-11 as a double, against deviations of 0.1.
    [Theory]
    [InlineData(10000002, 1, 3, 14, 12)]
    [InlineData(1.2, 0.1, 1001, 14, 12)]
    [InlineData(1000000.2, 0.1, 1001, 14, 9)]
    [InlineData(10000000.2, 0.1, 1001, 14, 8)]
    public void Are_accurate_on_the_nist_sets(double mean, double sd, int n, double digitsOfMean, double digitsOfSd)
    {
        double[] values = n == 3
            ? [10000001, 10000003, 10000002]
            : [.. Enumerable.Range(0, n).Select(i => i == 0 ? mean : Math.Round(mean + (i % 2 == 0 ? 0.1 : -0.1), 1))];
        Moments whole = Moments.Of(values);
        Moments merged = values.Chunk(7).Select(chunk => Moments.Of(chunk)).Aggregate(Moments.Empty, Moments.Merge);
        foreach (Moments moments in new[] { whole, merged })
        {
            Assert.Equal(n, moments.Count);
            Assert.True(Digits(mean, moments.Mean) >= digitsOfMean, $"{moments.Mean:R}");
            Assert.True(Digits(sd, moments.StandardDeviation) >= digitsOfSd, $"{moments.StandardDeviation:R}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Merge_from_any_split(int split) // Chan, Golub and LeVeque (1979)
    {
        double[] values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        Moments merged = Moments.Merge(Moments.Of(values.AsSpan(0, split)), Moments.Of(values.AsSpan(split)));
        Assert.Equal(1e9 + 10, merged.Mean);
        Assert.Equal(30, merged.Variance);
        Assert.Equal((1e9 + 4, 1e9 + 16), (merged.Minimum, merged.Maximum));
    }

    [Fact]
    public void Skip_what_does_not_exist()
    {
        Moments moments = Moments.Of([double.NaN, 1, double.NaN, 3, 5, double.NaN, double.NaN, double.NaN, double.NaN, 7]);
        Assert.Equal((4, 4.0, 20.0, 1.0, 7.0), (moments.Count, moments.Mean, moments.SumOfSquaredDeviations, moments.Minimum, moments.Maximum));
        Assert.Equal(Moments.Empty, Moments.Of([double.NaN]));
    }

    private static double Digits(double expected, double actual) =>
        expected == actual ? 16 : -Math.Log10(Math.Abs(actual - expected) / Math.Abs(expected));
}
