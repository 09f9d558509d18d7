using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Statistics;

public sealed class RankedValuesTests
{
    [Fact]
    public void A_quantile_is_of_type_7() => // Hyndman and Fan (1996)
        Assert.Equal(9.1, new SortedValues([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, double.NaN]).Quantile(0.9), 1e-14);

    // Exact ranks with at least 95 % coverage, from the binomial distribution.
    [Theory]
    [InlineData(100, 0.5, 40, 61)]
    [InlineData(1000, 0.1, 82, 120)]
    [InlineData(1000, 0.5, 469, 532)]
    [InlineData(1000, 0.9, 881, 919)]
    [InlineData(10_000, 0.1, 942, 1060)]
    [InlineData(10_000, 0.5, 4902, 5099)]
    [InlineData(10_000, 0.99, 9880, 9920)]
    [InlineData(100_000, 0.9, 89814, 90187)]
    [InlineData(1_000_000, 0.99, 989805, 990196)]
    public void The_ranks_of_an_interval_are_the_published_ones(long n, double probability, long lower, long upper) =>
        Assert.Equal((lower, upper), OrderStatistics.RankInterval(n, probability));

    [Theory]
    [InlineData(0, 100, 0, 0.036993)]
    [InlineData(5, 100, 0.021544, 0.111750)]
    [InlineData(250, 1000, 0.224153, 0.277760)]
    public void The_interval_of_a_proportion_is_wilsons(long successes, long trials, double low, double high)
    {
        (double actualLow, double actualHigh) = OrderStatistics.WilsonInterval(successes, trials);
        Assert.Equal(low, actualLow, 1e-6);
        Assert.Equal(high, actualHigh, 1e-6);
    }

    [Fact]
    public void The_lower_tail_mean_of_a_normal_is_known()
    {
        // The quantiles of a standard normal on an even grid: P5 tail mean −2.0627 (phi(1.6449) / 0.05).
        const int n = 200_000;
        double[] values = [.. Enumerable.Range(0, n).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / n))];
        Estimate tail = new SortedValues(values).LowerTailMean(0.05);
        Assert.Equal(-2.0627128075074253, tail.Value, 1e-4);

        // Var(X | X ≤ q) = 1 + q·φ/Φ... = 1 − c² − q·c with c the tail mean; plus (1 − 0.05)(q − c)².
        const double q = -1.6448536269514729, c = -2.0627128075074253;
        double expected = Math.Sqrt((1 + q * c - c * c + 0.95 * (q - c) * (q - c)) / (0.05 * n));
        Assert.Equal(expected, tail.StandardError, expected * 0.01);
    }

    [Fact]
    public void Binned_values_are_the_sorted_ones_to_the_width_of_a_bin()
    {
        Random random = new(5);
        double[] values = [.. Enumerable.Range(0, 50_000).Select(_ => random.NextDouble() < 0.3 ? 0 : Math.Pow(random.NextDouble() - 0.3, 3) * 100)];
        SortedValues sorted = new(values);
        BinLayout layout = BinLayout.Over(new SortedValues(values.AsSpan(0, 2000)), 4096);
        Histogram first = new(layout);
        first.Add(Counted(layout, values.AsSpan(0, 20_000)));
        first.Add(Counted(layout, values.AsSpan(20_000)));
        double sumBelow = values.Where(value => value < layout.Low).Sum();
        BinnedValues binned = new(first, Moments.Of(values), sumBelow);

        double width = binned.Resolution;
        Assert.Equal(sorted.Count, binned.Count);
        Assert.InRange(width, 1e-9, 0.1);
        foreach (double probability in new[] { 0.001, 0.01, 0.05, 0.25, 0.4, 0.5, 0.75, 0.95, 0.99, 0.999 })
        {
            Assert.Equal(sorted.Quantile(probability), binned.Quantile(probability), width);
        }

        Assert.Equal(0, binned.Quantile(sorted.CountUpTo(-1e-12) / 50_000.0 + 0.1)); // inside the lump at zero, exactly zero
        Assert.Equal(sorted.LowerTailMean(0.05).Value, binned.LowerTailMean(0.05).Value, width);
        Assert.Equal(sorted.LowerTailMean(0.05).StandardError, binned.LowerTailMean(0.05).StandardError, 1e-4);
        Assert.Equal(sorted.CountUpTo(10), binned.CountUpTo(10), 30.0);
    }

    [Fact]
    public void A_long_tail_gets_bins_that_grow_with_it()
    {
        Random random = new(6);
        double[] values = [.. Enumerable.Range(0, 50_000).Select(_ => 3 + Math.Pow(random.NextDouble(), -1.5))]; // Pareto: no variance, hardly a mean
        SortedValues sorted = new(values);
        BinLayout layout = BinLayout.Over(new SortedValues(values.AsSpan(0, 2000)), 1 << 14);
        Assert.True(layout.Grows);
        Histogram histogram = new(layout);
        histogram.Add(Counted(layout, values));
        BinnedValues binned = new(histogram, Moments.Of(values), values.Where(value => value < layout.Low).Sum());
        foreach (double probability in new[] { 0.001, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999 })
        {
            double expected = sorted.Quantile(probability);
            Assert.Equal(expected, binned.Quantile(probability), expected * 0.003); // 2⁻⁹ of the distance from the lower end
        }

        for (int bin = 0; bin < layout.Bins; bin += 97)
        {
            Assert.Equal(bin, layout.BinOf((layout.Edge(bin) + layout.Edge(bin + 1)) / 2));
        }
    }

    [Fact]
    public void Calendar_years_stay_whole()
    {
        Histogram histogram = new(BinLayout.OfWholeNumbers(2027, 50));
        double[] years = [2040, 2040, 2041, 2050, double.NaN];
        histogram.Add(Counted(histogram.Layout, years));
        BinnedValues binned = new(histogram, Moments.Of(years), 0);
        Assert.Equal((2040, 2041, 2050), (binned.Quantile(0.1), binned.Quantile(0.6), binned.Quantile(1)));
    }

    private static BinCounter Counted(BinLayout layout, ReadOnlySpan<double> values)
    {
        BinCounter counter = new(layout);
        counter.Add(values);
        return counter;
    }
}
