using System.Runtime.CompilerServices;

namespace PipelineRisk.Numerics;

/// <summary>Columns of doubles in one piece of memory, each beginning at a multiple of 64 bytes.</summary>
/// <remarks>
/// A load of 512 bits that crosses a cache line counts twice. And columns whose distance is a multiple of 2 KB all fall into two of the 64 sets of a
/// first-level cache, which holds less than half of a path of 50 years then: so there is a line of air after each column.
/// </remarks>
internal sealed class AlignedColumns
{
    private const int Line = 8; // doubles of a cache line

    private readonly double[] _memory;
    private readonly int _start;

    /// <summary>Room for <paramref name="count"/> columns of <paramref name="length"/> entries; their content is not set.</summary>
    public unsafe AlignedColumns(int count, int length)
    {
        (Count, Stride) = (count, (length + Line - 1) / Line * Line + Line);
        _memory = GC.AllocateUninitializedArray<double>(count * Stride + Line, pinned: true);
        _start = (int)((64 - ((nuint)Unsafe.AsPointer(ref _memory[0]) & 63)) / sizeof(double)) & (Line - 1);
    }

    /// <summary>The number of columns.</summary>
    public int Count { get; }

    /// <summary>The distance of two columns, entries.</summary>
    public int Stride { get; }

    /// <summary>All columns, <see cref="Stride"/> apart.</summary>
    public Span<double> All => _memory.AsSpan(_start, Count * Stride);

    /// <summary>The first <paramref name="length"/> entries of a column.</summary>
    public Span<double> Column(int index, int length) => _memory.AsSpan(_start + index * Stride, length);
}
