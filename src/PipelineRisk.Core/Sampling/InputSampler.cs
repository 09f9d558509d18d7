using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sampling;

/// <summary>Trial numbers to inputs: uniforms, correlated normal scores, values of every uncertain parameter, and shocks.</summary>
/// <remarks>Immutable, so that all threads share one. Trial i's inputs depend on (scenario, source, i) alone.</remarks>
internal sealed class InputSampler
{
    private IUniformSource _source;
    private readonly GaussianCopula _copula;
    private readonly Parameter[] _uncertain;
    private readonly Marginal[] _marginals;
    private readonly int _years;
    private readonly bool _withOil;
    private readonly int _firstOpenYear;
    private readonly LaneWidth _width;
    private readonly Rotation? _pathRotation;
    private readonly HashSet<int> _drawnTogether = [];
    private readonly int[] _leadingColumns; // of each of the leading inputs its column among the uncertain parameters, or −1

    /// <summary>The sampler of some inputs.</summary>
    /// <param name="inputs">What has a column, with its distribution; the order does not matter.</param>
    /// <param name="correlations">The rank correlations among them.</param>
    /// <param name="years">The number of years of the paths of shocks.</param>
    /// <param name="source">Where the uniforms come from.</param>
    /// <param name="concentrated">
    /// Whether the numbers are drawn so that few coordinates decide most: along the directions of <see cref="LeadingInputs"/> and
    /// <see cref="PathDirections"/>, and by the <see cref="DisruptionUniforms">smallest disruption uniform</see>. It changes nothing but the error.
    /// </param>
    /// <param name="withOil">Whether oil price shocks are needed.</param>
    /// <param name="firstOpenYear">The first year whose disruption uniform is needed; those before it are left unset.</param>
    /// <param name="width">How many numbers are worked on side by side; no number depends on it.</param>
    internal InputSampler(
        IReadOnlyList<(Parameter Parameter, IDistribution Distribution)> inputs, IReadOnlyList<RankCorrelation> correlations, int years,
        IUniformSource source, bool concentrated, bool withOil, int firstOpenYear, LaneWidth width)
    {
        _source = source;
        (_years, _withOil, _firstOpenYear, _width) = (years, withOil, firstOpenYear, width);
        if (concentrated)
        {
            _pathRotation = new Rotation(PathDirections.Of(_years));
            _drawnTogether.UnionWith(LeadingInputs.Variables);
        }

        // The members of the copula come first, so that their columns stand together.
        _copula = new GaussianCopula(correlations);
        _uncertain = [.. _copula.Members, .. inputs.Select(input => input.Parameter).Except(_copula.Members)];
        _leadingColumns = [.. LeadingInputs.Variables.Select(variable => Array.FindIndex(_uncertain, parameter => RandomVariable.Of(parameter) == variable))];
        _marginals = new Marginal[_uncertain.Length];
        Dictionary<Parameter, IDistribution> distributions = inputs.ToDictionary(input => input.Parameter, input => input.Distribution);
        Parallel.For(0, _uncertain.Length, i => _marginals[i] = Marginal.Of(distributions[_uncertain[i]]));
    }

    /// <summary>What the reader should know of the correlations, or null.</summary>
    public string? Warning => _copula.Warning;

    /// <summary>The dependence among the parameters; its members have the first columns, in its order.</summary>
    public GaussianCopula Copula => _copula;

    /// <summary>The parameters that have a column, in the order of the columns.</summary>
    public IReadOnlyList<Parameter> Columns => _uncertain;

    /// <summary>The same sampler on the second sample of the same source.</summary>
    public InputSampler OfSecondSample()
    {
        InputSampler second = (InputSampler)MemberwiseClone();
        second._source = new SecondSample(_source);
        return second;
    }

    /// <summary>Room for up to <paramref name="capacity"/> trials of this sampler.</summary>
    public TrialBlock NewBlock(int capacity) => new(_uncertain, _years, capacity, _withOil, _drawnTogether.Count);

