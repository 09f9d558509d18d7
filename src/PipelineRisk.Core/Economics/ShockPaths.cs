using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>The shocks of the trials to evaluate: one column a year (and one for the rupture), each with an entry a trial.</summary>
/// <remarks>Columns stand one after another, <c>stride</c> entries apart; the view begins at the first trial to evaluate.</remarks>
internal readonly ref struct ShockPaths
{
    private readonly ReadOnlySpan<double> _gas;
    private readonly ReadOnlySpan<double> _oil;
    private readonly ReadOnlySpan<double> _disruption;
    private readonly ReadOnlySpan<double> _rupture;
    private readonly int _stride;

    /// <summary>A view of shocks.</summary>
    /// <param name="gas">ε: standard normals, a column a year.</param>
    /// <param name="oil">η: likewise; may be empty when the oil price is not computed.</param>
    /// <param name="disruption">u: standard uniforms, a column a year.</param>
    /// <param name="rupture">u_r: standard uniforms.</param>
    /// <param name="stride">The length of a column.</param>
    public ShockPaths(
        ReadOnlySpan<double> gas, ReadOnlySpan<double> oil, ReadOnlySpan<double> disruption, ReadOnlySpan<double> rupture, int stride)
    {
        _gas = gas;
        _oil = oil;
        _disruption = disruption;
        _rupture = rupture;
        _stride = stride;
    }

    /// <summary>The view that begins <paramref name="trials"/> further on.</summary>
    public ShockPaths From(int trials) =>
        new(_gas[trials..], _oil.IsEmpty ? _oil : _oil[trials..], _disruption[trials..], _rupture[trials..], _stride);

    /// <summary>ε of year <paramref name="k"/>.</summary>
    public TReal Gas<TReal>(int k) where TReal : unmanaged, IReal<TReal> => Read<TReal>(_gas, k * _stride);

    /// <summary>η of year <paramref name="k"/>.</summary>
    public TReal Oil<TReal>(int k) where TReal : unmanaged, IReal<TReal> => Read<TReal>(_oil, k * _stride);

    /// <summary>u of year <paramref name="k"/>.</summary>
    public TReal Disruption<TReal>(int k) where TReal : unmanaged, IReal<TReal> => Read<TReal>(_disruption, k * _stride);

    /// <summary>u_r.</summary>
    public TReal Rupture<TReal>() where TReal : unmanaged, IReal<TReal> => Read<TReal>(_rupture, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Read<TReal>(ReadOnlySpan<double> numbers, int start) where TReal : unmanaged, IReal<TReal> =>
        TReal.Load(in numbers.Slice(start, TReal.Width)[0]);
}
