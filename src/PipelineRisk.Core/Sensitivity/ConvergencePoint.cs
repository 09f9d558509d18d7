using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What a run knows after some of its trials.</summary>
/// <param name="Trials">The number of trials.</param>
/// <param name="MeanNpv">The mean NPV, USD bn.</param>
/// <param name="Loss">The probability of a loss.</param>
/// <param name="Stranded">The probability of stranding.</param>
public sealed record ConvergencePoint(long Trials, Estimate MeanNpv, Estimate Loss, Estimate Stranded)
{
    private const int First = 10;
    private const int Last = 15; // the errors of more trials follow from the slope, and the run itself is the last word

    /// <summary>How a run converges: after 2¹⁰, 2¹¹, … trials up to 2¹⁵, as far as it has more than that, and at its end.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">Its sampler, seed and replicates; the threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <remarks>
    /// A point is a run of its own with fewer trials. They are the first of the run itself: of every replicate the first points for Sobol' points, and the first
    /// trials of all for plain Monte Carlo. Latin hypercubes of fewer trials are others.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static IReadOnlyList<ConvergencePoint> Of(RunResult run, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        Study study = Study.Of(run.Scenario, [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Loss), Response.Of(RiskEvent.Stranded)]);
        long[] trials = [.. Enumerable.Range(First, Last - First + 1).Select(power => 1L << power).Where(fewer => fewer < run.Trials)];
        ProgressParts parts = new(progress, [.. trials.Select(fewer => (double)fewer)]);
        return
        [
            .. trials.Select(fewer =>
            {
                PairedEstimate[] means = new StudyRun(study, options with { Trials = fewer }, parts.Next(), cancellation).Means([new NoVariation()])[0];
                return new ConvergencePoint(fewer, means[0].Estimate, means[1].Estimate, means[2].Estimate);
            }),
            new(run.Trials, run[Outcome.Npv].Mean, run[RiskEvent.Loss].Probability, run[RiskEvent.Stranded].Probability),
        ];
    }
}