    /// <summary>Fills <paramref name="block"/> with the trials of <paramref name="stretch"/>.</summary>
    public void Fill(TrialBlock block, in Stretch stretch)
    {
        Draw(block, in stretch);
        _copula.Apply(block.ParameterColumns, block.Stride, block.Count);
        for (int i = 0; i < _uncertain.Length; i++)
        {
            Transform(i, block.Column(i));
        }
    }

    /// <summary>The first half of <see cref="Fill"/>: the shocks, and for the parameters independent standard normal scores.</summary>
    public void Draw(TrialBlock block, in Stretch stretch)
    {
        block.Count = stretch.Count;
        FillScores(block, in stretch);
        _source.Fill(in stretch, RandomVariable.Rupture, block.Rupture);
        FillDisruptions(block, in stretch);
    }

    /// <summary>Replaces normal scores by values of the parameter in a column.</summary>
    public void Transform(int column, Span<double> scores) => _marginals[column].Transform(scores, scores);

    // Independent normal scores of the parameters, and the shocks of the price paths.
    private void FillScores(TrialBlock block, in Stretch stretch)
    {
        for (int i = 0; i < _uncertain.Length; i++)
        {
            Normals(in stretch, RandomVariable.Of(_uncertain[i]), block.Column(i));
        }

        for (int k = 0; k < _years; k++)
        {
            Normals(in stretch, RandomVariable.GasShock(k), block.Gas(k));
            if (_withOil)
            {
                Normals(in stretch, RandomVariable.OilShock(k), block.Oil(k));
            }
        }

        if (_pathRotation is not null)
        {
            FillLeading(block, in stretch);
            _pathRotation.Apply(block.GasColumns[block.Stride..], block.Stride, block.Count, _width); // the first year has no shock
            if (_withOil)
            {
                _pathRotation.Apply(block.OilColumns[block.Stride..], block.Stride, block.Count, _width);
            }
        }
    }

    // All of them are drawn, those that are constant in this scenario too: what a coordinate means must not depend on the others.
    private void FillLeading(TrialBlock block, in Stretch stretch)
    {
        IReadOnlyList<int> variables = LeadingInputs.Variables;
        for (int i = 0; i < variables.Count; i++)
        {
            Draw(in stretch, variables[i], block.Leading(i));
        }

        LeadingInputs.Rotation.Apply(block.LeadingColumns, block.Stride, block.Count, _width);
        for (int i = 0; i < variables.Count; i++)
        {
            if (_leadingColumns[i] >= 0)
            {
                block.Leading(i).CopyTo(block.Column(_leadingColumns[i]));
            }
            else if (RandomVariable.GasShockYear(variables[i]) is { } year && year < _years)
            {
                block.Leading(i).CopyTo(block.Gas(year));
            }
        }
    }

    private void FillDisruptions(TrialBlock block, in Stretch stretch)
    {
        for (int k = _firstOpenYear; k < _years; k++)
        {
            _source.Fill(in stretch, RandomVariable.Disruption(k), block.Disruption(k));
        }

        if (_pathRotation is not null)
        {
            _source.Fill(in stretch, RandomVariable.SmallestDisruption, block.Leading(0));
            _source.Fill(in stretch, RandomVariable.SmallestDisruptionYear, block.Leading(1));
            DisruptionUniforms.Condition(block.DisruptionColumns, _years, block.Leading(0), block.Leading(1), block.Stride, _width);
        }
    }

    private void Normals(in Stretch stretch, int variable, Span<double> column)
    {
        if (!_drawnTogether.Contains(variable))
        {
            Draw(in stretch, variable, column);
        }
    }

    private void Draw(in Stretch stretch, int variable, Span<double> column)
    {
        _source.Fill(in stretch, variable, column);
        NormalScores.OfUniforms(column, _width);
    }
}
