using PipelineRisk.Distributions;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Statistics;

/// <summary>Errors from replicates: by hand, and by how often the intervals hold what they should.</summary>
public sealed class ReplicatesTests
{
    [Fact]
    public void Of_equal_size_they_give_the_standard_error_of_a_mean() // deviations ∓1.5, ∓0.5: variance 5/3 over 4
    {
        Estimate mean = MeanOf([10, 10, 10, 10], [1, 2, 3, 4]);
        Assert.Equal((2.5, 3.0), (mean.Value, mean.DegreesOfFreedom));
        Assert.Equal(Math.Sqrt(5.0 / 12), mean.StandardError, 1e-15);
    }

    [Fact]
    public void Of_unequal_size_they_are_weighted() // mean (4 + 3 · 8)/4 = 7; weighted deviations ∓3/4: √(2 · 2 · 9/16)
    {
        Estimate mean = MeanOf([1, 3], [4, 8]);
        Assert.Equal(new Estimate(7, 1.5, 1), mean);
        Assert.Equal(mean, MeanOf([1, 0, 3, 0], [4, double.NaN, 8, 0]));
    }

    [Fact]
    public void One_replicate_has_no_error_and_none_has_no_mean()
    {
        Estimate one = MeanOf([5, 0], [2, double.NaN]), none = MeanOf([0, 0], [double.NaN, double.NaN]);
        Assert.Equal((2, double.NaN, double.NaN), (one.Value, one.StandardError, one.HalfWidth95));
        Assert.Equal((double.NaN, double.NaN, double.NaN), (none.Value, none.StandardError, none.HalfWidth95));
    }

    [Theory]
    [InlineData(1, 12.7062047362)] // tan(0.475 π)
    [InlineData(31, 2.0395134464)]
    [InlineData(double.PositiveInfinity, 1.9599639845)]
    public void The_score_of_an_interval_is_students(double degreesOfFreedom, double expected)
    {
        Assert.Equal(expected, Estimate.ScoreOf(degreesOfFreedom), 5e-11); // half a unit of the last digit
        Assert.Equal(3 * expected, new Estimate(1, 3, degreesOfFreedom).HalfWidth95, 2e-10);
    }

    [Fact]
    public void The_interval_of_a_mean_holds_it_19_times_in_20() => AssertCoverage((all, replicates) =>
    {
        Estimate mean = MeanOf([.. replicates.Select(values => (long)values.Length)], [.. replicates.Select(values => values.Average())]);
        return Math.Abs(mean.Value) <= mean.HalfWidth95;
    });

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Woodruffs_interval_of_a_quantile_holds_it_19_times_in_20(double probability) => AssertCoverage((all, replicates) =>
    {
        QuantileEstimate estimate = Replicates.Quantile(all, new ReplicateValues(replicates), probability);
        double exact = Spread * NormalScore.Of(Level.Of(probability));
        Assert.Equal(all.Quantile(probability), estimate.Value);
        return estimate.Low <= exact && exact <= estimate.High;
    });

    [Fact]
    public void The_interval_of_a_tail_mean_holds_it_19_times_in_20() => AssertCoverage((all, replicates) =>
    {
        Estimate tail = Replicates.PairedLowerTailMean(all, new ReplicateValues(replicates), 0.05).Estimate;
        return Math.Abs(tail.Value - Spread * -2.0627128075074253) <= tail.HalfWidth95;
    });

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void The_paired_interval_of_a_quantile_holds_it_19_times_in_20(double probability) => AssertCoverage((all, replicates) =>
    {
        PairedEstimate estimate = Replicates.PairedQuantile(all, new ReplicateValues(replicates), probability);
        Assert.Equal(all.Quantile(probability), estimate.Value);
        return Math.Abs(estimate.Value - Spread * NormalScore.Of(Level.Of(probability))) <= estimate.HalfWidth95;
    });

    [Fact]
    public void A_quantile_inside_a_lump_has_no_error() // the slope of the quantile function is 0 there
    {
        double[][] replicates = [[0, 0, 0, 1], [0, 0, 0, 2], [0, 0, 3, 4]];
        PairedEstimate estimate = Replicates.PairedQuantile(new SortedValues([.. replicates.SelectMany(values => values)]), new ReplicateValues(replicates), 0.25);
        Assert.Equal((0.0, 0.0), (estimate.Value, estimate.StandardError));
    }

    [Fact]
    public void Of_nothing_there_is_no_quantile_and_no_tail()
    {
        ReplicateValues replicates = new([[double.NaN], []]);
        SortedValues all = new([double.NaN]);
        Assert.Equal(new QuantileEstimate(0.5, double.NaN, double.NaN, double.NaN), Replicates.Quantile(all, replicates, 0.5));
        PairedEstimate tail = Replicates.PairedLowerTailMean(all, replicates, 0.05), quantile = Replicates.PairedQuantile(all, replicates, 0.5);
        Assert.Equal((double.NaN, double.NaN), (tail.Value, tail.StandardError));
        Assert.Equal((double.NaN, double.NaN), (quantile.Value, quantile.StandardError));
    }

    [Fact]
    public void An_interval_ends_at_the_extremes()
    {
        double[][] replicates = [[1, 2, 3], [1, 2, 3], [7, 8, 9]];
        QuantileEstimate estimate = Replicates.Quantile(new SortedValues([.. replicates.SelectMany(values => values)]), new ReplicateValues(replicates), 0.05);
        Assert.Equal(1, estimate.Low);
        Assert.InRange(estimate.High, 1, 9);
    }

    private static Estimate MeanOf(long[] counts, double[] means) => PairedEstimate.OfMeans(counts, means).Estimate;

    // The trials of a replicate have something in common, a fifth of their standard deviation: as independent trials they would look twice as exact.
    private const double Common = 0.2;

    private static readonly double Spread = Math.Sqrt(1 + Common * Common);

    // 600 repetitions, 32 replicates of 100 trials: a binomial count, four standard deviations. Skewness of the shares and the first-order formulas take about
    // a point of coverage at such sizes.
    private static void AssertCoverage(Func<RankedValues, double[][], bool> holds)
    {
        const int Repetitions = 600;
        Random random = new(1952);
        double Normal() => NormalScore.Of(Level.Of(1 - random.NextDouble()));
        int covered = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            double[][] replicates = [.. Enumerable.Range(0, 32).Select(_ =>
            {
                double common = Common * Normal();
                return Enumerable.Range(0, 100).Select(_ => common + Normal()).ToArray();
            })];
            covered += holds(new SortedValues([.. replicates.SelectMany(values => values)]), replicates) ? 1 : 0;
        }

        double deviation = Math.Sqrt(Repetitions * 0.95 * 0.05);
        Assert.InRange(covered, Repetitions * 0.94 - 4 * deviation, Repetitions * 0.95 + 4 * deviation);
    }
}
