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
    private const double TailShare = 0.05;

    private static readonly double[] QuantileLevels = [0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99];
    private static readonly double[] FanLevels = [0.05, 0.25, 0.50, 0.75, 0.95];
    private static readonly StrandingCause[] Causes = [StrandingCause.Idle, StrandingCause.Loss, StrandingCause.Rupture];

    public static RunResult Of(
        Scenario scenario, RunOptions options, RunAccumulator run, IReadOnlyList<PrecisionReached> precision, string? warning, long yearlyQuantileTrials,
        TimeSpan elapsed)
    {
        EventCounts events = run.AllEvents();
        long trials = events.Trials;
        return new(
            scenario,
            options,
            trials,
            [.. OutcomeCatalogue.All.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads)
                .Select(info => Metric(info, run))],
            [.. RiskEventCatalogue.All.Select(info => Event(info, run))],
            run.HasYears ? [.. YearlySeriesCatalogue.All.Select(info => Yearly(info, run, trials))] : [],
            Causes.ToDictionary(cause => cause, cause => (IReadOnlyList<double>)Cumulative(events.Stranded(cause), trials)),
            Cumulative(events.Distressed, trials),
            events.BeyondHorizon,
            Math.Min(trials, yearlyQuantileTrials),
            run.TrialsAreIndependent ? 1 : run.Replicates,
            precision,
            warning is null ? [] : [warning],
            elapsed);
    }

    private static MetricSummary Metric(OutcomeInfo info, RunAccumulator run)
    {
        Moments moments = run.Moments(info.Id);
        RankedValues ranked = run.Ranked(info.Id);
        ReplicateShares replicates = run.Shares(info.Id, ranked);
        return new(
            info,
            moments.Count,
            Precision.Mean(run, info.Id),
            moments.StandardDeviation,
            [.. QuantileLevels.Select(level => Precision.Quantile(run, ranked, replicates, level))],
            moments.Count > 0 ? moments.Minimum : double.NaN,
            moments.Count > 0 ? moments.Maximum : double.NaN,
            Precision.LowerTailMean(run, ranked, replicates, TailShare),
            moments.Count > 0 ? Bars(info, ranked) : [],
            moments.Count > 0 ? Curve(ranked) : [],
            ranked.Resolution)
        {
            Paired = new(
                Precision.PairedMean(run, info.Id),
                [.. QuantileLevels.Select(level => Replicates.PairedQuantile(ranked, replicates, level))],
                Replicates.PairedLowerTailMean(ranked, replicates, TailShare)),
        };
    }

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
        (Estimate probability, double low, double high) = Precision.Of(run, info.Id);
        long trials = Enumerable.Range(0, run.Replicates).Sum(r => Precision.Trials(run, r, info.Id));
        return new(info.Id, info.Name, info.Title, info.Meaning, trials, probability, low, high) { Paired = Precision.Paired(run, info.Id) };
    }

    private static YearlySummary Yearly(YearlySeriesInfo info, RunAccumulator run, long trials)
    {
        double[] mean = new double[run.Years];
        double[][] quantiles = [.. FanLevels.Select(_ => new double[run.Years])];
        for (int k = 0; k < run.Years; k++)
        {
            mean[k] = run.YearSum(info.Id, k) / trials;
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
