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

    /// <summary>Adds what <paramref name="counter"/>, of the same layout, has counted.</summary>
    public void Add(BinCounter counter)
    {
        Below += counter.Below;
        Above += counter.Above;
        Zeros += counter.Zeros;
        ReadOnlySpan<uint> others = counter.Bins;
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += others[i];
        }
    }

    /// <summary>Writes the counts.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteAll([Below, Above, Zeros]);
        writer.WriteAll(_counts);
    }

    /// <summary>Adds the counts that <see cref="Write"/> has written.</summary>
    public void Read(BinaryReader reader)
    {
        (Below, Above, Zeros) = (Below + reader.Read7BitEncodedInt64(), Above + reader.Read7BitEncodedInt64(), Zeros + reader.Read7BitEncodedInt64());
        reader.AddAll(_counts);
    }
}
