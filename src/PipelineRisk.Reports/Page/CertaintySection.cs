using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Page;

/// <summary>How sure are these numbers?</summary>
internal static class CertaintySection
{
    public static Section Of(RunResult result, QuickLook? look, Manifest manifest, ChartBook charts) => new("certainty", "Certainty", "How sure are these numbers?", Markup.Of($"""
        <p class="lead">The errors on this page are sampling errors: how far a number would move with another seed. They say nothing about whether the inputs and
        the model are right; for that, change an input and look. Numbers end where their error begins.</p>
        {WarningList.Of(result.Warnings)}
        <dl class="facts">
        <dt>Trials</dt><dd>{Digits.Count(result.Trials)}, seed {Seed(result)}, {Wording.Sampler(manifest.Sampler)}{Replicates(manifest)}.</dd>
        <dt>Errors</dt><dd>± is half the width of the 95 % interval.{Worth(result)}</dd>
        <dt>Percentiles</dt><dd>{Quantiles(result)} Those of the yearly series come from the first {Digits.Count(result.YearlyQuantileTrials)} trials.</dd>
        <dt>Horizon</dt><dd>{Horizon(result)}</dd>
        <dt>Repeatability</dt><dd>The same inputs, options and seed give the same bytes in summary.csv, events.csv and yearly.csv on any number of threads and any processor.</dd>
        <dt>Self-test</dt><dd>{SelfTest(manifest.SelfTest)}</dd>
        </dl>
        {(look is null ? Wording.NotYet : charts.Place(ConvergenceCharts.OfValue(look.Convergence), ConvergenceCharts.OfErrors(result, look.Convergence)))}
        <details open="open"><summary>All outcomes</summary>{Outcomes(result)}</details>
        <details open="open"><summary>All events</summary>{Events(result)}</details>
        """));

    private static string Seed(RunResult result) => result.Options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Replicates(Manifest manifest) =>
        manifest.Replicates > 1 ? $" in {manifest.Replicates} independent randomised replicates, from which the errors come" : "";

    private static string Worth(RunResult result)
    {
        string sentence = result[PipelineRisk.Economics.Outcome.Npv].EquivalentPlainTrials is var plain && plain > result.Trials && result.Replicates > 1
            ? $" The mean NPV is as exact as from {Digits.Many(plain)} plain trials."
            : "";
        return sentence + string.Concat(result.Precision.Select(reached => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $" Asked for: {reached.Target.Statistic.Name} within ±{reached.Target.HalfWidth:G3} {reached.Target.Statistic.Unit}; {(reached.Holds ? "reached" : "not reached")} (±{reached.HalfWidth:G3}).")));
    }

    private static string Quantiles(RunResult result) =>
        result.Metrics.Any(metric => metric.QuantileResolution > 0)
            ? "Read from fine histograms; the table below says how far that can move a percentile of each outcome (column Method)."
            : "Order statistics of the trials: no error of method.";

    private static string Horizon(RunResult result) => result.TrialsBeyondHorizon == 0
        ? "No trial has a contract that ends after the last year of the calculation."
        : $"{Digits.Count(result.TrialsBeyondHorizon)} trials ({Digits.Significant(100.0 * result.TrialsBeyondHorizon / result.Trials)} %) have a contract that ends "
            + "after the last year of the calculation; what comes later is not counted.";

    private static Markup SelfTest(SelfTestPass? pass) => pass is null
        ? Markup.Of($"The self-test has not been run on this build and machine: <code>pipelinerisk selftest</code>.")
        : Markup.Of($"""
            The self-test last passed on this build and machine on {pass.PassedAt.UtcDateTime.ToString("yyyy-MM-dd' at 'HH:mm", System.Globalization.CultureInfo.InvariantCulture)} UTC
            ({Digits.Count(pass.Cases)} cases).
            """);

    private static Markup Outcomes(RunResult result) => Markup.Of($"""
        <div class="scroll" role="region" tabindex="0" aria-label="All outcomes"><table class="all">
        <thead><tr><th scope="col">Outcome</th><th scope="col">Trials</th><th scope="col">Mean ± error</th><th scope="col">SD</th>
        {Markup.Join(ReportedQuantiles.OfMetrics.Select(probability => Markup.Of($"""<th scope="col">P{(long)Math.Round(100 * probability)}</th>""")))}
        <th scope="col">Min</th><th scope="col">Max</th><th scope="col">Mean of the lowest 5 % ± error</th><th scope="col">Method</th></tr></thead>
        <tbody>{Markup.Join(result.Metrics.Select(Outcome))}</tbody></table></div>
        """);

    private static Markup Outcome(MetricSummary metric)
    {
        Measure measure = Measure.Of(metric.Info.Unit);
        return Markup.Of($"""
            <tr><th scope="row">{metric.Info.Name}<small>{measure.Unit}</small></th><td>{Digits.Count(metric.Trials)}</td><td>{measure.ErrorOnly(metric.Mean)}</td>
            <td>{Digits.Significant(metric.StandardDeviation * measure.Scale)}</td>
            {Markup.Join(metric.Quantiles.Select(quantile => Markup.Of($"""<td title="{Interval(quantile, measure)}">{measure.Number(metric, quantile.Probability)}</td>""")))}
            <td>{Extreme(metric.Minimum, metric, measure)}</td><td>{Extreme(metric.Maximum, metric, measure)}</td><td>{measure.ErrorOnly(metric.LowerTailMean)}</td>
            <td>{Method(metric, measure)}</td></tr>
            """);
    }

    private static string Extreme(double value, MetricSummary metric, Measure measure) =>
        Digits.Justified(value * measure.Scale, metric.StandardDeviation * measure.Scale / 100, significant: 4);

    private static string Method(MetricSummary metric, Measure measure) =>
        metric.QuantileResolution > 0 ? "± " + Digits.Significant(metric.QuantileResolution * measure.Scale, 1) : "exact";

    private static string Interval(QuantileEstimate quantile, Measure measure) =>
        $"95 % interval: {Digits.Significant(quantile.Low * measure.Scale, 5)} to {Digits.Significant(quantile.High * measure.Scale, 5)}";

    private static Markup Events(RunResult result) => Markup.Of($"""
        <div class="scroll" role="region" tabindex="0" aria-label="All events"><table class="all">
        <thead><tr><th scope="col">Event</th><th scope="col">Trials that count</th><th scope="col">Probability ± error, %</th><th scope="col">95 % interval, %</th></tr></thead>
        <tbody>{Markup.Join(result.Events.Select(summary => Markup.Of($"""
            <tr><th scope="row">{summary.Name}</th><td>{Digits.Count(summary.Trials)}</td><td>{Digits.WithError(100 * summary.Probability.Value, 50 * (summary.High - summary.Low))}</td>
            <td>{Digits.Significant(100 * summary.Low, 5)} to {Digits.Significant(100 * summary.High, 5)}</td></tr>
            """)))}</tbody></table></div>
        """);
}
