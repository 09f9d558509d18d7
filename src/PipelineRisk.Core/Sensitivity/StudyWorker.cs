using PipelineRisk.Numerics;
using PipelineRisk.Sampling;

namespace PipelineRisk.Sensitivity;

/// <summary>What one thread of an analysis owns: the inputs of some trials, and the responses to variations of them.</summary>
internal sealed class StudyWorker : IDisposable
{
    /// <summary>The most trials of a tile: its inputs stay in the second-level cache while all variations are evaluated.</summary>
    public const int TileTrials = 256;

    private readonly InputSampler _secondSampler;
    private readonly IEvaluator _evaluator;
    private readonly TrialBlock _first;
    private readonly TrialBlock _varied;
    private readonly List<AlignedColumns> _responses = [];
    private readonly Samples _samples;
    private readonly int _members;
    private TrialBlock _unvaried;
    private Variation? _applied;

    /// <param name="plan">The plan.</param>
    /// <param name="samples">What is drawn.</param>
    public StudyWorker(StudyPlan plan, Samples samples)
    {
        (Plan, _samples, _members) = (plan, samples, plan.Sampler.Copula.Members.Count);
        _secondSampler = plan.Sampler.OfSecondSample();
        _evaluator = plan.NewEvaluator();
        (_first, _varied, Second) =
            (plan.Sampler.NewBlock(TileTrials), plan.Sampler.NewBlock(TileTrials), plan.Sampler.NewBlock(samples == Samples.One ? 0 : TileTrials));
        _unvaried = _first;
        (FirstScores, SecondScores) = (new(_members, TileTrials), new(_members, TileTrials));
    }

    public StudyPlan Plan { get; }

    /// <summary>The trials of the present tile.</summary>
    public Stretch Tile { get; private set; }

    /// <summary>The inputs of the trials.</summary>
    public TrialBlock First => _first;

    /// <summary>A second, independent draw of all inputs.</summary>
    public TrialBlock Second { get; }

    /// <summary>The dependent normal scores of the first sample, a column each member of the copula.</summary>
    public AlignedColumns FirstScores { get; }

    /// <summary>The independent normal scores of the second sample.</summary>
    public AlignedColumns SecondScores { get; }

    /// <summary>With nested samples, the outer trial whose inputs are <see cref="Pinned"/>.</summary>
    public int OuterTrial { get; private set; }

    /// <summary>Draws the inputs of some trials.</summary>
    public void Draw(in Stretch tile)
    {
        Tile = tile;
        Draw(Plan.Sampler, _first, in tile, FirstScores, SaveScores.Dependent);
        if (_samples == Samples.Two)
        {
            Draw(_secondSampler, Second, in tile, SecondScores, SaveScores.Independent);
        }

        Vary(_first);
    }

    /// <summary>Draws the inner trials of an outer one of the tile. They are what is varied and evaluated until the next draw.</summary>
    public void DrawInner(int outerTrial, in Stretch inner)
    {
        OuterTrial = outerTrial;
        Draw(_secondSampler, Second, in inner, SecondScores, SaveScores.Independent);
        Vary(Second);
    }

    /// <summary>Evaluates the trials under a variation. The responses stay in <paramref name="slot"/> until it is used again.</summary>
    public void Evaluate(Variation variation, int slot)
    {
        if (_applied is not null)
        {
            Restore(_applied);
        }

        variation.Apply(this, _varied);
        _applied = variation;
        while (_responses.Count <= slot)
        {
            _responses.Add(new(Plan.Responses, TileTrials));
        }

        _evaluator.Evaluate(_varied, _responses[slot]);
    }

    /// <summary>A response of every trial of the tile, from the last evaluation into <paramref name="slot"/>.</summary>
    public ReadOnlySpan<double> Response(int slot, int response) => _responses[slot].Column(response, _varied.Count);

    /// <inheritdoc/>
    public void Dispose() => _evaluator.Dispose();

    private void Vary(TrialBlock inputs)
    {
        _unvaried = inputs;
        _varied.CopyAll(inputs);
        _applied = null;
    }

    private void Restore(Variation variation)
    {
        foreach (int column in variation.Columns)
        {
            _unvaried.Column(column).CopyTo(_varied.Column(column));
        }

        if (variation.ChangesPrices)
        {
            _varied.CopyPricePath(_unvaried);
        }

        if (variation.ChangesDisruptions)
        {
            _varied.CopyDisruptionPath(_unvaried);
        }
    }

    private void Draw(InputSampler sampler, TrialBlock block, in Stretch tile, AlignedColumns scores, SaveScores save)
    {
        sampler.Draw(block, in tile);
        if (save == SaveScores.Independent)
        {
            Save(block, scores);
        }

        sampler.Copula.Apply(block.ParameterColumns, block.Stride, block.Count);
        if (save == SaveScores.Dependent)
        {
            Save(block, scores);
        }

        for (int column = 0; column < sampler.Columns.Count; column++)
        {
            sampler.Transform(column, block.Column(column));
        }
    }

    private void Save(TrialBlock block, AlignedColumns scores)
    {
        for (int member = 0; member < _members; member++)
        {
            block.Column(member).CopyTo(scores.Column(member, block.Count));
        }
    }

    private enum SaveScores
    {
        Independent,
        Dependent,
    }
}

/// <summary>What an analysis draws for a tile of trials.</summary>
internal enum Samples
{
    /// <summary>One value of every input.</summary>
    One,

    /// <summary>A second, independent one, for inputs that are drawn anew.</summary>
    Two,

    /// <summary>One, and for each trial inner ones that share some of its inputs.</summary>
    Nested,
}
