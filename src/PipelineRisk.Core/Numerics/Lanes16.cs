using System.Runtime.CompilerServices;

namespace PipelineRisk.Numerics;

/// <summary>Sixteen trials side by side: two vectors in flight, so that one works while the other waits for its result.</summary>
internal struct Lanes16 : IReal<Lanes16>
{
    private Lanes8 _low;
    private Lanes8 _high;

    /// <inheritdoc/>
    public static int Width => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes16(double value) { Lanes16 r; r._low = value; r._high = value; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator +(Lanes16 a, Lanes16 b) { Lanes16 r; r._low = a._low + b._low; r._high = a._high + b._high; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator -(Lanes16 a, Lanes16 b) { Lanes16 r; r._low = a._low - b._low; r._high = a._high - b._high; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator *(Lanes16 a, Lanes16 b) { Lanes16 r; r._low = a._low * b._low; r._high = a._high * b._high; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator /(Lanes16 a, Lanes16 b) { Lanes16 r; r._low = a._low / b._low; r._high = a._high / b._high; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator -(Lanes16 a) { Lanes16 r; r._low = -a._low; r._high = -a._high; return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Max(Lanes16 a, Lanes16 b) { Lanes16 r; r._low = Lanes8.Max(a._low, b._low); r._high = Lanes8.Max(a._high, b._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Min(Lanes16 a, Lanes16 b) { Lanes16 r; r._low = Lanes8.Min(a._low, b._low); r._high = Lanes8.Min(a._high, b._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 IfLess(Lanes16 a, Lanes16 b, Lanes16 then, Lanes16 otherwise)
    {
        Lanes16 r;
        r._low = Lanes8.IfLess(a._low, b._low, then._low, otherwise._low);
        r._high = Lanes8.IfLess(a._high, b._high, then._high, otherwise._high);
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 MultiplyAdd(Lanes16 a, Lanes16 b, Lanes16 c)
    {
        Lanes16 r;
        r._low = Lanes8.MultiplyAdd(a._low, b._low, c._low);
        r._high = Lanes8.MultiplyAdd(a._high, b._high, c._high);
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Floor(Lanes16 a) { Lanes16 r; r._low = Lanes8.Floor(a._low); r._high = Lanes8.Floor(a._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Sqrt(Lanes16 a) { Lanes16 r; r._low = Lanes8.Sqrt(a._low); r._high = Lanes8.Sqrt(a._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 PowerOfTwo(Lanes16 a) { Lanes16 r; r._low = Lanes8.PowerOfTwo(a._low); r._high = Lanes8.PowerOfTwo(a._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Exponent(Lanes16 a) { Lanes16 r; r._low = Lanes8.Exponent(a._low); r._high = Lanes8.Exponent(a._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Mantissa(Lanes16 a) { Lanes16 r; r._low = Lanes8.Mantissa(a._low); r._high = Lanes8.Mantissa(a._high); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Load(ref readonly double first)
    {
        Lanes16 r;
        r._low = Lanes8.Load(in first);
        r._high = Lanes8.Load(in Unsafe.Add(ref Unsafe.AsRef(in first), 8));
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes16 a, ref double first)
    {
        Lanes8.Store(a._low, ref first);
        Lanes8.Store(a._high, ref Unsafe.Add(ref first, 8));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Lanes16 a, ref double sums) => Lanes8.Store(Lanes8.Load(in sums) + a._low + a._high, ref sums);

    /// <inheritdoc/>
    public static double Largest(Lanes16 a) => Math.Max(Lanes8.Largest(a._low), Lanes8.Largest(a._high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyAbove(Lanes16 a, double bound) => Lanes8.AnyAbove(Lanes8.Max(a._low, a._high), bound);
}
