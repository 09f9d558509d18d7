using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PipelineRisk.Numerics;

/// <summary>Eight trials side by side: the width of AVX-512.</summary>
internal struct Lanes8 : IReal<Lanes8>
{
    private const double ExponentShift = 4503599627370496.0 + 1023; // 2^52 + bias: the low bits of the sum hold the biased exponent

    // Operators assign this field: a constructor would cost the compiler a local each, and past a few hundred locals it stops inlining.
    private Vector512<double> _lanes;

    /// <inheritdoc/>
    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes8(double value) { Lanes8 r; r._lanes = Vector512.Create(value); return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 a, Lanes8 b) { Lanes8 r; r._lanes = a._lanes + b._lanes; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 a, Lanes8 b) { Lanes8 r; r._lanes = a._lanes - b._lanes; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 a, Lanes8 b) { Lanes8 r; r._lanes = a._lanes * b._lanes; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 a, Lanes8 b) { Lanes8 r; r._lanes = a._lanes / b._lanes; return r; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 a) { Lanes8 r; r._lanes = -a._lanes; return r; }

    // Max and Min as the hardware has them: operands are finite, and the IEEE forms cost two more instructions each.

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Max(Lanes8 a, Lanes8 b) { Lanes8 r; r._lanes = Vector512.MaxNative(a._lanes, b._lanes); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Min(Lanes8 a, Lanes8 b) { Lanes8 r; r._lanes = Vector512.MinNative(a._lanes, b._lanes); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 IfLess(Lanes8 a, Lanes8 b, Lanes8 then, Lanes8 otherwise)
    {
        Lanes8 r;
        r._lanes = Vector512.ConditionalSelect(Vector512.LessThan(a._lanes, b._lanes), then._lanes, otherwise._lanes);
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 MultiplyAdd(Lanes8 a, Lanes8 b, Lanes8 c)
    {
        Lanes8 r;
        r._lanes = Vector512.FusedMultiplyAdd(a._lanes, b._lanes, c._lanes);
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Floor(Lanes8 a) { Lanes8 r; r._lanes = Vector512.Floor(a._lanes); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Sqrt(Lanes8 a) { Lanes8 r; r._lanes = Vector512.Sqrt(a._lanes); return r; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 PowerOfTwo(Lanes8 n)
    {
        Lanes8 r;
        r._lanes = ((n._lanes + Vector512.Create(ExponentShift)).AsInt64() << 52).AsDouble();
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Exponent(Lanes8 a)
    {
        Lanes8 r;
        r._lanes = ((a._lanes.AsInt64() >>> 52) | Vector512.Create(0x4330000000000000)).AsDouble() - Vector512.Create(ExponentShift);
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Mantissa(Lanes8 a)
    {
        Lanes8 r;
        r._lanes = ((a._lanes.AsInt64() & Vector512.Create(0x000FFFFFFFFFFFFF)) | Vector512.Create(0x3FF0000000000000)).AsDouble();
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Load(ref readonly double first)
    {
        Lanes8 r;
        r._lanes = Vector512.LoadUnsafe(in first);
        return r;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes8 a, ref double first) => a._lanes.StoreUnsafe(ref first);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Lanes8 a, ref double sums) => (Vector512.LoadUnsafe(in sums) + a._lanes).StoreUnsafe(ref sums);

    /// <inheritdoc/>
    public static double Largest(Lanes8 a) =>
        Lanes4.Largest(Vector256.MaxNative(a._lanes.GetLower(), a._lanes.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyAbove(Lanes8 a, double bound) => Vector512.GreaterThanAny(a._lanes, Vector512.Create(bound));
}
