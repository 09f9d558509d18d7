using PipelineRisk.Distributions;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Statistics;

/// <summary>The cells of a few hundred bins against the values themselves.</summary>
public sealed class ReplicateCellsTests
{
    private const int Replicates = 32, Trials = 4000, Pilot = 4096, Cells = 256;

    private static readonly double[] Levels = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

    // Each with a part that the trials of a replicate have in common.
    private static readonly Dictionary<string, Func<double, double, double>> Data = new(StringComparer.Ordinal)
    {
        ["normal"] = (common, z) => common + z,
        ["a lump at zero"] = (common, z) => common + z > 0.3 ? common + z - 0.3 : common + z > -0.8 ? 0 : (common + z + 0.8) * 2,
        ["all above zero"] = (common, z) => Math.Exp(0.5 * (common + z)) + 20,
        ["a long tail"] = (common, z) => Math.Exp(2.2 * (common + z)),
        ["half missing"] = (common, z) => common + z < 0 ? double.NaN : 5 - common - z,
    };

    public static TheoryData<string> Names => new(Data.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_are_those_of_the_values(string name)
    {
        Both both = new(Sample(Data[name]), seen => BinLayout.Over(seen, 1 << 13));
        Assert.Equal(both.Values.Counts, both.Cells.Counts);
        foreach (double level in Levels)
        {
            double value = both.All.Quantile(level);
            double[] expected = both.Values.SharesUpTo(value), actual = both.Cells.SharesUpTo(value);
            for (int r = 0; r < Replicates; r++)
            {
                // A cell holds 16 of the pilot's values or so, half of them where half are missing: a share of 1/256, give or take a quarter (a third), so that
                // 3/256 is beyond any. In it a replicate's values are spread as all of them are: binomial, at most √n/2, five times.
                double inCell = 3.0 / Cells;
                Assert.Equal(expected[r], actual[r], 5 * Math.Sqrt(inCell / both.Values.Counts[r]) / 2);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_error_of_a_tail_mean_is_that_of_the_values_or_a_little_larger(string name)
    {
        // A standard error of 31 degrees of freedom is itself known to 1/√62. Understated it must not be by more than a quarter of that. Overstated it can be by
        // twice that: the lowest cells are long, and their values lie above the middles where the cells put them.
        double known = 1 / Math.Sqrt(2 * (Replicates - 1));
        Both both = new(Sample(Data[name]), seen => BinLayout.Over(seen, 1 << 13));
        Estimate expected = PipelineRisk.Statistics.Replicates.PairedLowerTailMean(both.All, both.Values, 0.05).Estimate;
        Estimate actual = PipelineRisk.Statistics.Replicates.PairedLowerTailMean(both.All, both.Cells, 0.05).Estimate;
        Assert.InRange(actual.StandardError / expected.StandardError, 1 - known / 4, 1 + 2 * known);
        Assert.Equal((expected.Value, expected.DegreesOfFreedom), (actual.Value, actual.DegreesOfFreedom));
    }

    [Fact]
    public void Shortfalls_are_those_of_values_in_the_middle_of_their_cells()
    {
        // Few bins: each is a cell. A value is at most half a bin from its middle.
        Both both = new(Sample(Data["normal"]), seen => BinLayout.Between(-2, 2, 200));
        double half = 4.0 / 199 / 2;
        foreach (double bound in new[] { -1.3, -0.5, 0, 0.7, 1.9 })
        {
            double[] expected = both.Values.ShortfallsBelow(bound), actual = both.Cells.ShortfallsBelow(bound), shares = both.Values.SharesUpTo(bound);
            double[] below = both.Values.SharesUpTo(-2); // these are in one cell, from the smallest value of all to −2
            for (int r = 0; r < Replicates; r++)
            {
                Assert.Equal(expected[r], actual[r], half * shares[r] + (-2 - both.Least) / 2 * below[r] + 1e-12);
            }
        }
    }

    [Fact]
    public void Years_have_a_cell_each() // shares are exact
    {
        Both both = new(Sample((common, z) => Math.Clamp(Math.Round(2050 + 6 * (common + z)), 2027, 2076)), _ => BinLayout.OfWholeNumbers(2027, 50), isWhole: true);
        foreach (double level in Levels)
        {
            double year = both.All.Quantile(level);
            Assert.Equal(year, Math.Round(year));
            Assert.Equal(both.Values.SharesUpTo(year), both.Cells.SharesUpTo(year));
        }
    }

    [Fact]
    public void Values_far_outside_the_pilots_range_are_counted_too()
    {
        // The pilot has seen a tenth of the range.
        double[][] values = Sample(Data["normal"]);
        Both both = new(values, _ => BinLayout.Between(-0.2, 0.2, 1 << 13));
        Assert.Equal(both.Values.Counts, both.Cells.Counts);
        foreach (double value in new[] { -0.2, 0.2 })
        {
            double[] expected = both.Values.SharesUpTo(value), actual = both.Cells.SharesUpTo(value);
            for (int r = 0; r < Replicates; r++)
            {
                Assert.Equal(expected[r], actual[r], 2.0 / Trials); // the last bin ends a width above 0.2: 0.00005 of the range holds hardly one of 4000
            }
        }

        Assert.All(both.Cells.SharesUpTo(double.MaxValue), share => Assert.Equal(1, share));
        Assert.All(both.Cells.SharesUpTo(double.MinValue), share => Assert.Equal(0, share));
    }

    private static double[][] Sample(Func<double, double, double> value)
    {
        Random random = new(2000);
        double Normal() => NormalScore.Of(Level.Of(1 - random.NextDouble()));
        return [.. Enumerable.Range(0, Replicates).Select(_ =>
        {
            double common = 0.1 * Normal();
            return Enumerable.Range(0, Trials).Select(_ => value(common, Normal())).ToArray();
        })];
    }

    /// <summary>The same values, whole and in cells.</summary>
    private sealed class Both
    {
        public Both(double[][] values, Func<SortedValues, BinLayout> layoutOf, bool isWhole = false)
        {
            // As in a run, the first trials fix the bins: here the first of each replicate, so that they are like the others.
            SortedValues seen = new([.. values.SelectMany(replicate => replicate[..(Pilot / Replicates)])], isWhole);
            BinLayout layout = layoutOf(seen);
            ReplicateCells cells = new(layout, seen, Replicates);
            Histogram histogram = new(layout);
            for (int r = 0; r < Replicates; r++)
            {
                BinCounter counter = new(layout);
                counter.Add(values[r].AsSpan(0, 1000));
                cells.Add(r, counter);
                histogram.Add(counter);
                counter.Clear();
                counter.Add(values[r].AsSpan(1000));
                cells.Add(r, counter);
                histogram.Add(counter);
            }

            double[] together = [.. values.SelectMany(replicate => replicate)];
            Moments moments = Moments.Of(together);
            Least = moments.Minimum;
            All = new BinnedValues(histogram, moments, together.Where(value => value < layout.Low).Sum());
            Values = new ReplicateValues(values);
            Cells = cells.Shares(All, moments.Minimum, moments.Maximum);
        }

        public double Least { get; }

        public RankedValues All { get; }

        public ReplicateShares Values { get; }

        public ReplicateShares Cells { get; }
    }
}
