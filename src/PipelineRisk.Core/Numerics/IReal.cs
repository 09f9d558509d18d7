namespace PipelineRisk.Numerics;

/// <summary>A real number of one trial, or of several trials side by side: what the equations of the model are written over.</summary>
/// <remarks>
/// Every member is an IEEE 754 operation on each lane by itself, so that a trial's numbers have the same bits at every width.
/// Operands are finite where <see cref="Max"/> and <see cref="Min"/> are used (they follow the hardware, which differs from IEEE for NaN).
/// </remarks>
/// <typeparam name="TSelf">The implementing type: <see cref="Scalar"/>, <see cref="Lanes4"/>, <see cref="Lanes8"/> or <see cref="Lanes16"/>.</typeparam>
internal interface IReal<TSelf> where TSelf : unmanaged, IReal<TSelf>
{
    /// <summary>The number of trials side by side.</summary>
    static abstract int Width { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract implicit operator TSelf(double value);

    static abstract TSelf operator +(TSelf a, TSelf b);
    static abstract TSelf operator -(TSelf a, TSelf b);
    static abstract TSelf operator *(TSelf a, TSelf b);
    static abstract TSelf operator /(TSelf a, TSelf b);
    static abstract TSelf operator -(TSelf a);

    /// <summary><paramref name="a"/> where a &gt; b, else <paramref name="b"/>.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary><paramref name="a"/> where a &lt; b, else <paramref name="b"/>.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary><paramref name="then"/> where <paramref name="a"/> &lt; <paramref name="b"/>, else <paramref name="otherwise"/>.</summary>
    static abstract TSelf IfLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a·b + c with one rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The largest integer not above <paramref name="a"/>.</summary>
    static abstract TSelf Floor(TSelf a);

    /// <summary>The square root.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>2ⁿ for a whole number n in [−1022, 1023].</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The e of a = m·2ᵉ with 1 ≤ m &lt; 2, for a positive normal number.</summary>
    static abstract TSelf Exponent(TSelf a);

    /// <summary>The m of a = m·2ᵉ with 1 ≤ m &lt; 2, for a positive normal number.</summary>
    static abstract TSelf Mantissa(TSelf a);

    /// <summary>Reads <see cref="Width"/> consecutive numbers.</summary>
    static abstract TSelf Load(ref readonly double first);

    /// <summary>Writes <see cref="Width"/> consecutive numbers.</summary>
    static abstract void Store(TSelf a, ref double first);

    /// <summary>Adds lane i to number i mod 8 of <paramref name="sums"/>, lower lanes first: so sums have the same bits at every width.</summary>
    static abstract void AddTo(TSelf a, ref double sums);

    /// <summary>
    /// The largest lane. It must never reach a result, which would then depend on a trial's neighbours:
    /// it only lets work be skipped that would leave every lane unchanged. So does <see cref="AnyAbove"/>.
    /// </summary>
    static abstract double Largest(TSelf a);

    /// <summary>Whether any lane is above <paramref name="bound"/>.</summary>
    static abstract bool AnyAbove(TSelf a, double bound);
}
