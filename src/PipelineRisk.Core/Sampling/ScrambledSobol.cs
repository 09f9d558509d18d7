using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>One dimension of Sobol' points in the order of the Gray code, randomised by nested uniform scrambling (Owen, 1995).</summary>
/// <remarks>
/// Scrambling by hashing after B. Burley, "Practical hash-based Owen scrambling", J. Computer Graphics Techniques 9 (2020): a hash in which
/// every bit depends on the lower bits alone (Laine and Karras, 2011), applied to the reversed bits of the coordinate. The hash is N. Vegdahl's
/// (2021, "Building a better LK hash"), which mends the weak low bits of the original. The directions are reversed beforehand, so that only the
/// way back costs anything. Every operation is on whole numbers until the last, which is exact: the same bits on every machine.
/// </remarks>
internal sealed class ScrambledSobol
{
    /// <summary>How many points a replicate can have.</summary>
    public const long MostPoints = 1L << SobolDirections.Bits;

    private const int Step = 8;
    private const uint Hash0 = 0x3D20ADEA, Hash1 = 0x05526C56, Hash2 = 0x53A22864;
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
    public void Fill(long firstPoint, uint scramble, Span<double> uniforms)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstPoint, MostPoints - uniforms.Length);
        int done = Avx512BW.IsSupported && firstPoint % (2 * Step) == 0 ? FillSixteens(firstPoint, scramble, uniforms) : 0;
        FillEights(firstPoint + done, scramble, uniforms[done..]);
    }

    // Sixteen points share all but the last four bits of the Gray code, of which the first, too, changes from one sixteen to the next. The way back takes 7 instructions instead of the 23 of the plain one, for twice the points.
    [MethodImpl(Compiled.Alone)]
    private int FillSixteens(long firstPoint, uint scramble, Span<double> uniforms)
    {
        ulong sixteen = (ulong)firstPoint / (2 * Step);
        uint leading = Coordinate((ulong)firstPoint);
        Vector512<uint> first = Vector512.Create(_firstEight, _firstEight ^ Vector256.Create(Coordinate(Step)));
        Vector512<uint> addend = Vector512.Create(scramble), factor = Vector512.Create((scramble >> 16) | 1);
        Vector512<double> step = Vector512.Create(1.0 / (1L << 32)), half = Vector512.Create(0.5 / (1L << 32));
        ref double target = ref MemoryMarshal.GetReference(uniforms);
        int done = 0;
        for (; done + 2 * Step <= uniforms.Length; done += 2 * Step)
        {
            Vector512<uint> x = first ^ Vector512.Create(leading);
            x ^= x * Vector512.Create(Hash0);
            x = (x + addend) * factor;
            x ^= x * Vector512.Create(Hash1);
            x ^= x * Vector512.Create(Hash2);
            x = Reversed(x);
            Vector512.FusedMultiplyAdd(Avx512F.ConvertToVector512Double(x.GetLower()), step, half).StoreUnsafe(ref target, (nuint)done);
            Vector512.FusedMultiplyAdd(Avx512F.ConvertToVector512Double(x.GetUpper()), step, half).StoreUnsafe(ref target, (nuint)done + Step);
            sixteen++;
            leading ^= _directions[(4 + BitOperations.TrailingZeroCount(sixteen)) % SobolDirections.Bits] ^ _directions[3];
        }

        return done;
    }

    // Half-bytes are reversed by looking them up, bytes by their order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Reversed(Vector512<uint> x)
    {
        Vector128<byte> reversedHalves = Vector128.Create(0x0E060A020C040800, 0x0F070B030D050901).AsByte();
        Vector512<byte> high = Vector512.Create(Vector256.Create(reversedHalves, reversedHalves), Vector256.Create(reversedHalves, reversedHalves));
        Vector512<byte> low = (high.AsUInt32() << 4).AsByte();
        Vector128<byte> order = Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
        Vector512<byte> backwards = Vector512.Create(Vector256.Create(order, order), Vector256.Create(order, order));
        Vector512<byte> half = Vector512.Create((byte)0x0F);
        Vector512<byte> bytes = Avx512BW.Shuffle(low, x.AsByte() & half) | Avx512BW.Shuffle(high, (x >>> 4).AsByte() & half);
        return Avx512BW.Shuffle(bytes, backwards).AsUInt32();
    }

    // Eight points likewise share all but the last three bits.
    [MethodImpl(Compiled.Alone)]
    private void FillEights(long firstPoint, uint scramble, Span<double> uniforms)
    {
        ulong eight = (ulong)firstPoint / Step;
        uint leading = Coordinate(eight * Step);
        int done = 0, skip = (int)((ulong)firstPoint % Step);
        Span<double> partial = stackalloc double[Step];
        ref double target = ref MemoryMarshal.GetReference(uniforms);
        while (done < uniforms.Length)
        {
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

            // 8 e ^ 4 e is the Gray code of point 8 e: the next e changes one bit from the fourth on, and always the third.
            eight++;
            leading ^= _directions[2] ^ _directions[(3 + BitOperations.TrailingZeroCount(eight)) % SobolDirections.Bits];
        }
    }

    /// <summary>The coordinate of a point before it is scrambled, as a fraction of 2³²: what the published tables list.</summary>
    internal uint Unscrambled(long point) => Reversed(Coordinate((ulong)point));

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
        x ^= x * Vector256.Create(Hash0);
        x += Vector256.Create(seed);
        x *= Vector256.Create((seed >> 16) | 1);
        x ^= x * Vector256.Create(Hash1);
        x ^= x * Vector256.Create(Hash2);
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
