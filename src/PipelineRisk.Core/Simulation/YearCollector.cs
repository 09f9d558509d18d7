using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>Collects the yearly series of a block of trials: sums of all of them, and the values themselves while they are wanted for quantiles.</summary>
/// <remarks>
/// Trial i adds to running sum i mod 8, whatever the width, so that the sums have the same bits at every width.
/// </remarks>
internal sealed class YearCollector
{
    /// <summary>The number of yearly series.</summary>
    public const int SeriesCount = (int)YearlySeries.CumulativeDcf + 1;

    private const int Slots = 8;

    private readonly int _years;
    private readonly double[] _sums;

    public YearCollector(int years)
    {
        _years = years;
        _sums = GC.AllocateArray<double>(years * SeriesCount * Slots + 8, pinned: true);
        unsafe
        {
            fixed (double* first = _sums)
            {
                AlignedStart = (int)((64 - ((nuint)first & 63)) / sizeof(double)) & 7;
            }
        }
    }

    /// <summary>Where the trials' values go, or null when only their sums are wanted.</summary>
    public IYearValues? Values { get; set; }

    private int AlignedStart { get; }

    /// <summary>The place of the running sums of a year from <paramref name="slot"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Sums(int k, int slot) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_sums), AlignedStart + k * SeriesCount * Slots + (slot & (Slots - 1)));

    /// <summary>Adds up the running sums, one total a series and year (year fastest), and clears them.</summary>
    public void TakeTotals(Span<double> totals)
    {
        for (int series = 0; series < SeriesCount; series++)
        {
            for (int k = 0; k < _years; k++)
            {
                double total = 0;
                for (int slot = 0; slot < Slots; slot++)
                {
                    total += Unsafe.Add(ref Sums(k, slot), series * Slots);
                }

                totals[series * _years + k] = total;
            }
        }

        Array.Clear(_sums);
    }

    /// <summary>The distance between two series of the same year.</summary>
    public const int SeriesStride = Slots;
}

/// <summary>Takes the values of yearly series, trial by trial.</summary>
internal interface IYearValues
{
    /// <summary>Takes the values of some consecutive trials of the block, the first of which is <paramref name="trial"/>.</summary>
    void Add(YearlySeries series, int k, int trial, ReadOnlySpan<double> values);
}

/// <summary>Shows a <see cref="YearCollector"/> the years of the trials from <c>first</c> on.</summary>
internal readonly struct YearObserver<TReal>(YearCollector collector, int first) : IYearObserver<TReal> where TReal : unmanaged, IReal<TReal>
{
    [MethodImpl(Compiled.Alone)]
    public void Observe(int k, in CashFlowYear<TReal> year)
    {
        ref double sums = ref collector.Sums(k, first);
        Add(ref sums, YearlySeries.EuPrice, in year.EuPrice);
        Add(ref sums, YearlySeries.BorderPrice, in year.BorderPrice);
        Add(ref sums, YearlySeries.NetDemand, in year.NetDemand);
        Add(ref sums, YearlySeries.HeatPumpErosion, in year.HeatPumpErosion);
        Add(ref sums, YearlySeries.TruckErosion, in year.TruckErosion);
        Add(ref sums, YearlySeries.Delivered, in year.Delivered);
        Add(ref sums, YearlySeries.Utilisation, in year.Utilisation);
        Add(ref sums, YearlySeries.FreeCashFlow, in year.FreeCashFlow);
        Add(ref sums, YearlySeries.CumulativeDcf, in year.CumulativeDcf);
        if (collector.Values is { } values)
        {
            Keep(values, k, in year);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref double sums, YearlySeries series, in TReal value) =>
        TReal.AddTo(value, ref Unsafe.Add(ref sums, (int)series * YearCollector.SeriesStride));

    [MethodImpl(Compiled.Alone)]
    private void Keep(IYearValues values, int k, in CashFlowYear<TReal> year)
    {
        Keep(values, k, YearlySeries.EuPrice, in year.EuPrice);
        Keep(values, k, YearlySeries.BorderPrice, in year.BorderPrice);
        Keep(values, k, YearlySeries.NetDemand, in year.NetDemand);
        Keep(values, k, YearlySeries.HeatPumpErosion, in year.HeatPumpErosion);
        Keep(values, k, YearlySeries.TruckErosion, in year.TruckErosion);
        Keep(values, k, YearlySeries.Delivered, in year.Delivered);
        Keep(values, k, YearlySeries.Utilisation, in year.Utilisation);
        Keep(values, k, YearlySeries.FreeCashFlow, in year.FreeCashFlow);
        Keep(values, k, YearlySeries.CumulativeDcf, in year.CumulativeDcf);
    }

    [SkipLocalsInit]
    [MethodImpl(Compiled.Alone)]
    private void Keep(IYearValues values, int k, YearlySeries series, in TReal value)
    {
        Span<double> lanes = stackalloc double[TReal.Width];
        TReal.Store(value, ref lanes[0]);
        values.Add(series, k, first, lanes);
    }
}

/// <summary>Does not look at the years.</summary>
internal readonly struct NoYears<TReal> : IYearObserver<TReal> where TReal : unmanaged, IReal<TReal>
{
    public void Observe(int k, in CashFlowYear<TReal> year)
    {
    }
}
