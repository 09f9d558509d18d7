using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>From what a run remembers to how exactly its numbers are known.</summary>
internal static class Precision
{
    /// <summary>Half the width of the 95 % interval of <paramref name="statistic"/>; NaN while it is not known.</summary>
    public static double HalfWidth(RunAccumulator run, Statistic statistic)
    {
        if (statistic.Event is { } riskEvent)
        {
            (_, double low, double high) = Of(run, riskEvent);
            return (high - low) / 2;
        }

        Economics.Outcome outcome = statistic.Outcome!.Value;
        if (statistic.Probability is not { } probability)
        {
            return Mean(run, outcome).HalfWidth95;
        }

        RankedValues ranked = run.Ranked(outcome);
        return Quantile(run, ranked, run.Shares(outcome, ranked), probability).HalfWidth95;
    }

    /// <summary>The mean of an outcome over the trials where it exists.</summary>
    public static Estimate Mean(RunAccumulator run, Economics.Outcome outcome)
    {
        Moments all = run.Moments(outcome);
        if (all.Count == 0)
        {
            return new(double.NaN, double.NaN);
        }

        return IsTheoryEnough(run) ? new(all.Mean, all.StandardError) : PairedMean(run, outcome).Estimate;
    }

    /// <summary>The same, paired with that of other runs with the same options.</summary>
    public static PairedEstimate PairedMean(RunAccumulator run, Economics.Outcome outcome)
    {
        Moments[] replicates = [.. Enumerable.Range(0, run.Replicates).Select(r => run.Totals(r).Moments[(int)outcome])];
        return PairedEstimate.OfMeans([.. replicates.Select(moments => moments.Count)], [.. replicates.Select(moments => moments.Mean)])
            .At(run.Moments(outcome) is { Count: > 0 } all ? all.Mean : double.NaN);
    }

    /// <summary>A quantile: by order statistics for independent trials, from the replicates otherwise.</summary>
    public static QuantileEstimate Quantile(RunAccumulator run, RankedValues ranked, ReplicateShares replicates, double probability) =>
        IsTheoryEnough(run) ? ranked.QuantileWithInterval(probability) : Replicates.Quantile(ranked, replicates, probability);

    /// <summary>The mean of the lowest <paramref name="share"/> of the values.</summary>
    public static Estimate LowerTailMean(RunAccumulator run, RankedValues ranked, ReplicateShares replicates, double share) =>
        IsTheoryEnough(run) ? ranked.LowerTailMean(share) : Replicates.PairedLowerTailMean(ranked, replicates, share).Estimate;

    /// <summary>The probability of an event with its 95 % interval.</summary>
    /// <remarks>
    /// Wilson's interval for independent trials, and for an event so rare (or so common) that it is not seen (or missed) once a replicate on average:
    /// the spread of the replicates says little then, and scrambled nets and hypercubes are hardly ever worse than independent trials.
    /// </remarks>
    public static (Estimate Probability, double Low, double High) Of(RunAccumulator run, RiskEvent riskEvent)
    {
        (long[] trials, long[] happened) = Counts(run, riskEvent);
        long allTrials = trials.Sum(), allHappened = happened.Sum();
        double share = allTrials > 0 ? (double)allHappened / allTrials : double.NaN;
        if (IsTheoryEnough(run) || Math.Min(allHappened, allTrials - allHappened) < run.Replicates)
        {
            (double low, double high) = OrderStatistics.WilsonInterval(allHappened, allTrials);
            return (new(share, Math.Sqrt(share * (1 - share) / allTrials)), low, high);
        }

        Estimate probability = Paired(run, riskEvent).Estimate;
        double half = probability.HalfWidth95;
        return (probability, Math.Max(0, share - half), Math.Min(1, share + half));
    }

    /// <summary>The same, paired with that of other runs with the same options.</summary>
    public static PairedEstimate Paired(RunAccumulator run, RiskEvent riskEvent)
    {
        (long[] trials, long[] happened) = Counts(run, riskEvent);
        return PairedEstimate.OfMeans(trials, [.. happened.Select((count, r) => (double)count / trials[r])])
            .At(trials.Sum() is > 0 and var all ? (double)happened.Sum() / all : double.NaN);
    }

    /// <summary>The trials that count for an event: all, or those in which its ratio exists.</summary>
    public static long Trials(RunAccumulator run, int replicate, RiskEvent riskEvent) => riskEvent switch
    {
        RiskEvent.DscrBelow1 => run.Totals(replicate).Moments[(int)Economics.Outcome.MinDscr].Count,
        RiskEvent.LlcrBelow1 => run.Totals(replicate).Moments[(int)Economics.Outcome.Llcr].Count,
        _ => run.Events(replicate).Trials,
    };

    private static (long[] Trials, long[] Happened) Counts(RunAccumulator run, RiskEvent riskEvent) =>
        ([.. Enumerable.Range(0, run.Replicates).Select(r => Trials(run, r, riskEvent))],
        [.. Enumerable.Range(0, run.Replicates).Select(r => run.Events(r)[riskEvent])]);

    // The theory of independent trials holds, and has more degrees of freedom than replicates have; and a single replicate, or one shard's part of it, has no other:
    // nets and hypercubes are hardly ever worse than independent trials.
    private static bool IsTheoryEnough(RunAccumulator run) => run.TrialsAreIndependent || run.ReplicatesBegun < 2;
}
