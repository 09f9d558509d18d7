using PipelineRisk.Economics;
using PipelineRisk.Simulation;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>Targets as they are written, and the numbers of a run.</summary>
internal static class Targets
{
    public static PrecisionTarget Of(string text) =>
        PrecisionTarget.TryParse(text, out PrecisionTarget? target, out string? problem) ? target : throw new ArgumentException(problem, nameof(text));

    /// <summary>Every number that a run reports, in one row.</summary>
    public static double[] Numbers(RunResult run) =>
    [
        run.Trials, run.Replicates, run.TrialsBeyondHorizon, run.YearlyQuantileTrials,
        .. run.Metrics.SelectMany(metric => new[]
        {
            metric.Trials, metric.Mean.Value, metric.Mean.StandardError, metric.Mean.DegreesOfFreedom, metric.StandardDeviation, metric.Minimum, metric.Maximum,
            metric.LowerTailMean.Value, metric.LowerTailMean.StandardError, metric.QuantileResolution,
        }),
        .. run.Metrics.SelectMany(metric => metric.Quantiles).SelectMany(quantile => new[] { quantile.Value, quantile.Low, quantile.High }),
        .. run.Metrics.SelectMany(metric => metric.Histogram).SelectMany(bar => new[] { bar.Low, bar.High, bar.Share }),
        .. run.Metrics.SelectMany(metric => metric.CumulativeCurve).SelectMany(point => new[] { point.Value, point.Share }),
        .. run.Events.SelectMany(summary => new[] { summary.Trials, summary.Probability.Value, summary.Probability.StandardError, summary.Low, summary.High }),
        .. run.Yearly.SelectMany(series => series.Mean.Concat(series.Quantiles.SelectMany(quantile => quantile))),
        .. Enum.GetValues<StrandingCause>().Where(run.StrandedBy.ContainsKey).SelectMany(cause => run.StrandedBy[cause]),
        .. run.DistressedBy,
        .. run.Precision.Select(reached => reached.HalfWidth),
    ];
}
