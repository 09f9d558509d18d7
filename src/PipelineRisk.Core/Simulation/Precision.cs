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
        return Quantile(ranked, run.Shares(outcome, ranked), probability).HalfWidth95;
    }

    /// <summary>The mean of an outcome over the trials where it exists.</summary>
    public static Estimate Mean(RunAccumulator run, Economics.Outcome outcome)
    {
        Moments all = run.Moments(outcome);
        if (all.Count == 0)
        {
            return new(double.NaN, double.NaN);
        }

        if (run.Replicates == 1)
        {
            return new(all.Mean, all.StandardError);
        }

        Moments[] replicates = [.. Enumerable.Range(0, run.Replicates).Select(r => run.Totals(r).Moments[(int)outcome])];
        Estimate mean = Replicates.Mean(
            [.. replicates.Select(moments => moments.Count)], [.. replicates.Select(moments => moments.Mean)]);
        return mean with { Value = all.Mean };
    }

    /// <summary>A quantile: by order statistics for independent trials, from the replicates otherwise.</summary>
    public static QuantileEstimate Quantile(RankedValues ranked, ReplicateShares? replicates, double probability) =>
        replicates is null ? ranked.QuantileWithInterval(probability) : Replicates.Quantile(ranked, replicates, probability);

    /// <summary>The mean of the lowest <paramref name="share"/> of the values.</summary>
    public static Estimate LowerTailMean(RankedValues ranked, ReplicateShares? replicates, double share) =>
        replicates is null ? ranked.LowerTailMean(share) : Replicates.LowerTailMean(ranked, replicates, share);

    /// <summary>The probability of an event with its 95 % interval.</summary>
    /// <remarks>
    /// Wilson's interval for independent trials, and for an event so rare (or so common) that it is not seen (or missed) once a replicate on average:
    /// the spread of the replicates says little then, and scrambled nets and hypercubes are hardly ever worse than independent trials.
    /// </remarks>
    public static (Estimate Probability, double Low, double High) Of(RunAccumulator run, RiskEvent riskEvent)
    {
        long[] trials = [.. Enumerable.Range(0, run.Replicates).Select(r => Trials(run, r, riskEvent))];
        long[] happened = [.. Enumerable.Range(0, run.Replicates).Select(r => run.Events(r)[riskEvent])];
        long allTrials = trials.Sum(), allHappened = happened.Sum();
        double share = allTrials > 0 ? (double)allHappened / allTrials : double.NaN;
        if (run.Replicates == 1 || Math.Min(allHappened, allTrials - allHappened) < run.Replicates)
        {
            (double low, double high) = OrderStatistics.WilsonInterval(allHappened, allTrials);
            return (new(share, Math.Sqrt(share * (1 - share) / allTrials)), low, high);
        }

        Estimate probability = Replicates.Mean(trials, [.. happened.Select((count, r) => (double)count / trials[r])]) with { Value = share };
        double half = probability.HalfWidth95;
        return (probability, Math.Max(0, share - half), Math.Min(1, share + half));
    }

    /// <summary>The trials that count for an event: all, or those in which its ratio exists.</summary>
    public static long Trials(RunAccumulator run, int replicate, RiskEvent riskEvent) => riskEvent switch
    {
        RiskEvent.DscrBelow1 => run.Totals(replicate).Moments[(int)Economics.Outcome.MinDscr].Count,
        RiskEvent.LlcrBelow1 => run.Totals(replicate).Moments[(int)Economics.Outcome.Llcr].Count,
        _ => run.Events(replicate).Trials,
    };
}
