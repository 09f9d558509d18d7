using System.Runtime.CompilerServices;

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

    /// <summary>The place of a value among the bins; below 0 or from <see cref="Bins"/> on it is outside.</summary>
    public double PositionOf(double value) => NewReader().PositionOf(value);

    /// <summary>A copy of the layout for a loop over many values.</summary>
    public Reader NewReader() => new(Low, _binsPerUnit, _unit, _unitBits);

    /// <summary>The lower edge of bin <paramref name="index"/>.</summary>
    public double Edge(int index) => Grows
        ? BitConverter.Int64BitsToDouble(_unitBits + ((long)index << FloatingShift)) - _unit + Low
        : Low + index * _width;

    /// <summary>Finds the places of values.</summary>
    public readonly struct Reader(double low, double binsPerUnit, double unit, long unitBits)
    {
        /// <summary>The place of a value among the bins; below 0 or from the number of bins on it is outside.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public double PositionOf(double value) => unit > 0
            ? value < low ? -1 : (BitConverter.DoubleToInt64Bits(value - low + unit) - unitBits) >> FloatingShift
            : (value - low) * binsPerUnit;
    }
}
