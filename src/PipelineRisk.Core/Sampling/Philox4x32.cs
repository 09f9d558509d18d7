using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PipelineRisk.Sampling;

/// <summary>Philox4x32-10: a pure function from a 128-bit counter and a 64-bit key to 128 random bits.</summary>
/// <remarks>Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011), section 3.3 and table 2.</remarks>
internal static class Philox4x32
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The random block of a counter under a key.</summary>
    public static (uint R0, uint R1, uint R2, uint R3) Block(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1) =>
        Block(c0, c1, c2, c3, key0, key1, Rounds);

    /// <summary>The same with another number of rounds, for the published test vectors.</summary>
    internal static (uint R0, uint R1, uint R2, uint R3) Block(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>The keys of the ten rounds, pair after pair, each as wide as a vector: an operand in memory costs the vectorised rounds nothing.</summary>
    internal static Vector512<ulong>[] RoundKeys(uint key0, uint key1) =>
        [.. Enumerable.Range(0, Rounds).SelectMany(round => new[]
        {
            Vector512.Create((ulong)(key0 + (uint)round * Weyl0)), Vector512.Create((ulong)(key1 + (uint)round * Weyl1)),
        })];

    /// <summary>Eight blocks at once, one in each 64-bit lane; only the low 32 bits of a lane count, in and out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Blocks8(
        ref Vector512<ulong> c0, ref Vector512<ulong> c1, ref Vector512<ulong> c2, ref Vector512<ulong> c3, ref Vector512<ulong> keys)
    {
        // The high halves of c1 and c3 collect garbage, which the 32-bit multiplication does not read.
        Vector512<uint> multiplier0 = Vector512.Create((ulong)Multiplier0).AsUInt32();
        Vector512<uint> multiplier1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> product0 = Avx512F.Multiply(c0.AsUInt32(), multiplier0);
            Vector512<ulong> product1 = Avx512F.Multiply(c2.AsUInt32(), multiplier1);
            c0 = (product1 >>> 32) ^ c1 ^ Unsafe.Add(ref keys, 2 * round);
            c2 = (product0 >>> 32) ^ c3 ^ Unsafe.Add(ref keys, 2 * round + 1);
            c1 = product1;
            c3 = product0;
        }
    }

    /// <summary>Four blocks at once, as <see cref="Blocks8"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Blocks4(
        ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3, ref Vector512<ulong> keys)
    {
        Vector256<uint> multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32();
        Vector256<uint> multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), multiplier0);
            Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), multiplier1);
            c0 = (product1 >>> 32) ^ c1 ^ Unsafe.Add(ref keys, 2 * round).GetLower();
            c2 = (product0 >>> 32) ^ c3 ^ Unsafe.Add(ref keys, 2 * round + 1).GetLower();
            c1 = product1;
            c3 = product0;
        }
    }
}
