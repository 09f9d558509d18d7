using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sampling;

/// <summary>Trial numbers to inputs: uniforms, correlated normal scores, values of every uncertain parameter, and shocks.</summary>
/// <remarks>Immutable, so that all threads share one. Trial i's inputs depend on (scenario, source, i) alone.</remarks>
internal sealed class InputSampler
{
    private readonly IUniformSource _source;
    private readonly GaussianCopula _copula;
    private readonly Parameter[] _uncertain;
    private readonly Marginal[] _marginals;
    private readonly int _years;
    private readonly bool _withOil;
    private readonly int _firstOpenYear;
    private readonly LaneWidth _width;
    private readonly PathRotation? _rotation;

    /// <summary>The sampler of a scenario.</summary>
    /// <param name="scenario">What is uncertain.</param>
    /// <param name="source">Where the uniforms come from.</param>
    /// <param name="rotation">What makes shocks of the normals of a path; null where it would change nothing, as for independent trials.</param>
    /// <param name="withOil">Whether oil price shocks are needed.</param>
    /// <param name="firstOpenYear">The first year whose disruption uniform is needed; those before it are left unset.</param>
    /// <param name="width">How many numbers are worked on side by side; no number depends on it.</param>
    internal InputSampler(Scenario scenario, IUniformSource source, PathRotation? rotation, bool withOil, int firstOpenYear, LaneWidth width)
    {
        (_source, _rotation, _withOil, _firstOpenYear, _width) = (source, rotation, withOil, firstOpenYear, width);
        _years = scenario.HorizonYears;
        _copula = new GaussianCopula(scenario.Correlations);

        // The members of the copula come first, so that their columns stand together.
        IEnumerable<Parameter> independent = scenario.Inputs
            .Where(input => !input.IsConstant && !_copula.Members.Contains(input.Info.Id))
            .Select(input => input.Info.Id);
        _uncertain = [.. _copula.Members, .. independent];
        _marginals = new Marginal[_uncertain.Length];
        Parallel.For(0, _uncertain.Length, i => _marginals[i] = Marginal.Of(scenario[_uncertain[i]].Distribution));
    }

    /// <summary>What the reader should know of the correlations, or null.</summary>
    public string? Warning => _copula.Warning;

    /// <summary>Room for up to <paramref name="capacity"/> trials of this sampler.</summary>
    public TrialBlock NewBlock(int capacity) => new(_uncertain, _years, capacity, _withOil);

    /// <summary>Fills <paramref name="block"/> with the trials of <paramref name="stretch"/>.</summary>
    public void Fill(TrialBlock block, in Stretch stretch)
    {
        block.Count = stretch.Count;
        for (int i = 0; i < _uncertain.Length; i++)
        {
            Normals(in stretch, RandomVariable.Of(_uncertain[i]), block.Column(i));
        }

        _copula.Apply(block.FirstColumns(_copula.Members.Count), block.Capacity);
        for (int i = 0; i < _uncertain.Length; i++)
        {
            _marginals[i].Transform(block.Column(i), block.Column(i));
        }

        _source.Fill(in stretch, RandomVariable.Rupture, block.Rupture);
        for (int k = 0; k < _years; k++)
        {
            Normals(in stretch, RandomVariable.GasShock(k), block.Gas(k));
            if (_withOil)
            {
                Normals(in stretch, RandomVariable.OilShock(k), block.Oil(k));
            }

            if (k >= _firstOpenYear)
            {
                _source.Fill(in stretch, RandomVariable.Disruption(k), block.Disruption(k));
            }
        }

        if (_rotation is not null)
        {
            _rotation.Apply(block.GasColumns, block.Capacity, block.Count, _width);
            if (_withOil)
            {
                _rotation.Apply(block.OilColumns, block.Capacity, block.Count, _width);
            }
        }
    }

    private void Normals(in Stretch stretch, int variable, Span<double> column)
    {
        _source.Fill(in stretch, variable, column);
        NormalScores.OfUniforms(column, _width);
    }
}
