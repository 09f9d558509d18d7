using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Statistics;

/// <summary>Counts of values in the bins of a layout, in the two regions outside it, and of exact zeros. Counts merge in any order.</summary>
/// <remarks>Zeros are counted apart because many outcomes have a lump of probability there (no stranded capital, nothing delivered).</remarks>
internal sealed class Histogram(BinLayout layout)
{
    private readonly long[] _counts = new long[layout.Bins];

    /// <summary>The bins.</summary>
    public BinLayout Layout { get; } = layout;

    /// <summary>Values below the first bin.</summary>
    public long Below { get; private set; }

    /// <summary>Values above the last bin.</summary>
    public long Above { get; private set; }

    /// <summary>Values that are exactly 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>The counts of the bins, without zeros.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Counts the values of a column; NaN does not count.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Add(ReadOnlySpan<double> column)
    {
        double low = Layout.Low, binsPerUnit = 1 / Layout.Width, bins = _counts.Length;
        foreach (double value in column)
        {
            double position = (value - low) * binsPerUnit;
            if (value == 0)
            {
                Zeros++;
            }
            else if (position >= 0 && position < bins)
            {
                _counts[(int)position]++;
            }
            else if (position < 0)
            {
                Below++;
            }
            else if (position >= bins)
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
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
