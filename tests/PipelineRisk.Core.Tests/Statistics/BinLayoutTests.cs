using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Statistics;

/// <summary>Bins are found with vectors; the slow twin finds them one by one, the growing ones without looking at bits.</summary>
public sealed class BinLayoutTests
{
    private static readonly SortedValues LongTail = new([.. Enumerable.Range(1, 2000).Select(i => 3 + Math.Pow(i / 2000.0, -1.5))]);

    private static readonly Dictionary<string, (BinLayout Layout, Func<double, double> BinOf)> Layouts = new(StringComparer.Ordinal)
    {
        ["linear"] = (BinLayout.Between(-26.3, 41.7, 8192), Linear(-26.3, (41.7 + 26.3) / 8191)),
        ["linear, few"] = (BinLayout.Between(1, 2, 3), Linear(1, 0.5)),
        ["a single value"] = (BinLayout.Between(7, 7, 100), Linear(7, 7e-9)),
        ["whole numbers"] = (BinLayout.OfWholeNumbers(2027, 50), Linear(2026.5, 1)),
        ["growing"] = (BinLayout.Over(LongTail, 1 << 13), Growing(LongTail)),
        ["growing, few"] = (BinLayout.Over(LongTail, 700), Growing(LongTail)),
    };

    public static TheoryData<string> Names => new(Layouts.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_counted_where_the_slow_twin_says(string name)
    {
        (BinLayout layout, Func<double, double> binOf) = Layouts[name];
        double[] values = Values(layout);
        long[] expected = [.. values.Select(value => Place(layout, binOf, value))];
        foreach (int length in Enumerable.Range(0, 20).Append(255).Append(values.Length))
        {
            double[] some = [.. values[..length]];
            long[] places = new long[(length + 7) / 8 * 8];
            layout.FindPlaces(some, places);
            Assert.Equal(expected[..length], places[..length]);
        }

        Assert.Equal(6, new[] { layout.PlaceAbove, layout.PlaceOfZero, BinLayout.PlaceBelow, BinLayout.FirstPlace, layout.Places, layout.Places - 1 }.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Counters_and_histograms_count_every_value_but_nan(string name)
    {
        (BinLayout layout, Func<double, double> binOf) = Layouts[name];
        double[] values = Values(layout);
        long[] expected = new long[layout.Places];
        foreach (double value in values)
        {
            expected[Place(layout, binOf, value)] += 2;
        }

        BinCounter counter = new(layout);
        counter.Add(values.AsSpan(0, 300));
        counter.Add(values.AsSpan(300));
        Histogram histogram = new(layout);
        histogram.Add(counter);
        Assert.Equal((counter.Below, counter.Above, counter.Zeros), (histogram.Below, histogram.Above, histogram.Zeros));
        histogram.Add(counter);
        Assert.Equal(expected[BinLayout.FirstPlace..(BinLayout.FirstPlace + layout.Bins)], histogram.Counts.ToArray());
        Assert.Equal((expected[BinLayout.PlaceBelow], expected[layout.PlaceAbove], expected[layout.PlaceOfZero]), (histogram.Below, histogram.Above, histogram.Zeros));
        Assert.Equal(2 * values.Count(value => !double.IsNaN(value)), histogram.Below + histogram.Above + histogram.Zeros + histogram.Counts.ToArray().Sum());

        counter.Clear();
        histogram.Add(counter);
        Assert.Equal(expected[BinLayout.PlaceBelow], histogram.Below);
        Assert.All(counter.Bins.ToArray(), count => Assert.Equal(0u, count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bins_follow_one_another_and_hold_what_lies_between_their_edges(string name)
    {
        BinLayout layout = Layouts[name].Layout;
        for (int bin = 0; bin < layout.Bins; bin++)
        {
            double low = layout.Edge(bin), high = layout.Edge(bin + 1);
            Assert.True(low < high);
            Assert.Equal(bin, layout.BinOf(low + (high - low) / 2));
        }

        Assert.Equal(layout.Low, layout.Edge(0));
        Assert.Equal((-1, layout.Bins), (layout.BinOf(double.NegativeInfinity), layout.BinOf(double.PositiveInfinity)));
    }

    [Fact]
    public void Both_ends_of_the_range_are_in_bins()
    {
        BinLayout layout = BinLayout.Between(-26.3, 41.7, 8192);
        Assert.Equal((0, 8191), (layout.BinOf(-26.3), layout.BinOf(41.7)));
    }

    [Fact]
    public void A_zero_with_a_sign_is_a_zero()
    {
        BinCounter counter = new(BinLayout.Between(-1, 1, 10));
        counter.Add([0.0, -0.0, double.Epsilon, -double.Epsilon, double.NaN]);
        Assert.Equal((2u, 2u), (counter.Zeros, counter.Bins.ToArray().Aggregate((a, b) => a + b)));
    }

    private static double[] Values(BinLayout layout)
    {
        Random random = new(1);
        double range = layout.Edge(layout.Bins) - layout.Low;
        return
        [
            0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon,
            layout.Low, Math.BitDecrement(layout.Low), Math.BitIncrement(layout.Low),
            .. Enumerable.Range(0, layout.Bins + 1).Where(bin => bin < 5 || bin > layout.Bins - 3 || bin % 61 == 0).Select(layout.Edge)
                .SelectMany(edge => new[] { edge, Math.BitDecrement(edge), Math.BitIncrement(edge) }),
            .. Enumerable.Range(0, 4000).Select(_ => layout.Low + range * (1.2 * random.NextDouble() - 0.1)),
            .. Enumerable.Range(0, 1000).Select(_ => layout.Low + range * Math.Pow(random.NextDouble(), 9)),
            .. Enumerable.Range(0, 200).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-1000, 1000))),
            .. Enumerable.Range(0, 200).Select(_ => (double)random.Next(2020, 2085)),
        ];
    }

    private static long Place(BinLayout layout, Func<double, double> binOf, double value)
    {
        if (double.IsNaN(value))
        {
            return layout.Places - 1;
        }

        if (value == 0)
        {
            return layout.PlaceOfZero;
        }

        double bin = binOf(value);
        return bin < 0 ? BinLayout.PlaceBelow : bin >= layout.Bins ? layout.PlaceAbove : BinLayout.FirstPlace + (long)bin;
    }

    private static Func<double, double> Linear(double low, double width) => value => Math.Floor((value - low) * (1 / width));

    // 512 bins of equal width from each power of two of (distance + unit) to the next.
    private static Func<double, double> Growing(SortedValues seen)
    {
        double low = seen.AtRank(0), unit = Math.ScaleB(1, Math.ILogB(seen.Quantile(0.9) - seen.Quantile(0.1)));
        return value =>
        {
            double distance = value - low, magnified = distance + unit;
            if (distance < 0 || double.IsInfinity(magnified))
            {
                return distance < 0 ? -1 : double.PositiveInfinity;
            }

            int doublings = Math.ILogB(magnified / unit);
            return 512 * (doublings + Math.Floor((Math.ScaleB(magnified / unit, -doublings) - 1) * 512) / 512);
        };
    }
}
