using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>A few consecutive years, which every chapter goes through before the next chapter begins.</summary>
internal readonly ref struct YearBlock<TReal> where TReal : unmanaged, IReal<TReal>
{
    /// <summary>How many years a block has, at most: few enough that their numbers stay in the first-level cache.</summary>
    public const int MostYears = 10;

    private readonly ref CashFlowYear<TReal> _first;

    /// <summary>The block that begins at year <paramref name="first"/>.</summary>
    /// <param name="memory">Where the years' numbers go.</param>
    /// <param name="first">The first year.</param>
    /// <param name="years">The number of all years.</param>
    /// <param name="building">The number of years in which some lane may be building.</param>
    /// <param name="open">The years in which some lane's line may be open.</param>
    public YearBlock(Span<CashFlowYear<TReal>> memory, int first, int years, int building, Range open)
    {
        _first = ref memory[0];
        First = first;
        End = Math.Min(first + MostYears, years);
        OpenFrom = Math.Clamp(open.Start.Value, First, End);
        OpenTo = Math.Clamp(open.End.Value, First, End);
        BuildingTo = Math.Clamp(building, First, End);
    }

    /// <summary>The first year.</summary>
    public int First { get; }

    /// <summary>The year after the last.</summary>
    public int End { get; }

    /// <summary>The first year in which some lane's line may be open.</summary>
    public int OpenFrom { get; }

    /// <summary>The year after the last of them.</summary>
    public int OpenTo { get; }

    /// <summary>The year from which no lane is building.</summary>
    public int BuildingTo { get; }

    /// <summary>The numbers of year <paramref name="k"/>.</summary>
    public ref CashFlowYear<TReal> this[int k]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref _first, k - First);
    }
}
