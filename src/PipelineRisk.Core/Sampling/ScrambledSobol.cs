using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>One dimension of Sobol' points in the order of the Gray code, randomised by nested uniform scrambling (Owen, 1995).</summary>
/// <remarks>
/// Scrambling by hashing after B. Burley, "Practical hash-based Owen scrambling", J. Computer Graphics Techniques 9 (2020): a hash in which
/// every bit depends on the lower bits alone (Laine and Karras, 2011), applied to the reversed bits of the coordinate. The hash is N. Vegdahl's
/// (2021, "Building a better LK hash"), which mends the weak low bits of the original. The directions are reversed beforehand, so that only the
/// way back costs anything. Eight points at a time, whatever the machine; every operation is on whole numbers until the last, which is exact.
/// </remarks>
internal sealed class ScrambledSobol
{
    /// <summary>How many points a replicate can have.</summary>
    public const long MostPoints = 1L << SobolDirections.Bits;

    private const int Step = 8;
    private const double BelowOne = 1 - 1.0 / (1L << 33); // 1 − 2⁻³³: [1, 2) in steps of 2⁻³² becomes the middles of the steps of (0, 1)
    private const ulong OneToTwo = 0x3FF0000000000000;

    private readonly uint[] _directions = new uint[SobolDirections.Bits];
    private readonly Vector256<uint> _firstEight;

    /// <summary>The dimension <paramref name="dimension"/>, from 0.</summary>
    public ScrambledSobol(int dimension)
    {
        ReadOnlySpan<uint> directions = SobolDirections.Of(dimension);
        for (int bit = 0; bit < directions.Length; bit++)
        {
            _directions[bit] = Reversed(directions[bit]);
        }

        Span<uint> first = stackalloc uint[Step];
        for (int i = 0; i < Step; i++)
        {
            first[i] = Coordinate((ulong)i);
        }

        _firstEight = Vector256.Create<uint>(first);
    }

    /// <summary>Fills <paramref name="uniforms"/> with the coordinates of the points from <paramref name="firstPoint"/> on.</summary>
    /// <param name="firstPoint">The number of the first point, from 0.</param>
    /// <param name="scramble">The random number that stands for the scrambling: one for each dimension of a replicate.</param>
    /// <param name="uniforms">Receives numbers in (0, 1), the middles of intervals of 2⁻³².</param>
    [MethodImpl(Compiled.Alone)]
    public void Fill(long firstPoint, uint scramble, Span<double> uniforms)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstPoint, MostPoints - uniforms.Length);
        ulong eight = (ulong)firstPoint / Step;
        uint leading = Coordinate(eight * Step);
        int done = 0, skip = (int)((ulong)firstPoint % Step);
        Span<double> partial = stackalloc double[Step];
        ref double target = ref MemoryMarshal.GetReference(uniforms);
        while (done < uniforms.Length)
        {
            // Eight points share all but the last three bits of the Gray code.
            Vector256<uint> bits = Reversed(Hash(_firstEight ^ Vector256.Create(leading), scramble));
            (Vector256<ulong> low, Vector256<ulong> high) = Vector256.Widen(bits);
            if (skip == 0 && done + Step <= uniforms.Length)
            {
                Uniform(low).StoreUnsafe(ref target, (nuint)done);
                Uniform(high).StoreUnsafe(ref target, (nuint)done + Step / 2);
                done += Step;
            }
            else
            {
                Uniform(low).CopyTo(partial);
                Uniform(high).CopyTo(partial[(Step / 2)..]);
                int count = Math.Min(Step - skip, uniforms.Length - done);
                partial.Slice(skip, count).CopyTo(uniforms[done..]);
                (skip, done) = (0, done + count);
            }

            eight++;
            leading ^= _directions[(3 + BitOperations.TrailingZeroCount(eight)) % SobolDirections.Bits];
        }
    }

    // Reversed: the sum modulo 2 of the directions at the ones of the point's Gray code.
    private uint Coordinate(ulong point)
    {
        uint coordinate = 0;
        for (ulong left = point ^ (point >> 1); left != 0; left &= left - 1)
        {
            coordinate ^= _directions[BitOperations.TrailingZeroCount(left)];
        }

        return coordinate;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Hash(Vector256<uint> x, uint seed)
    {
        x ^= x * Vector256.Create(0x3D20ADEAu);
        x += Vector256.Create(seed);
        x *= Vector256.Create((seed >> 16) | 1);
        x ^= x * Vector256.Create(0x05526C56u);
        x ^= x * Vector256.Create(0x53A22864u);
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Reversed(Vector256<uint> x)
    {
        Vector256<uint> odd = Vector256.Create(0x55555555u), pairs = Vector256.Create(0x33333333u);
        Vector256<uint> nibbles = Vector256.Create(0x0F0F0F0Fu), bytes = Vector256.Create(0x00FF00FFu);
        x = ((x >>> 1) & odd) | ((x & odd) << 1);
        x = ((x >>> 2) & pairs) | ((x & pairs) << 2);
        x = ((x >>> 4) & nibbles) | ((x & nibbles) << 4);
        x = ((x >>> 8) & bytes) | ((x & bytes) << 8);
        return (x >>> 16) | (x << 16);
    }

    private static uint Reversed(uint x) => Reversed(Vector256.CreateScalar(x)).ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Uniform(Vector256<ulong> bits) =>
        ((bits << 20) | Vector256.Create(OneToTwo)).AsDouble() - Vector256.Create(BelowOne);
}
