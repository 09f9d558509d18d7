using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Why two scenarios differ: which changed inputs move the mean NPV, P(loss) and P(stranded), and by how much.</summary>
/// <remarks>
/// Every subset of the changes is a scenario of its own, simulated on the same random numbers; the part of a change is its <see cref="ShapleyValue">Shapley value</see>,
/// its mean contribution over all orders in which the changes could be made. So the parts add up to the whole difference, with no rest for interactions.
/// More than <see cref="MostGroups"/> changes are explained by groups (<see cref="ChangeGroup"/>).
/// </remarks>
public sealed class DifferenceExplanation
{
    /// <summary>The most groups of changes: the subsets to simulate double with each.</summary>
    public const int MostGroups = 8;

    private const int MostRuns = 16; // with all trials; beyond it subsets have fewer, so that all take as many together
    private const long FewestTrials = 1 << 13;

    private DifferenceExplanation(IReadOnlyList<ExplainedPart> parts, Headline first, Headline second, long trialsOfEach, long evaluations) =>
        (Parts, First, Second, TrialsOfEach, Evaluations) = (parts, first, second, trialsOfEach, evaluations);

    /// <summary>The parts, in the order of the inputs. None where the scenarios say the same.</summary>
    public IReadOnlyList<ExplainedPart> Parts { get; }

    /// <summary>The first scenario, with <see cref="TrialsOfEach"/>.</summary>
    public Headline First { get; }

    /// <summary>The second scenario, with <see cref="TrialsOfEach"/>.</summary>
    public Headline Second { get; }

    /// <summary>The difference that the parts add up to.</summary>
    public Headline Total => Second - First;

    /// <summary>The trials of every simulated scenario; those of the runs themselves where the changes are few.</summary>
    public long TrialsOfEach { get; }

    /// <summary>How often the model was evaluated, without the two runs that are explained.</summary>
    public long Evaluations { get; }

    /// <summary>Explains the difference between two runs.</summary>
    /// <param name="first">The run of the first scenario.</param>
    /// <param name="second">The run of the second, with the same options.</param>
    /// <param name="shared">The part of the work that is done here, where several machines share it; otherwise null.</param>
    /// <param name="progress">Is told which share is done, from 0 to 1, from any thread.</param>
    /// <param name="cancellation">Gives the explanation up.</param>
    /// <exception cref="ArgumentException">The runs do not have the same trials.</exception>
    /// <exception cref="OperationCanceledException">The explanation was given up.</exception>
    public static DifferenceExplanation Of(
        RunResult first, RunResult second, SharedWork? shared = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        _ = ScenarioComparison.Of([first, second]);
        HybridScenarios hybrids = new(first.Scenario, second.Scenario);
        IReadOnlyList<ChangeGroup> groups = ChangeGroup.Of(hybrids.Changes, MostGroups);
        int subsets = 1 << groups.Count;
        long trials = shared is null ? first.Trials : first.Options.Trials; // a shard has run part of them
        RunOptions options = first.Options with { Trials = TrialsFor(trials, subsets), Until = [], Shared = shared };
        Headline[] values = new Headline[subsets];
        for (int subset = 0; subset < subsets; subset++)
        {
            bool isHybrid = subset > 0 && subset < subsets - 1;
            values[subset] = isHybrid || options.Trials < trials
                ? Simulated(hybrids.With(Union(groups, subset)), options, cancellation)
                : Headline.Of(subset == 0 ? first : second);
            progress?.Report((subset + 1.0) / subsets);
        }

        IReadOnlyList<PairedEstimate> npv = ShapleyValue.Parts([.. values.Select(value => value.MeanNpv)]),
            loss = ShapleyValue.Parts([.. values.Select(value => value.Loss)]),
            stranded = ShapleyValue.Parts([.. values.Select(value => value.Stranded)]);
        int simulated = options.Trials < trials ? subsets : Math.Max(subsets - 2, 0);
        return new(
            [.. groups.Select((group, i) => new ExplainedPart(group, new(npv[i], loss[i], stranded[i])))],
            values[0],
            values[^1],
            options.Trials,
            simulated * options.Trials);
    }

    private static long TrialsFor(long trials, int subsets) =>
        subsets <= MostRuns ? trials : Math.Min(trials, Math.Max(trials * MostRuns / subsets, FewestTrials));

    private static HashSet<InputChange> Union(IReadOnlyList<ChangeGroup> groups, int subset) =>
        [.. groups.Where((_, i) => (subset >> i & 1) != 0).SelectMany(group => group.Changes)];

    private static Headline Simulated(Scenario scenario, RunOptions options, CancellationToken cancellation)
    {
        PairedEstimate[] means = new StudyRun(Study.Of(scenario, Headline.Responses), options, null, cancellation).Means([new NoVariation()])[0];
        return new(means[0], means[1], means[2]);
    }
}

/// <summary>What some changed inputs move.</summary>
/// <param name="Group">The changes.</param>
/// <param name="Moves">By how much.</param>
public sealed record ExplainedPart(ChangeGroup Group, Headline Moves);

/// <summary>The three numbers that a scenario is judged by, or what they are moved by.</summary>
/// <param name="MeanNpv">Mean NPV, USD bn.</param>
/// <param name="Loss">The probability of a loss.</param>
/// <param name="Stranded">The probability of stranding.</param>
public sealed record Headline(PairedEstimate MeanNpv, PairedEstimate Loss, PairedEstimate Stranded)
{
    /// <summary>The difference, each number with its paired error.</summary>
    public static Headline operator -(Headline a, Headline b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new(a.MeanNpv - b.MeanNpv, a.Loss - b.Loss, a.Stranded - b.Stranded);
    }

    /// <summary>What they are the means of.</summary>
    internal static IReadOnlyList<Response> Responses { get; } = [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Loss), Response.Of(RiskEvent.Stranded)];

    /// <summary>Those of a run.</summary>
    internal static Headline Of(RunResult run)
    {
        ScenarioComparison alone = ScenarioComparison.Of([run]);
        return new(alone.Mean(Outcome.Npv)[0], alone.Probability(RiskEvent.Loss)[0], alone.Probability(RiskEvent.Stranded)[0]);
    }
}
