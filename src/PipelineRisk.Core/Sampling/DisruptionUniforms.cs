using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>Draws the disruption uniforms of thirty years by their smallest: whether there is any disruption, and when, then takes two coordinates instead of thirty.</summary>
/// <remarks>
/// The smallest of n independent uniforms has the distribution function 1 − (1 − m)ⁿ, stands anywhere with equal chance, and the others are independent and
/// uniform above it (David and Nagaraja, Order Statistics, 2003, section 2.5). So the uniforms keep their law. The years are fixed, near those in which the
/// base case is open, so that they keep their numbers in every scenario.
/// </remarks>
internal static class DisruptionUniforms
{
    private const int First = 7, Last = 36, Years = Last - First + 1;

    /// <summary>Turns independent uniforms into the uniforms of years whose smallest is given.</summary>
    /// <param name="columns">One column of independent uniforms a year, <paramref name="stride"/> apart.</param>
    /// <param name="years">The number of years; with fewer than the thirty end in, nothing is done.</param>
    /// <param name="smallest">For each trial the level of the smallest, uniform; overwritten.</param>
    /// <param name="place">For each trial where the smallest stands, uniform.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="width">How many trials are worked on side by side; no number depends on it.</param>
    public static void Condition(Span<double> columns, int years, Span<double> smallest, ReadOnlySpan<double> place, int stride, LaneWidth width)
    {
        if (years <= Last)
        {
            return;
        }

        int done = width switch
        {
            LaneWidth.Sixteen or LaneWidth.Eight => Condition<Lanes8>(columns, smallest, place, stride, 0),
            LaneWidth.Four => Condition<Lanes4>(columns, smallest, place, stride, 0),
            _ => 0,
        };
        Condition<Scalar>(columns, smallest, place, stride, done);
    }

    [MethodImpl(Compiled.Alone)]
    private static int Condition<TReal>(Span<double> columns, ReadOnlySpan<double> smallest, ReadOnlySpan<double> place, int stride, int start)
        where TReal : unmanaged, IReal<TReal>
    {
        ref double first = ref MemoryMarshal.GetReference(columns);
        int done = start;
        for (; done + TReal.Width <= smallest.Length; done += TReal.Width)
        {
            TReal least = 1 - RealMath.Exp(RealMath.Log(1 - TReal.Load(in smallest[done])) * (1.0 / Years));
            TReal year = First + TReal.Floor(TReal.Load(in place[done]) * Years);
            TReal above = 1 - least;
            for (int k = First; k <= Last; k++)
            {
                ref double target = ref Unsafe.Add(ref first, k * stride + done);
                TReal other = TReal.MultiplyAdd(above, TReal.Load(in target), least);
                TReal here = TReal.IfLess(year, k, other, TReal.IfLess(k, year, other, least));
                TReal.Store(here, ref target);
            }
        }

        return done;
    }
}
