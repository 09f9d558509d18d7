using PipelineRisk.Numerics;
using PipelineRisk.Sampling;

namespace PipelineRisk.Sensitivity;

/// <summary>A change of the inputs of the trials of a study: what the analyses are made of. Immutable; made for one <see cref="StudyPlan"/>.</summary>
/// <param name="columns">The columns of parameters that it changes.</param>
/// <param name="prices">Whether it changes the price path.</param>
/// <param name="disruptions">Whether it changes the disruption path.</param>
internal abstract class Variation(IReadOnlyList<int> columns, bool prices = false, bool disruptions = false)
{
    /// <summary>The columns that it changes.</summary>
    public IReadOnlyList<int> Columns { get; } = columns;

    /// <summary>Whether it changes the price path.</summary>
    public bool ChangesPrices { get; } = prices;

    /// <summary>Whether it changes the disruption path.</summary>
    public bool ChangesDisruptions { get; } = disruptions;

    /// <summary>Changes <paramref name="inputs"/>, which hold the first sample of <paramref name="worker"/>.</summary>
    public abstract void Apply(StudyWorker worker, TrialBlock inputs);
}

/// <summary>Nothing changes.</summary>
internal sealed class NoVariation() : Variation([])
{
    /// <inheritdoc/>
    public override void Apply(StudyWorker worker, TrialBlock inputs)
    {
    }
}

/// <summary>Some inputs have given values, the same in every trial; all others keep theirs.</summary>
/// <param name="plan">The plan.</param>
/// <param name="values">The places of the factors and their values.</param>
internal sealed class FixedValues(StudyPlan plan, IReadOnlyList<(int Factor, double Value)> values)
    : Variation([.. values.Select(value => plan.ColumnOf(value.Factor))])
{
    /// <inheritdoc/>
    public override void Apply(StudyWorker worker, TrialBlock inputs)
    {
        for (int i = 0; i < values.Count; i++)
        {
            inputs.Column(Columns[i]).Fill(values[i].Value);
        }
    }
}

/// <summary>Some inputs are computed anew from all of the trial's inputs.</summary>
/// <param name="columns">The columns that are computed.</param>
/// <param name="disruptions">Whether the disruption path is.</param>
/// <param name="compute">Changes them.</param>
internal sealed class Computed(IReadOnlyList<int> columns, bool disruptions, Action<TrialBlock> compute) : Variation(columns, disruptions: disruptions)
{
    /// <inheritdoc/>
    public override void Apply(StudyWorker worker, TrialBlock inputs) => compute(inputs);
}

/// <summary>Some inputs are drawn anew, given all others: by the conditional distribution where they depend on those.</summary>
internal sealed class Redrawn : Variation
{
    private readonly IReadOnlyList<ConditionalScores> _conditional;
    private readonly int[] _copied;

    /// <param name="plan">The plan.</param>
    /// <param name="factors">The places of the factors that are drawn anew.</param>
    public Redrawn(StudyPlan plan, IReadOnlyCollection<int> factors)
        : base([.. factors.Where(plan.IsParameter).Select(plan.ColumnOf)], factors.Contains(plan.PricePath), factors.Contains(plan.DisruptionPath))
    {
        _conditional = ConditionalScores.Of(plan.Sampler.Copula, [.. Columns]); // the members of the copula have the first columns
        _copied = [.. Columns.Except(_conditional.Select(scores => scores.Member))];
    }

    /// <inheritdoc/>
    public override void Apply(StudyWorker worker, TrialBlock inputs)
    {
        foreach (int column in _copied)
        {
            worker.Second.Column(column).CopyTo(inputs.Column(column));
        }

        foreach ((int column, (int From, double Weight)[] kept, (int From, double Weight)[] drawn) in _conditional)
        {
            Span<double> scores = inputs.Column(column);
            scores.Clear();
            Weighted.Add(kept, worker.FirstScores, scores);
            Weighted.Add(drawn, worker.SecondScores, scores);
            worker.Plan.Sampler.Transform(column, scores);
        }

        if (ChangesPrices)
        {
            inputs.CopyPricePath(worker.Second);
        }

        if (ChangesDisruptions)
        {
            inputs.CopyDisruptionPath(worker.Second);
        }
    }
}

/// <summary>Some inputs of all inner trials are those of their outer one; the others are drawn anew given them, as in <see cref="Redrawn"/>.</summary>
internal sealed class Pinned : Variation
{
    private readonly int[] _pinned;
    private readonly ConditionalScores[] _conditional;

    /// <param name="plan">The plan.</param>
    /// <param name="factors">The places of the factors that are pinned.</param>
    public Pinned(StudyPlan plan, IReadOnlyCollection<int> factors)
        : this(plan, factors, [.. factors.Where(plan.IsParameter).Select(plan.ColumnOf)])
    {
    }

    private Pinned(StudyPlan plan, IReadOnlyCollection<int> factors, int[] pinned)
        : this(factors.Contains(plan.PricePath), factors.Contains(plan.DisruptionPath), pinned, [.. ConditionalScores.Of(
            plan.Sampler.Copula, [.. Enumerable.Range(0, plan.Sampler.Copula.Members.Count).Except(pinned)])])
    {
    }

    private Pinned(bool prices, bool disruptions, int[] pinned, ConditionalScores[] conditional)
        : base([.. pinned, .. conditional.Select(scores => scores.Member)], prices, disruptions) => (_pinned, _conditional) = (pinned, conditional);

    /// <inheritdoc/>
    public override void Apply(StudyWorker worker, TrialBlock inputs)
    {
        int outer = worker.OuterTrial;
        foreach (int column in _pinned)
        {
            inputs.Column(column).Fill(worker.First.Column(column)[outer]);
        }

        foreach ((int column, (int From, double Weight)[] kept, (int From, double Weight)[] drawn) in _conditional)
        {
            Span<double> scores = inputs.Column(column);
            scores.Fill(kept.Sum(term => term.Weight * worker.FirstScores.Column(term.From, outer + 1)[outer]));
            Weighted.Add(drawn, worker.SecondScores, scores);
            worker.Plan.Sampler.Transform(column, scores);
        }

        if (ChangesPrices)
        {
            inputs.PinPricePath(worker.First, outer);
        }

        if (ChangesDisruptions)
        {
            inputs.PinDisruptionPath(worker.First, outer);
        }
    }
}

/// <summary>Weighted sums of columns.</summary>
internal static class Weighted
{
    /// <summary>Adds the columns with their weights to <paramref name="sum"/>.</summary>
    public static void Add((int From, double Weight)[] terms, AlignedColumns columns, Span<double> sum)
    {
        foreach ((int from, double weight) in terms)
        {
            ReadOnlySpan<double> column = columns.Column(from, sum.Length);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += weight * column[i];
            }
        }
    }
}
