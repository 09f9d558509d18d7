using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>Scenarios side by side on common random numbers: what their runs have in common cancels out of the differences.</summary>
/// <remarks>
/// A parameter keeps its random numbers in every scenario, whatever its distribution there (Law, Simulation Modeling and Analysis, 2015, section 11.2), so
/// replicate r of every run belongs together. Each list has one estimate a run; the difference of two is the paired difference.
/// </remarks>
public sealed class ScenarioComparison
{
    private ScenarioComparison(IReadOnlyList<RunResult> runs) => Runs = runs;

    /// <summary>The runs, in the order of the scenarios.</summary>
    public IReadOnlyList<RunResult> Runs { get; }

    /// <summary>Simulates scenarios on the same numbers.</summary>
    /// <param name="scenarios">One or more scenarios.</param>
    /// <param name="options">How many trials each, which sampler and seed, how many threads.</param>
    /// <param name="progress">Is told which share is done, from 0 to 1, from any thread.</param>
    /// <param name="cancellation">Gives the runs up.</param>
    /// <exception cref="ArgumentException">There is no scenario, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The runs were given up.</exception>
    public static ScenarioComparison Run(
        IReadOnlyList<Scenario> scenarios, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(options);
        TrialShare share = new(progress, scenarios.Count * (double)options.Trials);
        return Of([.. scenarios.Select(scenario => MonteCarlo.Run(scenario, options, share, cancellation))]);
    }

    /// <summary>Puts runs side by side.</summary>
    /// <exception cref="ArgumentException">There is none, or they do not have the same trials: the same number, seed, sampler and replicates.</exception>
    public static ScenarioComparison Of(IReadOnlyList<RunResult> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0 || runs.Select(Draws).Distinct().Count() > 1)
        {
            throw new ArgumentException("Only runs with the same trials can be compared: their number, seed, sampler and replicates must agree.", nameof(runs));
        }

        return new(runs);
    }

    /// <summary>The means of an outcome, each over the trials where it exists; in the unit of the outcome.</summary>
    public IReadOnlyList<PairedEstimate> Mean(Outcome outcome) => [.. Runs.Select(run => Paired(run, outcome).Mean)];

    /// <summary>The quantiles of an outcome; in its unit.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="probability">One of the nine cumulative probabilities of <see cref="MetricSummary.Quantiles"/>.</param>
    public IReadOnlyList<PairedEstimate> Quantile(Outcome outcome, double probability) =>
        [.. Runs.Select(run => Paired(run, outcome).Quantiles[run[outcome].Quantiles.Index().First(entry => entry.Item.Probability == probability).Index])];

    /// <summary>The means of the lowest 5 % of an outcome; in its unit.</summary>
    public IReadOnlyList<PairedEstimate> LowerTailMean(Outcome outcome) => [.. Runs.Select(run => Paired(run, outcome).LowerTailMean)];

    /// <summary>The probabilities of an event.</summary>
    public IReadOnlyList<PairedEstimate> Probability(RiskEvent riskEvent) => [.. Runs.Select(run => run[riskEvent].Paired ?? throw Unpaired())];

    private static PairedMetric Paired(RunResult run, Outcome outcome) => run[outcome].Paired ?? throw Unpaired();

    private static InvalidOperationException Unpaired() => new("Only what a run has estimated can be compared.");

    private static (long Trials, ulong Seed, Sampler Sampler, int Replicates) Draws(RunResult run) =>
        (run.Trials, run.Options.Seed, run.Options.Sampler, run.Options.Replicates);
}
