using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>From what a run remembers to what it reports.</summary>
internal static class RunSummary
{
    private const int HistogramBars = 120;
    private const int CurvePoints = 240;
    private const double ChartTail = 0.001;

    private static readonly double[] QuantileLevels = [0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99];
    private static readonly double[] FanLevels = [0.05, 0.25, 0.50, 0.75, 0.95];
    private static readonly StrandingCause[] Causes = [StrandingCause.Idle, StrandingCause.Loss, StrandingCause.Rupture];

    public static RunResult Of(
        Scenario scenario, RunOptions options, RunAccumulator run, string? warning, long yearlyQuantileTrials, TimeSpan elapsed)
    {
        long trials = run.Events.Trials;
        return new(
            scenario,
            options,
            trials,
            [.. OutcomeCatalogue.All.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads)
                .Select(info => Metric(info, run.Totals.Moments[(int)info.Id], run.Ranked(info.Id)))],
            [.. RiskEventCatalogue.All.Select(info => Event(info, run))],
            [.. YearlySeriesCatalogue.All.Select(info => Yearly(info, run, trials))],
            Causes.ToDictionary(cause => cause, cause => (IReadOnlyList<double>)Cumulative(run.Events.Stranded(cause), trials)),
            Cumulative(run.Events.Distressed, trials),
            run.Events.BeyondHorizon,
            yearlyQuantileTrials,
            warning is null ? [] : [warning],
            elapsed);
    }

    private static MetricSummary Metric(OutcomeInfo info, Moments moments, RankedValues ranked) => new(
        info,
        moments.Count,
        moments.Count > 0 ? new(moments.Mean, moments.StandardError) : new(double.NaN, double.NaN),
        moments.StandardDeviation,
        [.. QuantileLevels.Select(ranked.QuantileWithInterval)],
        moments.Count > 0 ? moments.Minimum : double.NaN,
        moments.Count > 0 ? moments.Maximum : double.NaN,
        ranked.LowerTailMean(0.05),
        moments.Count > 0 ? Bars(info, ranked) : [],
        moments.Count > 0 ? Curve(ranked) : [],
        ranked.Resolution);

    private static HistogramBin[] Bars(OutcomeInfo info, RankedValues ranked)
    {
        double low = ranked.Quantile(ChartTail), high = ranked.Quantile(1 - ChartTail);
        if (info.IsYear)
        {
            int first = (int)low, last = (int)high;
            return [.. Enumerable.Range(first, last - first + 1).Select(year => Bar(ranked, year - 0.5, year + 0.5))];
        }

        double width = Math.Max((high - low) / HistogramBars, double.Epsilon);
        return [.. Enumerable.Range(0, HistogramBars).Select(bar => Bar(ranked, low + bar * width, low + (bar + 1) * width))];
    }

    private static HistogramBin Bar(RankedValues ranked, double low, double high) =>
        new(low, high, (ranked.CountUpTo(high) - ranked.CountUpTo(low)) / (double)ranked.Count);

    private static CurvePoint[] Curve(RankedValues ranked) =>
        [.. Enumerable.Range(0, CurvePoints + 1)
            .Select(i => ChartTail + (1 - 2 * ChartTail) * i / CurvePoints)
            .Select(share => new CurvePoint(ranked.Quantile(share), share))];

    private static EventSummary Event(RiskEventInfo info, RunAccumulator run)
    {
        long trials = info.Id switch
        {
            RiskEvent.DscrBelow1 => run.Totals.Moments[(int)Outcome.MinDscr].Count,
            RiskEvent.LlcrBelow1 => run.Totals.Moments[(int)Outcome.Llcr].Count,
            _ => run.Events.Trials,
        };
        long happened = run.Events[info.Id];
        double share = trials > 0 ? (double)happened / trials : double.NaN;
        (double low, double high) = OrderStatistics.WilsonInterval(happened, trials);
        return new(info.Id, info.Name, info.Title, info.Meaning, trials, new(share, Math.Sqrt(share * (1 - share) / trials)), low, high);
    }

    private static YearlySummary Yearly(YearlySeriesInfo info, RunAccumulator run, long trials)
    {
        double[] mean = new double[run.Years];
        double[][] quantiles = [.. FanLevels.Select(_ => new double[run.Years])];
        for (int k = 0; k < run.Years; k++)
        {
            mean[k] = run.Totals.YearSums[(int)info.Id * run.Years + k] / trials;
            RankedValues ranked = run.Ranked(info.Id, k);
            for (int level = 0; level < FanLevels.Length; level++)
            {
                quantiles[level][k] = ranked.Quantile(FanLevels[level]);
            }
        }

        return new(info.Id, info.Name, info.Unit, info.Title, mean, quantiles);
    }

    private static double[] Cumulative(ReadOnlySpan<long> counts, long trials)
    {
        double[] shares = new double[counts.Length];
        long soFar = 0;
        for (int k = 0; k < shares.Length; k++)
        {
            soFar += counts[k];
            shares[k] = (double)soFar / trials;
        }

        return shares;
    }
}
