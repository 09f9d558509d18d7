using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Statistics;

/// <summary>Count, mean, spread and extremes of a stream of values; two of them merge into the one of both streams.</summary>
/// <remarks>
/// Chan, Golub and LeVeque (1979). Counts enter the products as doubles: a 64-bit n³ overflows past two million.
/// The result of a merge depends on its order in the last bits: merge in a fixed order.
/// </remarks>
public readonly record struct Moments(long Count, double Mean, double SumOfSquaredDeviations, double Minimum, double Maximum)
{
    /// <summary>Of no value.</summary>
    public static Moments Empty { get; } = new(0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>The variance over n − 1; NaN for fewer than two values.</summary>
    public double Variance => Count > 1 ? SumOfSquaredDeviations / (Count - 1) : double.NaN;

    /// <summary>The standard deviation over n − 1; NaN for fewer than two values.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The standard error of the mean of independent values; NaN for fewer than two.</summary>
    public double StandardError => Math.Sqrt(Variance / Count);

    /// <summary>The moments of both streams.</summary>
    public static Moments Merge(Moments a, Moments b)
    {
        if (a.Count == 0)
        {
            return b;
        }

        if (b.Count == 0)
        {
            return a;
        }

        double n = (double)a.Count + b.Count, weightOfB = b.Count / n, gap = b.Mean - a.Mean;
        return new(
            a.Count + b.Count,
            a.Mean + gap * weightOfB,
            a.SumOfSquaredDeviations + b.SumOfSquaredDeviations + gap * gap * a.Count * weightOfB,
            Math.Min(a.Minimum, b.Minimum),
            Math.Max(a.Maximum, b.Maximum));
    }

    /// <summary>The moments of a column; entries that are NaN do not exist.</summary>
    /// <remarks>Two passes, in eight running sums whatever the machine's vectors: the same bits everywhere.</remarks>
    [MethodImpl(Compiled.Alone)]
    public static Moments Of(ReadOnlySpan<double> column)
    {
        Span<double> padded = stackalloc double[8];
        int whole = column.Length & ~7;
        padded.Fill(double.NaN);
        column[whole..].CopyTo(padded);
        Vector512<double> rest = Vector512.Create<double>(padded);

        Vector512<double> sum = Vector512<double>.Zero, existing = Vector512<double>.Zero, one = Vector512.Create(1.0);
        Vector512<double> lowest = Vector512.Create(double.PositiveInfinity), highest = Vector512.Create(double.NegativeInfinity);
        ref double first = ref MemoryMarshal.GetReference(column);
        for (int i = 0; i <= whole; i += 8)
        {
            Vector512<double> x = i < whole ? Vector512.LoadUnsafe(ref first, (nuint)i) : rest, exists = Vector512.Equals(x, x);
            existing += one & exists;
            sum += x & exists;
            lowest = Vector512.ConditionalSelect(Vector512.LessThan(x, lowest), x, lowest);
            highest = Vector512.ConditionalSelect(Vector512.GreaterThan(x, highest), x, highest);
        }

        double count = Total(existing);
        if (count == 0)
        {
            return Empty;
        }

        double mean = Total(sum) / count;
        Vector512<double> squares = Vector512<double>.Zero, deviations = Vector512<double>.Zero, center = Vector512.Create(mean);
        for (int i = 0; i <= whole; i += 8)
        {
            Vector512<double> x = i < whole ? Vector512.LoadUnsafe(ref first, (nuint)i) : rest;
            Vector512<double> deviation = (x - center) & Vector512.Equals(x, x);
            deviations += deviation;
            squares += deviation * deviation;
        }

        // The deviations' own sum corrects the rounding of the mean.
        double left = Total(deviations);
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        for (int lane = 0; lane < 8; lane++)
        {
            minimum = Math.Min(minimum, lowest[lane]);
            maximum = Math.Max(maximum, highest[lane]);
        }

        return new((long)count, mean + left / count, Math.Max(0, Total(squares) - left * left / count), minimum, maximum);
    }

    /// <summary>Writes them, bit by bit.</summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64(Count);
        writer.WriteAll([Mean, SumOfSquaredDeviations, Minimum, Maximum]);
    }

    /// <summary>What <see cref="Write"/> has written.</summary>
    internal static Moments Read(BinaryReader reader) =>
        new(reader.Read7BitEncodedInt64(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Total(Vector512<double> lanes)
    {
        double total = 0;
        for (int lane = 0; lane < 8; lane++)
        {
            total += lanes[lane];
        }

        return total;
    }
}
