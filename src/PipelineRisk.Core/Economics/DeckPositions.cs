using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>Where a trial stands between the columns of each deck: value = central + max(z, 0)(high − central) + min(z, 0)(central − low), not below 0.</summary>
internal struct DeckPositions<TReal> where TReal : unmanaged, IReal<TReal>
{
    private PerSeries<TReal> _above;
    private PerSeries<TReal> _below;

    /// <summary>Takes the trial's positions from its inputs.</summary>
    public void Begin(in ProjectInputs<TReal> inputs, YearTables tables)
    {
        for (int series = 0; series < PerSeries<TReal>.Count; series++)
        {
            TReal position = tables[(DeckSeries)series].Position is { } parameter ? inputs[(int)parameter] : 0;
            _above[series] = TReal.Max(position, 0);
            _below[series] = TReal.Min(position, 0);
        }
    }

    /// <summary>The value of <paramref name="series"/> in year <paramref name="k"/>, bcm/yr.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly TReal At(YearTables tables, DeckSeries series, int k)
    {
        DeckColumns deck = tables[series];
        if (deck.Position is null)
        {
            return Math.Max(deck.Central[k], 0);
        }

        TReal value = deck.Central[k] + _above[(int)series] * deck.ToHigh[k] + _below[(int)series] * deck.FromLow[k];
        return TReal.Max(value, 0);
    }
}

/// <summary>One number for each deck.</summary>
[InlineArray(Count)]
internal struct PerSeries<TReal> where TReal : unmanaged
{
    public const int Count = (int)DeckSeries.LngTruckDemand + 1;

    private TReal _first;
}
