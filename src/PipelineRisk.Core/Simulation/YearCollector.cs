using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>Collects the yearly series of a block of trials: sums of all of them, and the values themselves while they are wanted for quantiles.</summary>
/// <remarks>
/// Trial i adds to running sum i mod 16, whatever the width, so that the sums have the same bits at every width.
/// </remarks>
internal sealed class YearCollector
{
    /// <summary>The number of yearly series.</summary>
    public const int SeriesCount = (int)YearlySeries.CumulativeDcf + 1;

    private const int Slots = 16;

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
    public void Observe(int k, in CashFlowYear<TReal> year)
    {
        ref double sums = ref collector.Sums(k, first);
        IYearValues? values = collector.Values;
        Take(ref sums, values, k, YearlySeries.EuPrice, in year.EuPrice);
        Take(ref sums, values, k, YearlySeries.BorderPrice, in year.BorderPrice);
        Take(ref sums, values, k, YearlySeries.NetDemand, in year.NetDemand);
        Take(ref sums, values, k, YearlySeries.HeatPumpErosion, in year.HeatPumpErosion);
        Take(ref sums, values, k, YearlySeries.TruckErosion, in year.TruckErosion);
        Take(ref sums, values, k, YearlySeries.Delivered, in year.Delivered);
        Take(ref sums, values, k, YearlySeries.Utilisation, in year.Utilisation);
        Take(ref sums, values, k, YearlySeries.FreeCashFlow, in year.FreeCashFlow);
        Take(ref sums, values, k, YearlySeries.CumulativeDcf, in year.CumulativeDcf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(ref double sums, IYearValues? values, int k, YearlySeries series, in TReal value)
    {
        ref double target = ref Unsafe.Add(ref sums, (int)series * YearCollector.SeriesStride);
        TReal.Store(TReal.Load(in target) + value, ref target);
        if (values is not null)
        {
            Keep(values, k, series, in value);
        }
    }

    [MethodImpl(Compiled.Alone)]
    private void Keep(IYearValues values, int k, YearlySeries series, in TReal value)
    {
        Span<double> lanes = stackalloc double[TReal.Width];
        TReal.Store(value, ref lanes[0]);
        values.Add(series, k, first, lanes);
    }
}
