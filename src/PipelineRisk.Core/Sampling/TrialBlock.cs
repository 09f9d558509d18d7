using PipelineRisk.Economics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>The inputs of consecutive trials, column by column: the uncertain parameters and the shocks.</summary>
internal sealed class TrialBlock
{
    private readonly AlignedColumns _parameters;
    private readonly AlignedColumns _gas;
    private readonly AlignedColumns _oil;
    private readonly AlignedColumns _disruption;
    private readonly AlignedColumns _rupture;
    private readonly AlignedColumns _leading;

    /// <summary>Room for <paramref name="capacity"/> trials.</summary>
    internal TrialBlock(IReadOnlyList<Parameter> uncertain, int years, int capacity, bool withOil, int leading)
    {
        Uncertain = uncertain;
        Years = years;
        _parameters = new(uncertain.Count, capacity);
        _gas = new(years, capacity);
        _oil = new(withOil ? years : 0, capacity);
        _disruption = new(years, capacity);
        _rupture = new(1, capacity);
        _leading = new(leading, capacity);
    }

    /// <summary>The parameters that have a column, in the order of the columns.</summary>
    public IReadOnlyList<Parameter> Uncertain { get; }

    /// <summary>The number of years of the shocks.</summary>
    public int Years { get; }

    /// <summary>The number of trials in the block.</summary>
    public int Count { get; internal set; }

    /// <summary>The shocks, for the model.</summary>
    public ShockPaths Shocks => new(_gas.All, _oil.All, _disruption.All, _rupture.All, Stride);

    /// <summary>Column <paramref name="index"/> of the uncertain parameters.</summary>
    public Span<double> Column(int index) => _parameters.Column(index, Count);

    /// <summary>The distance of two columns of the same kind.</summary>
    internal int Stride => _rupture.Stride;

    /// <summary>The columns of all uncertain parameters, <see cref="Stride"/> apart; likewise the next ones.</summary>
    internal Span<double> ParameterColumns => _parameters.All;

    internal Span<double> GasColumns => _gas.All;

    internal Span<double> OilColumns => _oil.All;

    internal Span<double> DisruptionColumns => _disruption.All;

    /// <summary>The columns in which inputs that are drawn together are prepared.</summary>
    internal Span<double> LeadingColumns => _leading.All;

    internal Span<double> Gas(int k) => _gas.Column(k, Count);

    internal Span<double> Oil(int k) => _oil.Column(k, Count);

    internal Span<double> Disruption(int k) => _disruption.Column(k, Count);

    internal Span<double> Rupture => _rupture.Column(0, Count);

    internal Span<double> Leading(int index) => _leading.Column(index, Count);

    /// <summary>Takes all inputs of <paramref name="other"/>, a block of the same sampler.</summary>
    internal void CopyAll(TrialBlock other)
    {
        Count = other.Count;
        other._parameters.All.CopyTo(_parameters.All);
        CopyPricePath(other);
        CopyDisruptionPath(other);
    }

    /// <summary>Takes the price shocks of <paramref name="other"/>.</summary>
    internal void CopyPricePath(TrialBlock other)
    {
        other._gas.All.CopyTo(_gas.All);
        other._oil.All.CopyTo(_oil.All);
    }

    /// <summary>Takes the disruption and rupture uniforms of <paramref name="other"/>.</summary>
    internal void CopyDisruptionPath(TrialBlock other)
    {
        other._disruption.All.CopyTo(_disruption.All);
        other._rupture.All.CopyTo(_rupture.All);
    }

    /// <summary>Gives all trials the price shocks of one trial of <paramref name="other"/>.</summary>
    internal void PinPricePath(TrialBlock other, int trial)
    {
        for (int k = 0; k < Years; k++)
        {
            Gas(k).Fill(other.Gas(k)[trial]);
            if (_oil.Count > 0)
            {
                Oil(k).Fill(other.Oil(k)[trial]);
            }
        }
    }

    /// <summary>Gives all trials the disruption and rupture uniforms of one trial of <paramref name="other"/>.</summary>
    internal void PinDisruptionPath(TrialBlock other, int trial)
    {
        Rupture.Fill(other.Rupture[trial]);
        for (int k = 0; k < Years; k++)
        {
            Disruption(k).Fill(other.Disruption(k)[trial]);
        }
    }
}
