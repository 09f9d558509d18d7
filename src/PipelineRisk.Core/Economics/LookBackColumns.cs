namespace PipelineRisk.Economics;

/// <summary>The few yearly columns that are kept for what is only known at the end: stranding and the internal rate of return.</summary>
internal readonly ref struct LookBackColumns<TReal> where TReal : unmanaged
{
    /// <summary>How many columns there are.</summary>
    public const int Count = 6;

    /// <summary>Cuts <paramref name="memory"/>, of <see cref="Count"/> × <paramref name="years"/> entries, into columns.</summary>
    public LookBackColumns(Span<TReal> memory, int years)
    {
        Years = years;
        FreeCashFlow = memory[..years];
        Cash = memory.Slice(years, years);
        Delivered = memory.Slice(2 * years, years);
        OperatingFraction = memory.Slice(3 * years, years);
        Recoverable = memory.Slice(4 * years, years);
        Carrying = memory.Slice(5 * years, years);
    }

    public int Years { get; }

    /// <summary>f.</summary>
    public Span<TReal> FreeCashFlow { get; }

    /// <summary>f + capex: what the finished line brings in.</summary>
    public Span<TReal> Cash { get; }

    /// <summary>V.</summary>
    public Span<TReal> Delivered { get; }

    /// <summary>o.</summary>
    public Span<TReal> OperatingFraction { get; }

    /// <summary>RV, written by <see cref="Stranding{TReal}.LookBack"/>.</summary>
    public Span<TReal> Recoverable { get; }

    /// <summary>BV, written by <see cref="Stranding{TReal}.LookBack"/>.</summary>
    public Span<TReal> Carrying { get; }
}
