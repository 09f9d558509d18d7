using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>Latin hypercube sampling (McKay, Beckman and Conover, 1979): the n points of a replicate in a round have one coordinate in each of n equal intervals, in every dimension.</summary>
/// <remarks>
/// Point i lies in interval π(i), at a random place inside. π is a random permutation that needs no memory: reversible steps (odd multiples, shifted
/// exclusive ors) on the next power of two, repeated until the result is below n, after A. Kensler, "Correlated multi-jittered sampling" (2013).
/// So a point can be computed alone. The place inside has 20 bits: with up to 2³¹ intervals the sum is exact and stays below n.
/// </remarks>
/// <param name="seed">The seed of the permutations.</param>
internal sealed class LatinHypercubeSource(ulong seed) : IUniformSource
{
    /// <summary>The most points of a replicate in a round.</summary>
    public const long MostPoints = 1L << 31;

    private const int Step = 8;
    private const uint PermutationStream = 2; // a counter that neither plain trials nor scramblings use

    private readonly uint _key0 = (uint)seed;
    private readonly uint _key1 = (uint)(seed >> 32);

    /// <inheritdoc/>
    public void Fill(in Stretch stretch, int variable, Span<double> uniforms)
    {
        (uint order, uint shift, uint place, uint placeMore) =
            Philox4x32.Block((uint)stretch.Replicate, (uint)stretch.Round, (uint)variable, PermutationStream, _key0, _key1);
        Fill((uint)stretch.FirstOfRound, (uint)stretch.RoundPoints, order, shift, place, placeMore, uniforms);
    }

    [MethodImpl(Compiled.Alone)]
    private static void Fill(uint first, uint intervals, uint order, uint shift, uint place, uint placeMore, Span<double> uniforms)
    {
        uint mask = (uint)(BitOperations.RoundUpToPowerOf2((ulong)intervals) - 1);
        shift %= intervals;
        Vector256<uint> point = Vector256.Create(first) + Vector256<uint>.Indices;
        Span<double> lanes = stackalloc double[Step];
        for (int done = 0; done < uniforms.Length; done += Step)
        {
            Vector256<uint> interval = Permuted(point, intervals, mask, order) + Vector256.Create(shift);
            interval -= Vector256.GreaterThanOrEqual(interval, Vector256.Create(intervals)) & Vector256.Create(intervals);
            Vector256<uint> inside = Mixed(point ^ Vector256.Create(place), placeMore) >>> 12;
            (Vector256<ulong> intervalLow, Vector256<ulong> intervalHigh) = Vector256.Widen(interval);
            (Vector256<ulong> insideLow, Vector256<ulong> insideHigh) = Vector256.Widen(inside);
            Uniform(intervalLow, insideLow, intervals).CopyTo(lanes);
            Uniform(intervalHigh, insideHigh, intervals).CopyTo(lanes[(Step / 2)..]);
            lanes[..Math.Min(Step, uniforms.Length - done)].CopyTo(uniforms[done..]);
            point += Vector256.Create((uint)Step);
        }
    }

    // A walk that begins at a point comes back below n; one from past the last point may go round for ever out there, so those lanes take the last point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Permuted(Vector256<uint> i, uint intervals, uint mask, uint order)
    {
        Vector256<uint> most = Vector256.Create(intervals - 1), result = PermutedOnce(Vector256.Min(i, most), mask, order);
        for (Vector256<uint> outside = Vector256.GreaterThan(result, most);
            outside != Vector256<uint>.Zero;
            outside = Vector256.GreaterThan(result, most))
        {
            result = Vector256.ConditionalSelect(outside, PermutedOnce(result, mask, order), result);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> PermutedOnce(Vector256<uint> i, uint mask, uint order)
    {
        Vector256<uint> w = Vector256.Create(mask);
        i ^= Vector256.Create(order);
        i *= Vector256.Create(0xE170893Du);
        i ^= Vector256.Create(order >> 16);
        i ^= (i & w) >>> 4;
        i ^= Vector256.Create(order >> 8);
        i *= Vector256.Create(0x0929EB3Fu);
        i ^= Vector256.Create(order >> 23);
        i ^= (i & w) >>> 1;
        i *= Vector256.Create(1 | (order >> 27));
        i *= Vector256.Create(0x6935FA69u);
        i ^= (i & w) >>> 11;
        i *= Vector256.Create(0x74DCB303u);
        i ^= (i & w) >>> 2;
        i *= Vector256.Create(0x9E501CC3u);
        i ^= (i & w) >>> 2;
        i *= Vector256.Create(0xC860A3DFu);
        i &= w;
        return i ^ (i >>> 5);
    }

    // C. Wellons' "lowbias32" (2018), with a second key between its steps.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Mixed(Vector256<uint> x, uint key)
    {
        x ^= x >>> 16;
        x *= Vector256.Create(0x7FEB352Du);
        x += Vector256.Create(key);
        x ^= x >>> 15;
        x *= Vector256.Create(0x846CA68Bu);
        return x ^ (x >>> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Uniform(Vector256<ulong> interval, Vector256<ulong> inside, double intervals)
    {
        Vector256<double> place = (Vector256.ConvertToDouble(inside) + Vector256.Create(0.5)) * Vector256.Create(1.0 / (1 << 20));
        return (Vector256.ConvertToDouble(interval) + place) / Vector256.Create(intervals);
    }
}
