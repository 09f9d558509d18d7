using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>A deck at a trial's position z: value = central + max(z, 0)(high − central) + min(z, 0)(central − low), not below 0.</summary>
internal readonly ref struct DeckPath<TReal> where TReal : unmanaged, IReal<TReal>
{
    private readonly DeckColumns _deck;
    private readonly TReal _above;
    private readonly TReal _below;

    /// <summary><paramref name="series"/> where the trial's inputs put it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DeckPath(in ProjectInputs<TReal> inputs, YearTables tables, DeckSeries series)
    {
        _deck = tables[series];
        TReal position = _deck.Position is { } parameter ? inputs[(int)parameter] : 0;
        _above = TReal.Max(position, 0);
        _below = TReal.Min(position, 0);
    }

    /// <summary>The value in year <paramref name="k"/>, bcm/yr.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal At(int k) =>
        TReal.Max(TReal.MultiplyAdd(_above, _deck.ToHigh[k], TReal.MultiplyAdd(_below, _deck.FromLow[k], _deck.Central[k])), 0);
}
