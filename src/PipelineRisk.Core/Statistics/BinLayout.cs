using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Statistics;

/// <summary>How values are sorted into bins: fixed before counting, so that counts from anywhere can be added.</summary>
/// <remarks>
/// Bins have equal widths, or, where the upper tail is long, widths that double with the distance from the lower end:
/// then a value's bin is read off the leading bits of that distance, as in a floating-point number.
/// </remarks>
internal sealed class BinLayout
{
    private const int BinsPerDoubling = 9;           // 2⁹ bins from one power of two to the next: widths below 0.2 % of the distance
    private const int FloatingShift = 52 - BinsPerDoubling;
    private const double WholeNumbers = (1L << 52) + 1; // from 2⁵² on, the low bits of a double are those of a whole number
    private const int Step = 8;
    private const double LongTail = 20;              // the range in units of P10–P90 from which a tail is long

    private readonly double _width;
    private readonly double _binsPerUnit;
    private readonly double _unit;
    private readonly long _unitBits;

    private BinLayout(double low, int bins, double width, double unit, bool isWhole)
    {
        (Low, Bins, _width, _unit, IsWhole) = (low, bins, width, unit, isWhole);
        _binsPerUnit = 1 / width;
        _unitBits = BitConverter.DoubleToInt64Bits(unit);
    }

    /// <summary>The lower edge of the first bin.</summary>
    public double Low { get; }

    /// <summary>The number of bins.</summary>
    public int Bins { get; }

    /// <summary>Whether the values are whole numbers, each in the middle of a bin of its own.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether the bins grow with the distance from <see cref="Low"/>.</summary>
    public bool Grows => _unit > 0;

    /// <summary>Bins over the range of the values seen so far.</summary>
    public static BinLayout Over(SortedValues seen, int bins)
    {
        (double low, double high) = seen.Count == 0 ? (0, 1) : (seen.AtRank(0), seen.AtRank(seen.Count - 1));
        double middleRange = seen.Count == 0 ? 1 : seen.Quantile(0.9) - seen.Quantile(0.1);
        if (middleRange > 0 && high - low > LongTail * middleRange)
        {
            return new(low, bins, 0, Math.Pow(2, Math.Floor(Math.Log2(middleRange))), isWhole: false);
        }

        return Between(low, high, bins);
    }

    /// <summary>Bins of equal width from <paramref name="low"/> to <paramref name="high"/>, which is in the last of them.</summary>
    public static BinLayout Between(double low, double high, int bins)
    {
        double width = (high - low) / (bins - 1);
        if (!(width > 0) || low + width == low)
        {
            width = Math.Max(Math.Abs(low), 1) * 1e-9; // a single value gets a range around it
        }

        return new(low, bins, width, 0, isWhole: false);
    }

    /// <summary>One bin for each whole number from <paramref name="first"/> on.</summary>
    public static BinLayout OfWholeNumbers(int first, int count) => new(first - 0.5, count, 1, 0, isWhole: true);

    /// <summary>The places where values are counted: below the bins, the bins, above them, zeros, and what does not exist.</summary>
    public int Places => Bins + 4;

    /// <summary>The place where values below the first bin are counted.</summary>
    public const int PlaceBelow = 0;

    /// <summary>The place of the first bin; the others follow.</summary>
    public const int FirstPlace = 1;

    /// <summary>The place where values above the last bin are counted.</summary>
    public int PlaceAbove => Bins + 1;

    /// <summary>The place where zeros are counted.</summary>
    public int PlaceOfZero => Bins + 2;

    /// <summary>The bin that <paramref name="value"/> falls into, zero as any other; −1 below the first, <see cref="Bins"/> above the last.</summary>
    public int BinOf(double value)
    {
        Span<long> place = stackalloc long[Step];
        FindBins(Vector512.Create(value)).StoreUnsafe(ref place[0]);
        return (int)place[0];
    }

    /// <summary>Finds where each of some values is counted.</summary>
    /// <param name="values">The values; NaN does not exist.</param>
    /// <param name="places">Receives a place a value; its length is at least that of <paramref name="values"/>, rounded up to eights.</param>
    [SkipLocalsInit]
    [MethodImpl(Compiled.Alone)]
    public void FindPlaces(ReadOnlySpan<double> values, Span<long> places)
    {
        Vector512<long> zero = Vector512.Create((long)PlaceOfZero), none = Vector512.Create((long)PlaceOfZero + 1);
        Span<double> padded = stackalloc double[Step];
        for (int i = 0; i < values.Length; i += Step)
        {
            if (values.Length - i < Step)
            {
                values[i..].CopyTo(padded);
            }

            Vector512<double> value = Vector512.Create(values.Length - i < Step ? padded : values.Slice(i, Step));
            Vector512<long> place = FindBins(value) + Vector512.Create((long)FirstPlace);
            place = Vector512.ConditionalSelect(Vector512.Equals(value, Vector512<double>.Zero).AsInt64(), zero, place);
            place = Vector512.ConditionalSelect(Vector512.Equals(value, value).AsInt64(), place, none);
            place.CopyTo(places[i..]);
        }
    }

    /// <summary>The lower edge of bin <paramref name="index"/>.</summary>
    public double Edge(int index) => Grows
        ? BitConverter.Int64BitsToDouble(_unitBits + ((long)index << FloatingShift)) - _unit + Low
        : Low + index * _width;

    /// <summary>Writes what the bins are.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(Bins);
        writer.WriteAll([Low, _width, _unit]);
    }

    // −1 below the first bin, Bins above the last.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<long> FindBins(Vector512<double> value)
    {
        Vector512<double> distance = value - Vector512.Create(Low);
        if (Grows)
        {
            Vector512<long> bin = ((distance + Vector512.Create(_unit)).AsInt64() - Vector512.Create(_unitBits)) >> FloatingShift;
            bin = Vector512.Min(bin, Vector512.Create((long)Bins));
            return Vector512.ConditionalSelect(Vector512.LessThan(distance, Vector512<double>.Zero).AsInt64(), Vector512.Create(-1L), bin);
        }

        // A comparison with NaN is false: it gets −1.
        Vector512<double> position = distance * Vector512.Create(_binsPerUnit);
        position = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(position, Vector512<double>.Zero), position, Vector512.Create(-1.0));
        position = Vector512.ConditionalSelect(Vector512.LessThan(position, Vector512.Create((double)Bins)), position, Vector512.Create((double)Bins));
        return (Vector512.Floor(position) + Vector512.Create(WholeNumbers)).AsInt64() - Vector512.Create(WholeNumbers).AsInt64();
    }
}
