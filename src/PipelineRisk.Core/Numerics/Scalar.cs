using System.Runtime.CompilerServices;

namespace PipelineRisk.Numerics;

/// <summary>One trial: the readable reference, and the audit path.</summary>
internal readonly struct Scalar : IReal<Scalar>
{
    private const double ExponentShift = 4503599627370496.0 + 1023; // 2^52 + bias: the low bits of the sum hold the biased exponent

    private readonly double _value;

    private Scalar(double value) => _value = value;

    /// <summary>The number.</summary>
    public double Value => _value;

    /// <inheritdoc/>
    public static int Width => 1;

    public static implicit operator Scalar(double value) => new(value);
    public static Scalar operator +(Scalar a, Scalar b) => new(a._value + b._value);
    public static Scalar operator -(Scalar a, Scalar b) => new(a._value - b._value);
    public static Scalar operator *(Scalar a, Scalar b) => new(a._value * b._value);
    public static Scalar operator /(Scalar a, Scalar b) => new(a._value / b._value);
    public static Scalar operator -(Scalar a) => new(-a._value);

    /// <inheritdoc/>
    public static Scalar Max(Scalar a, Scalar b) => new(a._value > b._value ? a._value : b._value);

    /// <inheritdoc/>
    public static Scalar Min(Scalar a, Scalar b) => new(a._value < b._value ? a._value : b._value);

    /// <inheritdoc/>
    public static Scalar IfLess(Scalar a, Scalar b, Scalar then, Scalar otherwise) => a._value < b._value ? then : otherwise;

    /// <inheritdoc/>
    public static Scalar MultiplyAdd(Scalar a, Scalar b, Scalar c) => new(Math.FusedMultiplyAdd(a._value, b._value, c._value));

    /// <inheritdoc/>
    public static Scalar Floor(Scalar a) => new(Math.Floor(a._value));

    /// <inheritdoc/>
    public static Scalar Sqrt(Scalar a) => new(Math.Sqrt(a._value));

    /// <inheritdoc/>
    public static Scalar PowerOfTwo(Scalar n) =>
        new(BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(n._value + ExponentShift) << 52));

    /// <inheritdoc/>
    public static Scalar Exponent(Scalar a) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(a._value) >>> 52) | 0x4330000000000000) - ExponentShift);

    /// <inheritdoc/>
    public static Scalar Mantissa(Scalar a) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(a._value) & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000));

    /// <inheritdoc/>
    public static Scalar Load(ref readonly double first) => new(first);

    /// <inheritdoc/>
    public static void Store(Scalar a, ref double first) => first = a._value;

    /// <inheritdoc/>
    public static void AddTo(Scalar a, ref double sums) => sums += a._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Largest(Scalar a) => a._value;

    /// <inheritdoc/>
    public static bool AnyAbove(Scalar a, double bound) => a._value > bound;
}
