using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PipelineRisk.Numerics;

/// <summary>Columns of uniforms to columns of standard normals, by inversion.</summary>
internal static class NormalScores
{
    /// <summary>Replaces every u in (0, 1) by Φ⁻¹(u).</summary>
    public static void OfUniforms(Span<double> uniforms, LaneWidth width)
    {
        int done = width switch
        {
            LaneWidth.Sixteen => Invert<Lanes16>(uniforms),
            LaneWidth.Eight => Invert<Lanes8>(uniforms),
            LaneWidth.Four => Invert<Lanes4>(uniforms),
            _ => 0,
        };
        Invert<Scalar>(uniforms[done..]);
    }

    [MethodImpl(Compiled.Alone)]
    private static int Invert<TReal>(Span<double> uniforms) where TReal : unmanaged, IReal<TReal>
    {
        ref double first = ref MemoryMarshal.GetReference(uniforms);
        int done = 0;
        for (; done + TReal.Width <= uniforms.Length; done += TReal.Width)
        {
            ref double target = ref Unsafe.Add(ref first, done);
            TReal.Store(RealMath.NormalQuantile(TReal.Load(in target)), ref target);
        }

        return done;
    }
}
