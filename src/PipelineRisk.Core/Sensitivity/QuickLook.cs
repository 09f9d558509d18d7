using PipelineRisk.Economics;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>What a report shows beyond the run itself: analyses of few trials, in about a second together.</summary>
/// <param name="Price">The flat border price that breaks even, and the one that the price terms are worth.</param>
/// <param name="Map">P(loss) over price discount and construction cost.</param>
/// <param name="Drivers">What drives the result.</param>
/// <param name="Correlations">The correlations as they are drawn.</param>
/// <param name="Convergence">What was known after fewer trials; the run itself is the last.</param>
/// <param name="Evaluations">How often the model was evaluated for all of these, the run itself not counted.</param>
public sealed record QuickLook(
    FlatPrice Price, LossMap Map, QuickDrivers Drivers, DrawnCorrelations Correlations, IReadOnlyList<ConvergencePoint> Convergence, long Evaluations)
{
    private const long PriceTrials = 1 << 13;
    private const long MapTrials = 1 << 11;
    private const long CorrelationTrials = 1 << 13;

    private static readonly double[] Work = [3, 4, 6, 1, 1]; // shares of the time, about

    /// <summary>Computes all of them, with the sampler, the seed and the threads of a run, and no more trials than it has.</summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analyses up.</param>
    /// <remarks>
    /// The analyses have no more replicates than a usual run: of few trials each would have too few points to be even. Plain Monte Carlo has as many stretches,
    /// whatever was asked for, so that there are errors: only those of a single trial are not known, NaN.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The analyses were given up.</exception>
    public static QuickLook Of(RunResult run, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ProgressParts parts = new(progress, Work);
        RunOptions options = run.Options with
        {
            Until = [],
            Replicates = run.Options.Sampler == Sampler.MonteCarlo ? RunOptions.DefaultReplicates : Math.Min(run.Options.Replicates, RunOptions.DefaultReplicates),
        };
        RunOptions Options(long trials) => options with { Trials = Math.Min(trials, run.Trials) };
        FlatPrice price = FlatPrice.Of(run.Scenario, Options(PriceTrials), parts.Next(), cancellation);
        LossMap map = LossMap.Of(run.Scenario, Parameter.PriceDiscount, Parameter.ConstructionCost, Options(MapTrials), parts.Next(), cancellation);
        QuickDrivers drivers = QuickDrivers.Of(run.Scenario, Options(run.Trials), parts.Next(), cancellation);
        DrawnCorrelations correlations = DrawnCorrelations.Of(run.Scenario, Options(CorrelationTrials), parts.Next(), cancellation);
        IReadOnlyList<ConvergencePoint> convergence = ConvergencePoint.Of(run, options with { Replicates = Math.Max(options.Replicates, run.Options.Replicates) }, parts.Next(), cancellation);
        progress?.Report(1);
        return new(
            price, map, drivers, correlations, convergence,
            price.Evaluations + map.Evaluations + drivers.Evaluations + correlations.Trials + convergence.SkipLast(1).Sum(point => point.Trials));
    }
}
