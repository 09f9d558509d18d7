using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Statistics;

/// <summary>What one thread counts with before its counts go to a <see cref="Histogram"/>: 32 bits a bin, so that the counters in use stay in the second-level cache.</summary>
/// <remarks>
/// The bins of a column are found with vectors and counted one by one: no branch depends on a value.
/// </remarks>
internal sealed class BinCounter(BinLayout layout)
{
    /// <summary>No more values than this may be counted before the counter is emptied.</summary>
    public const long MostValues = uint.MaxValue;

    private const int Chunk = 256;

    private readonly uint[] _counts = new uint[layout.Places];

    /// <summary>The bins.</summary>
    public BinLayout Layout { get; } = layout;

    /// <summary>The counts of the bins, without zeros.</summary>
    public ReadOnlySpan<uint> Bins => _counts.AsSpan(BinLayout.FirstPlace, Layout.Bins);

    /// <summary>Values below the first bin.</summary>
    public uint Below => _counts[BinLayout.PlaceBelow];

    /// <summary>Values above the last bin.</summary>
    public uint Above => _counts[Layout.PlaceAbove];

    /// <summary>Values that are exactly 0.</summary>
    public uint Zeros => _counts[Layout.PlaceOfZero];

    /// <summary>Counts the values of a column; NaN does not count.</summary>
    [SkipLocalsInit] // 2 KB to clear would be most of the work where the column is short
    [MethodImpl(Compiled.Alone)]
    public void Add(ReadOnlySpan<double> column)
    {
        Span<long> places = stackalloc long[Chunk];
        uint[] counts = _counts;
        for (int start = 0; start < column.Length; start += Chunk)
        {
            ReadOnlySpan<double> values = column.Slice(start, Math.Min(Chunk, column.Length - start));
            Layout.FindPlaces(values, places);
            ref long place = ref MemoryMarshal.GetReference(places);
            for (int i = 0; i < values.Length; i++)
            {
                counts[Unsafe.Add(ref place, i)]++;
            }
        }
    }

    /// <summary>Back to nothing.</summary>
    public void Clear() => Array.Clear(_counts);
}
