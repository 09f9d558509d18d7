using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What it is worth to know something before the decision.</summary>
/// <param name="Name">What would be known: an input or a group of them.</param>
/// <param name="Factors">The names of the inputs.</param>
/// <param name="Value">The expected value of that knowledge, in the unit of the payoffs.</param>
public sealed record InformationValue(string Name, IReadOnlyList<string> Factors, PairedEstimate Value);

/// <summary>The value of information for a choice among projects, or none: the one with the highest expected payoff is built if that is above 0.</summary>
/// <param name="Payoffs">The expected payoff of each project.</param>
/// <param name="Best">The expected payoff of the best choice without further knowledge, at least 0.</param>
/// <param name="Perfect">The expected value of perfect information: of knowing all inputs.</param>
/// <param name="Inputs">The value of knowing each input, by regression.</param>
/// <param name="Groups">The value of knowing each group of inputs, by nested simulation.</param>
/// <param name="Check">The input that is worth most, by nested simulation: what the regression misses would show here. Null without inputs.</param>
/// <param name="Trials">The trials of the regression.</param>
/// <param name="OuterTrials">The outer trials of the nested simulation.</param>
public sealed record ValueOfInformation(
    IReadOnlyList<PairedEstimate> Payoffs, PairedEstimate Best, PairedEstimate Perfect, IReadOnlyList<InformationValue> Inputs,
    IReadOnlyList<InformationValue> Groups, InformationValue? Check, long Trials, long OuterTrials)
{
    /// <summary>The most trials that are kept for the regression.</summary>
    public const int MostTrials = 1 << 18;

    /// <summary>The inner trials of each outer one.</summary>
    public const int InnerTrials = NestedMeans.InnerTrials;

    private const int TrialsOfOuter = 32; // one outer trial of the nested simulation for so many of the regression

    /// <summary>How often the models of all projects were evaluated.</summary>
    public long Evaluations => Payoffs.Count * (Trials + OuterTrials * InnerTrials * (Groups.Count + (Check is null ? 0 : 1)));

    /// <summary>Computes the values.</summary>
    /// <param name="projects">The projects: studies with common names for common inputs, whose first response is the payoff.</param>
    /// <param name="groups">Names of groups, with the names of their inputs; an input that a project does not have is no knowledge about it.</param>
    /// <param name="options">How many trials (at most <see cref="MostTrials"/> are used); sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <remarks>
    /// Knowing X is worth E max(0, E(payoff | X)) − max(0, E payoff), the maximum taken over the projects too (Raiffa and Schlaifer, Applied Statistical Decision
    /// Theory, 1961, section 4.5; Howard, 1966). For one input the conditional mean is a regression (Strong and Oakley, 2013); for a group it is
    /// simulated, and the bias of the maximum of noisy means is taken off by the two halves of the inner trials (Giles and Goda, "Decision-making under
    /// uncertainty: using MLMC for efficient estimation of EVPPI", 2019, section 3). Values of inputs that depend on others include what is learned about those.
    /// </remarks>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static ValueOfInformation Of(
        IReadOnlyList<Study> projects, IReadOnlyList<(string Name, IReadOnlyList<string> Factors)> groups, RunOptions options,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(projects);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(options);
        RunOptions trials = options with { Trials = Math.Min(options.Trials, MostTrials) };
        KeptTrials[] kept = [.. projects.Select(project => KeptTrials.Of(project, trials, null, cancellation))];
        double[][] payoffs = [.. kept.Select(project => project.Responses[0])];
        IReadOnlyList<Range> replicates = kept[0].Replicates;

        // Every input, from the first project in which it is uncertain.
        (string Name, double[] Values)[] inputs = [.. kept
            .SelectMany(project => project.Factors.Select((factor, i) => (factor.Name, project.Inputs[i])))
            .DistinctBy(input => input.Name, StringComparer.Ordinal)];
        PairedEstimate[] means = [.. payoffs.Select(column => MeanOf(column, replicates))];
        PairedEstimate best = Jackknife(replicates, range => PayoffSums(payoffs, range), sums => Math.Max(0, sums[..^1].Max() / sums[^1]));
        InformationValue[] single = [.. inputs.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).WithCancellation(cancellation)
            .Select(input => new InformationValue(input.Name, [input.Name], ByRegression(input.Values, payoffs, replicates)))];

        InformationValue? largest = single.MaxBy(input => input.Value.Value);
        (string Name, IReadOnlyList<string> Factors)[] nested = [.. groups, .. largest is null ? [] : ((string, IReadOnlyList<string>)[])[(largest.Name, largest.Factors)]];
        RunOptions outer = trials with { Trials = Math.Max(trials.Trials / TrialsOfOuter, Math.Min(trials.Trials, 2L * trials.Replicates)) }; // as many replicates as of the regression; those of plain trials begin in pairs
        InformationValue[] simulated = Nested(projects, nested, outer, progress, cancellation);
        return new(
            means, best, Jackknife(replicates, range => [.. GainsOfEach(payoffs, range), .. PayoffSums(payoffs, range)], sums => sums[1 + ChoiceOf(sums[(1 + payoffs.Length)..])] / sums[^1]),
            single, simulated[..groups.Count], largest is null ? null : simulated[^1], trials.Trials, outer.Trials);
    }

    private static PairedEstimate ByRegression(double[] values, double[][] payoffs, IReadOnlyList<Range> replicates)
    {
        ConditionalLines lines = new(values);
        int own = lines.Sums(payoffs, ..0).Length;
        return Jackknife(
            replicates, range => [.. lines.Sums(payoffs, range), .. PayoffSums(payoffs, range)],
            sums => lines.MeanGain(sums[..own], payoffs.Length, ChoiceOf(sums[own..])));
    }

    private static InformationValue[] Nested(
        IReadOnlyList<Study> projects, (string Name, IReadOnlyList<string> Factors)[] groups, RunOptions options, IProgress<double>? progress,
        CancellationToken cancellation)
    {
        ProgressParts parts = new(progress, [.. projects.Select(_ => 1.0)]);
        NestedMeans[] means = [.. projects.Select(project => NestedMeans.Of(
            project, [.. groups.Select(group => PlacesOf(project, group.Factors))], options, parts.Next(), cancellation))];
        return [.. groups.Select((group, g) => new InformationValue(group.Name, group.Factors, PairedEstimate.Jackknife(
            [.. Enumerable.Range(0, means[0].Replicates.Count).Select(r => NestedSums([.. means.Select(project => project.Replicates[r][g])]))],
            sums => sums[1 + ChoiceOf(sums[(1 + projects.Count)..])] / sums[^1])))];
    }

    // For each choice (nothing, then the projects) the gain over it, with the bias taken off; then the sum of each payoff, and the number of outer trials.
    private static double[] NestedSums(double[][][] projects)
    {
        double[] sums = new double[2 + 2 * projects.Length];
        for (int outer = 0; outer < projects[0][0].Length; outer++)
        {
            for (int choice = -1; choice < projects.Length; choice++)
            {
                double Gain(int column) => Math.Max(0, projects.Max(project => project[column][outer])) - (choice < 0 ? 0 : projects[choice][column][outer]);
                sums[1 + choice] += 2 * Gain(0) - (Gain(1) + Gain(2)) / 2;
            }

            for (int k = 0; k < projects.Length; k++)
            {
                sums[1 + projects.Length + k] += projects[k][0][outer];
            }

            sums[^1]++;
        }

        return sums;
    }

    private static int[] PlacesOf(Study project, IReadOnlyList<string> factors) =>
        [.. project.Factors.Index().Where(entry => factors.Contains(entry.Item.Name, StringComparer.Ordinal)).Select(entry => entry.Index)];

    private static PairedEstimate MeanOf(double[] column, IReadOnlyList<Range> replicates) =>
        Jackknife(replicates, range => [column[range].Sum(), Length(range)], sums => sums[0] / sums[1]);

    // The sum of each payoff, and the number of trials.
    private static double[] PayoffSums(double[][] payoffs, Range range) => [.. payoffs.Select(column => column[range].Sum()), Length(range)];

    // The project with the highest expected payoff, or −1 for nothing if none is above 0.
    private static int ChoiceOf(double[] payoffSums)
    {
        double[] payoffs = payoffSums[..^1];
        int best = Array.IndexOf(payoffs, payoffs.Max());
        return payoffs[best] > 0 ? best : -1;
    }

    // For each choice (nothing, then the projects) the sum of what the best in each trial brings more.
    private static double[] GainsOfEach(double[][] payoffs, Range range)
    {
        (int first, int count) = range.GetOffsetAndLength(payoffs[0].Length);
        double[] gains = new double[1 + payoffs.Length];
        for (int trial = first; trial < first + count; trial++)
        {
            double best = Math.Max(0, payoffs.Max(column => column[trial]));
            gains[0] += best;
            for (int k = 0; k < payoffs.Length; k++)
            {
                gains[1 + k] += best - payoffs[k][trial];
            }
        }

        return gains;
    }

    private static double Length(Range range) => range.End.Value - range.Start.Value;

    private static PairedEstimate Jackknife(IReadOnlyList<Range> replicates, Func<Range, double[]> sums, Func<double[], double> function) =>
        PairedEstimate.Jackknife([.. replicates.Select(sums)], function);
}
