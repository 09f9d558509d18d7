using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What a group of factors contributes to the variance of a response, where factors may depend on each other.</summary>
/// <param name="Group">The group.</param>
/// <param name="Effect">The Shapley effect: its fair share of the variance. All effects add up to 1.</param>
/// <param name="First">The share of the variance that would go if the group alone were known.</param>
/// <param name="Total">The share that would be left if all other groups were known.</param>
public sealed record ShapleyEffect(FactorGroup Group, PairedEstimate Effect, PairedEstimate First, PairedEstimate Total);

/// <summary>Shapley effects of groups of factors on one response.</summary>
/// <param name="Response">The response.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Groups">The effects, in the order of the groups.</param>
public sealed record ShapleyEffects(Response Response, PairedEstimate Variance, IReadOnlyList<ShapleyEffect> Groups)
{
    /// <summary>The most groups, which is all drivers and the rest: every subset of them is evaluated.</summary>
    public const int MostGroups = Driver.Most + 1;

    /// <summary>Estimates the effects.</summary>
    /// <param name="study">What is questioned.</param>
    /// <param name="groups">Disjoint groups that hold every uncertain factor.</param>
    /// <param name="options">How many trials, each of which is evaluated once for each subset of the groups; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <returns>The effects on each response.</returns>
    /// <remarks>
    /// The worth of a subset of groups is Var E(Y | subset) = Var Y − E Var(Y | subset), shared out by the Shapley value (Owen, "Sobol' indices and Shapley
    /// value", 2014; Song, Nelson and Staum, "Shapley effects for global sensitivity analysis", 2016, equation 8), exactly over all subsets. Half the mean
    /// square difference of two trials that share the subset and are otherwise drawn anew, given the subset through the Gaussian copula, is E Var(Y | subset)
    /// (their equation 9 with two inner draws); all subsets share the first of the two trials.
    /// </remarks>
    /// <exception cref="ArgumentException">There are too many groups, or they do not part the factors, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static IReadOnlyList<ShapleyEffects> Of(
        Study study, IReadOnlyList<FactorGroup> groups, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        Check(study, groups);
        StudyRun run = new(study, options, progress, cancellation);
        int subsets = 1 << groups.Count, responses = study.Responses.Count;
        Variation none = new NoVariation();

        // At index Σ 2ⁱ over its groups i, what is drawn anew when the subset is known; nothing when it is all of them.
        Variation[] redrawn = [.. Enumerable.Range(0, subsets - 1).Select(known =>
            new Redrawn(run.Plan, [.. groups.Where((_, i) => (known >> i & 1) == 0).SelectMany(group => group.Factors)]))];
        double[][] replicates = run.Sums(Samples.Two, 1 + responses * (subsets - 1), (worker, sums) =>
        {
            worker.Evaluate(none, 0);
            sums[0] += worker.Tile.Count;
            for (int known = 0; known < redrawn.Length; known++)
            {
                worker.Evaluate(redrawn[known], 1);
                for (int i = 0; i < responses; i++)
                {
                    sums[1 + i * redrawn.Length + known] += HalfSquares(worker.Response(0, i), worker.Response(1, i));
                }
            }
        });

        return [.. study.Responses.Select((response, i) => Of(response, groups, known => ReplicateSums.Mean(replicates, 1 + i * redrawn.Length + known)))];
    }

    private static ShapleyEffects Of(Response response, IReadOnlyList<FactorGroup> groups, Func<int, PairedEstimate> unexplained)
    {
        PairedEstimate variance = unexplained(0), nothing = variance - variance;
        int all = (1 << groups.Count) - 1;
        PairedEstimate[] worth = [.. Enumerable.Range(0, all).Select(known => variance - unexplained(known)), variance];
        IReadOnlyList<PairedEstimate> parts = groups.Count > 0 ? ShapleyValue.Parts(worth) : [nothing];
        return new(response, variance, [.. groups.Select((group, i) => new ShapleyEffect(
            group, parts[i] / variance, worth[1 << i] / variance, (variance - worth[all & ~(1 << i)]) / variance))]);
    }

    private static double HalfSquares(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum / 2;
    }

    private static void Check(Study study, IReadOnlyList<FactorGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Count is 0 or > MostGroups)
        {
            throw new ArgumentException($"{groups.Count} groups of factors: every subset is evaluated, so there can be 1 to {MostGroups}.", nameof(groups));
        }

        int[] grouped = [.. groups.SelectMany(group => group.Factors)];
        if (grouped.Distinct().Count() < grouped.Length || study.Factors.Index().Any(entry => entry.Item.IsUncertain && !grouped.Contains(entry.Index)))
        {
            throw new ArgumentException("The groups must hold every uncertain factor once.", nameof(groups));
        }
    }
}
