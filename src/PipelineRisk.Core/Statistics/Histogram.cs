using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Statistics;

/// <summary>Counts of values in the bins of a layout, in the two regions outside it, and of exact zeros. Counts merge in any order.</summary>
/// <remarks>Zeros are counted apart because many outcomes have a lump of probability there (no stranded capital, nothing delivered).</remarks>
internal sealed class Histogram(BinLayout layout)
{
    // New values are counted in 32 bits, so that the counters in use stay in the second-level cache; they are carried over before any can be full.
    private readonly uint[] _recent = new uint[layout.Bins];
    private readonly long[] _counts = new long[layout.Bins];
    private long _recentValues;

    /// <summary>The bins.</summary>
    public BinLayout Layout { get; } = layout;

    /// <summary>Values below the first bin.</summary>
    public long Below { get; private set; }

    /// <summary>Values above the last bin.</summary>
    public long Above { get; private set; }

    /// <summary>Values that are exactly 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>The counts of the bins, without zeros.</summary>
    public ReadOnlySpan<long> Counts
    {
        get
        {
            CarryOver();
            return _counts;
        }
    }

    /// <summary>Counts the values of a column; NaN does not count.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Add(ReadOnlySpan<double> column)
    {
        if ((_recentValues += column.Length) > uint.MaxValue)
        {
            CarryOver();
            _recentValues = column.Length;
        }

        // The layout and the counters as locals: read once, not once a value.
        BinLayout.Reader bins = Layout.NewReader();
        uint[] recent = _recent;
        double end = recent.Length;
        foreach (double value in column)
        {
            double position = bins.PositionOf(value);
            if (value == 0)
            {
                Zeros++;
            }
            else if (position >= 0 && position < end)
            {
                recent[(int)position]++;
            }
            else if (position < 0)
            {
                Below++;
            }
            else if (position >= end)
            {
                Above++;
            }
        }
    }

    /// <summary>Adds the counts of <paramref name="other"/>, which has the same layout.</summary>
    public void Add(Histogram other)
    {
        Below += other.Below;
        Above += other.Above;
        Zeros += other.Zeros;
        ReadOnlySpan<long> others = other.Counts;
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += others[i];
        }
    }

    private void CarryOver()
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += _recent[i];
        }

        Array.Clear(_recent);
        _recentValues = 0;
    }
}
