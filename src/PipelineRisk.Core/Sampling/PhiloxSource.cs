using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>Plain Monte Carlo: independent uniforms, each a pure function of (seed, trial, variable).</summary>
/// <remarks>
/// The counter is (trial pair, variable); its 128 random bits serve the two trials of the pair. The upper 52 of a trial's 64 bits make
/// u = (n + ½) 2⁻⁵², symmetric about ½ and never 0 or 1.
/// </remarks>
/// <param name="seed">The seed, Philox's key.</param>
internal sealed class PhiloxSource(ulong seed) : IUniformSource
{
    private const ulong OneToTwo = 0x3FF0000000000000;     // the exponent of a double in [1, 2)
    private const double BelowOne = 1 - (1.0 / (1L << 53)); // 1 − 2⁻⁵³: [1, 2) becomes (0, 1)

    private readonly uint _key0 = (uint)seed;
    private readonly uint _key1 = (uint)(seed >> 32);
    private readonly Vector512<ulong>[] _roundKeys = Philox4x32.RoundKeys((uint)seed, (uint)(seed >> 32));

    /// <inheritdoc/>
    public void Fill(in Stretch stretch, int variable, Span<double> uniforms)
    {
        long firstTrial = stretch.FirstTrial;
        int done = 0;
        if ((firstTrial & 1) == 0)
        {
            if (Avx512F.IsSupported)
            {
                done = Fill16(firstTrial, (uint)variable, uniforms);
            }
            else if (Avx2.IsSupported)
            {
                done = Fill8(firstTrial, (uint)variable, uniforms);
            }
        }

        for (; done < uniforms.Length; done++)
        {
            uniforms[done] = One(firstTrial + done, (uint)variable);
        }
    }

    private double One(long trial, uint variable)
    {
        ulong pair = (ulong)trial >> 1;
        (uint r0, uint r1, uint r2, uint r3) = Philox4x32.Block((uint)pair, (uint)(pair >> 32), variable, 0, _key0, _key1);
        ulong bits = (trial & 1) == 0 ? ((ulong)r1 << 32) | r0 : ((ulong)r3 << 32) | r2;
        return BitConverter.UInt64BitsToDouble((bits >> 12) | OneToTwo) - BelowOne;
    }

    // Sixteen trials are eight pairs. The lanes hold the pairs in the order 0 4 1 5 2 6 3 7, so that unpacking
    // the even and the odd trials leaves them in consecutive order.
    [MethodImpl(Compiled.Alone)]
    private int Fill16(long firstTrial, uint variable, Span<double> uniforms)
    {
        Vector512<ulong> order = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        ref double target = ref MemoryMarshal.GetReference(uniforms);
        ref Vector512<ulong> keys = ref MemoryMarshal.GetArrayDataReference(_roundKeys);
        int done = 0;
        for (; done + 16 <= uniforms.Length; done += 16)
        {
            Vector512<ulong> pair = Vector512.Create((ulong)(firstTrial + done) >> 1) + order;
            Vector512<ulong> c0 = pair, c1 = pair >>> 32, c2 = Vector512.Create((ulong)variable), c3 = Vector512<ulong>.Zero;
            Philox4x32.Blocks8(ref c0, ref c1, ref c2, ref c3, ref keys);
            Vector512<double> even = ToUniform(c0, c1);
            Vector512<double> odd = ToUniform(c2, c3);
            Avx512F.UnpackLow(even, odd).StoreUnsafe(ref target, (nuint)done);
            Avx512F.UnpackHigh(even, odd).StoreUnsafe(ref target, (nuint)done + 8);
        }

        return done;
    }

    [MethodImpl(Compiled.Alone)]
    private int Fill8(long firstTrial, uint variable, Span<double> uniforms)
    {
        Vector256<ulong> order = Vector256.Create(0UL, 2, 1, 3);
        ref double target = ref MemoryMarshal.GetReference(uniforms);
        ref Vector512<ulong> keys = ref MemoryMarshal.GetArrayDataReference(_roundKeys);
        int done = 0;
        for (; done + 8 <= uniforms.Length; done += 8)
        {
            Vector256<ulong> pair = Vector256.Create((ulong)(firstTrial + done) >> 1) + order;
            Vector256<ulong> c0 = pair, c1 = pair >>> 32, c2 = Vector256.Create((ulong)variable), c3 = Vector256<ulong>.Zero;
            Philox4x32.Blocks4(ref c0, ref c1, ref c2, ref c3, ref keys);
            Vector256<double> even = ToUniform(c0, c1);
            Vector256<double> odd = ToUniform(c2, c3);
            Avx.UnpackLow(even, odd).StoreUnsafe(ref target, (nuint)done);
            Avx.UnpackHigh(even, odd).StoreUnsafe(ref target, (nuint)done + 4);
        }

        return done;
    }

    private static Vector512<double> ToUniform(Vector512<ulong> low, Vector512<ulong> high)
    {
        Vector512<ulong> bits = (high << 32) | (low & Vector512.Create(0xFFFFFFFFUL));
        return ((bits >>> 12) | Vector512.Create(OneToTwo)).AsDouble() - Vector512.Create(BelowOne);
    }

    private static Vector256<double> ToUniform(Vector256<ulong> low, Vector256<ulong> high)
    {
        Vector256<ulong> bits = (high << 32) | (low & Vector256.Create(0xFFFFFFFFUL));
        return ((bits >>> 12) | Vector256.Create(OneToTwo)).AsDouble() - Vector256.Create(BelowOne);
    }
}
