using PipelineRisk.Economics;

namespace PipelineRisk.Sampling;

/// <summary>The inputs of consecutive trials, column by column: the uncertain parameters and the shocks.</summary>
internal sealed class TrialBlock
{
    private readonly double[] _parameters;
    private readonly double[] _gas;
    private readonly double[] _oil;
    private readonly double[] _disruption;
    private readonly double[] _rupture;
    private readonly double[] _leading;

    /// <summary>Room for <paramref name="capacity"/> trials.</summary>
    internal TrialBlock(IReadOnlyList<Parameter> uncertain, int years, int capacity, bool withOil, int leading)
    {
        Uncertain = uncertain;
        Years = years;
        Capacity = capacity;
        _parameters = NewColumns(uncertain.Count, capacity);
        _gas = NewColumns(years, capacity);
        _oil = withOil ? NewColumns(years, capacity) : [];
        _disruption = NewColumns(years, capacity);
        _rupture = NewColumns(1, capacity);
        _leading = NewColumns(leading, capacity);
    }

    /// <summary>The parameters that have a column, in the order of the columns.</summary>
    public IReadOnlyList<Parameter> Uncertain { get; }

    /// <summary>The number of years of the shocks.</summary>
    public int Years { get; }

    /// <summary>The length of a column.</summary>
    public int Capacity { get; }

    /// <summary>The number of trials in the block.</summary>
    public int Count { get; internal set; }

    /// <summary>Column <paramref name="index"/> of the uncertain parameters.</summary>
    public Span<double> Column(int index) => _parameters.AsSpan(index * Capacity, Count);

    /// <summary>Columns 0 to <paramref name="count"/> − 1, one after another, <see cref="Capacity"/> apart.</summary>
    internal Span<double> FirstColumns(int count) => _parameters.AsSpan(0, count * Capacity);

    internal Span<double> Gas(int k) => _gas.AsSpan(k * Capacity, Count);

    internal Span<double> Oil(int k) => _oil.AsSpan(k * Capacity, Count);

    internal Span<double> Disruption(int k) => _disruption.AsSpan(k * Capacity, Count);

    /// <summary>All columns of gas price shocks, <see cref="Capacity"/> apart; likewise the next ones.</summary>
    internal Span<double> GasColumns => _gas;

    internal Span<double> OilColumns => _oil;

    internal Span<double> DisruptionColumns => _disruption;

    /// <summary>The columns in which inputs that are drawn together are prepared.</summary>
    internal Span<double> LeadingColumns => _leading;

    /// <summary>One of the <see cref="LeadingColumns"/>.</summary>
    internal Span<double> Leading(int index) => _leading.AsSpan(index * Capacity, Count);

    /// <summary>The columns of the years that a price path moves in: all but the first.</summary>
    internal Span<double> PathColumns(Span<double> columns) => columns[Capacity..];

    internal Span<double> Rupture => _rupture.AsSpan(0, Count);

    /// <summary>The shocks, for the model.</summary>
    public ShockPaths Shocks => new(_gas, _oil, _disruption, _rupture, Capacity);

    private static double[] NewColumns(int count, int length) => GC.AllocateUninitializedArray<double>(count * length, pinned: true);
}
