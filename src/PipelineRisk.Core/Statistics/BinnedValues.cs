namespace PipelineRisk.Statistics;

/// <summary>Values known by their bin: a rank is exact to the width of a bin inside the layout.</summary>
internal sealed class BinnedValues : RankedValues
{
    private readonly bool _isWhole;
    private readonly Moments _all;
    private readonly double _sumBelow;
    private readonly List<Group> _groups = [];
    private readonly List<long> _countBefore = [];

    /// <summary>Reads counts.</summary>
    /// <param name="histogram">The counts.</param>
    /// <param name="all">The moments of all values: their extremes close the outer regions.</param>
    /// <param name="sumBelow">The sum of the values below the layout.</param>
    public BinnedValues(Histogram histogram, Moments all, double sumBelow)
    {
        (_all, _sumBelow, _isWhole) = (all, sumBelow, histogram.Layout.IsWhole);
        long before = 0;
        foreach (Group group in Occupied(histogram, all))
        {
            _groups.Add(group);
            _countBefore.Add(before);
            before += group.Count;
        }

        Count = before;
        Resolution = _groups
            .Where((group, i) => _countBefore[i] + group.Count > 0.01 * Count && _countBefore[i] < 0.99 * Count)
            .Select(group => group.High - group.Low).DefaultIfEmpty(0).Max();
    }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override double Resolution { get; }

    /// <inheritdoc/>
    public override double AtRank(double rank)
    {
        rank = _isWhole ? Math.Ceiling(rank) : rank;
        int found = _countBefore.BinarySearch((long)rank), index = found >= 0 ? found : ~found - 1;
        Group group = _groups[index];
        double place = (rank + 0.5 - _countBefore[index]) / group.Count; // values stand in the middle of their place
        return Math.Clamp(group.Low + (group.High - group.Low) * Math.Min(place, 1), _all.Minimum, _all.Maximum);
    }

    /// <inheritdoc/>
    public override long CountUpTo(double value)
    {
        int low = 0, high = _groups.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _groups[middle].High <= value ? (middle + 1, high) : (low, middle);
        }

        if (low == _groups.Count)
        {
            return Count;
        }

        Group group = _groups[low];
        return _countBefore[low] + (group.Low < value ? (long)(group.Count * (value - group.Low) / (group.High - group.Low)) : 0);
    }

    /// <inheritdoc/>
    public override Moments Lowest(long count)
    {
        Moments lowest = Moments.Empty;
        long left = count;
        foreach (Group group in _groups)
        {
            long taken = Math.Min(left, group.Count);
            double width = (group.High - group.Low) * taken / group.Count;
            double mean = group.IsBelow && taken == group.Count ? _sumBelow / taken : group.Low + width * 0.5;
            lowest = Moments.Merge(lowest, new(taken, mean, taken * width * width / 12, group.Low, group.Low + width));
            left -= taken;
            if (left == 0)
            {
                break;
            }
        }

        return lowest;
    }

    // The occupied regions in ascending order; zeros stand at the lower end of the bin that holds 0.
    private static IEnumerable<Group> Occupied(Histogram histogram, Moments all)
    {
        BinLayout layout = histogram.Layout;
        int zeroBin = layout.BinOf(0);
        Group zeros = new(0, 0, histogram.Zeros);
        if (zeroBin < 0 && zeros.Count > 0)
        {
            yield return zeros;
        }

        if (histogram.Below > 0)
        {
            yield return new(all.Minimum, layout.Low, histogram.Below, IsBelow: true);
        }

        long[] counts = histogram.Counts.ToArray();
        for (int bin = 0; bin < layout.Bins; bin++)
        {
            if (bin == zeroBin && zeros.Count > 0)
            {
                yield return zeros;
            }

            if (counts[bin] is var count and > 0)
            {
                double low = layout.Edge(bin), high = layout.Edge(bin + 1), middle = (low + high) * 0.5;
                yield return layout.IsWhole ? new(middle, middle, count) : new(low, high, count);
            }
        }

        if (zeroBin == layout.Bins && zeros.Count > 0)
        {
            yield return zeros;
        }

        if (histogram.Above > 0)
        {
            yield return new(layout.Edge(layout.Bins), all.Maximum, histogram.Above);
        }
    }

    private readonly record struct Group(double Low, double High, long Count, bool IsBelow = false);
}
