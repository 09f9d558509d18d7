using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Setting = System.Collections.Generic.IReadOnlyList<(int Factor, double Value)>;

namespace PipelineRisk.Sensitivity;

/// <summary>The first response of a study with some factors fixed at many points, all on the same draws: each tile of trials is drawn once for all points.</summary>
/// <param name="study">The study.</param>
/// <param name="target">The statistic of the response, and what it shall be.</param>
/// <param name="options">The sampler, the seed, the threads, and the most trials of a point.</param>
/// <param name="progress">Is told the share that is done: how many passes there will be is not known, so that each is an eighth of what is left.</param>
/// <param name="cancellation">Gives up.</param>
internal sealed class FixedPoints(Study study, Target target, RunOptions options, IProgress<double>? progress, CancellationToken cancellation)
{
    private const double ShareOfAPass = 0.125;

    private readonly Dictionary<long, StudyRun> _runs = [];
    private double _done;

    /// <summary>How often the response was evaluated.</summary>
    public long Evaluations { get; private set; }

    /// <summary>By how much the statistic exceeds its target, as the mean of one number a trial; NaN where no trial has the response.</summary>
    /// <remarks>
    /// A quantile exceeds c where fewer than p of the trials lie at or below c. Read so, it is a mean like the others, and the values at which this mean can not
    /// be told from 0 are those at which the interval of the quantile by Woodruff, "Confidence intervals for medians and other position measures" (1952), holds c.
    /// </remarks>
    /// <param name="points">The values of the factors at each point.</param>
    /// <param name="mostTrials">The most trials of a point.</param>
    public PairedEstimate[] Excess(IReadOnlyList<Setting> points, long mostTrials)
    {
        double level = target.Level;
        double? probability = target.Probability;
        Sums[] replicates = Pass(points, mostTrials, () => new Sums(points.Count), (point, responses, sums) =>
        {
            foreach (double response in responses)
            {
                if (!double.IsNaN(response))
                {
                    sums.Counts[point]++;
                    sums.Totals[point] += probability is { } p ? p - (response <= level ? 1 : 0) : response - level;
                }
            }
        });
        return [.. points.Select((_, point) => PairedEstimate.OfMeans(
            [.. replicates.Select(sums => sums.Counts[point])], [.. replicates.Select(sums => sums.Totals[point] / sums.Counts[point])]))];
    }

    /// <summary>The statistic itself at each point.</summary>
    /// <inheritdoc cref="Excess"/>
    public StatisticAt[] Statistic(IReadOnlyList<Setting> points, long mostTrials)
    {
        if (target.Probability is { } probability)
        {
            List<double>[][] values = Pass(
                points, mostTrials, () => points.Select(_ => new List<double>()).ToArray(), (point, responses, lists) => lists[point].AddRange(responses));
            return [.. points.Select((at, point) => Quantile(at[0].Value, [.. values.Select(lists => lists[point].ToArray())], probability))];
        }

        return [.. Excess(points, mostTrials).Zip(points, (excess, at) => new StatisticAt(
            at[0].Value, target.Level + excess.Value, target.Level + excess.Value - excess.HalfWidth95, target.Level + excess.Value + excess.HalfWidth95))];
    }

    private StatisticAt Quantile(double at, double[][] replicates, double probability)
    {
        SortedValues all = new(replicates.SelectMany(values => values).ToArray(), isWhole: study.Responses[0].Unit == "year");
        QuantileEstimate quantile = Replicates.Quantile(all, new ReplicateValues(replicates), probability);
        return new(at, quantile.Value, quantile.Low, quantile.High);
    }

    private T[] Pass<T>(IReadOnlyList<Setting> points, long mostTrials, Func<T> start, ReadPoint<T> read)
    {
        long trials = Math.Min(options.Trials, mostTrials);
        if (!_runs.TryGetValue(trials, out StudyRun? run))
        {
            _runs.Add(trials, run = new(study, options with { Trials = trials }, new Pace(this), cancellation));
        }

        FixedValues[] variations = [.. points.Select(point => new FixedValues(run.Plan, point))];
        T[] replicates = run.Replicates(Samples.One, start, (worker, sums) =>
        {
            for (int point = 0; point < variations.Length; point++)
            {
                worker.Evaluate(variations[point], 0);
                read(point, worker.Response(0, 0), sums);
            }
        });
        Evaluations += trials * points.Count;
        _done += (1 - _done) * ShareOfAPass;
        return replicates;
    }

    private delegate void ReadPoint<in T>(int point, ReadOnlySpan<double> responses, T sums);

    private sealed record Sums(int Points)
    {
        public long[] Counts { get; } = new long[Points];

        public double[] Totals { get; } = new double[Points];
    }

    private sealed class Pace(FixedPoints points) : IProgress<double>
    {
        private readonly FixedPoints _points = points;

        public void Report(double value) => _points.Tell(value);
    }

    private void Tell(double shareOfPass) => progress?.Report(_done + (1 - _done) * ShareOfAPass * shareOfPass);
}

/// <summary>A statistic with a factor fixed at a value.</summary>
/// <param name="X">The value of the factor.</param>
/// <param name="Value">The statistic; NaN where no trial has the response.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end of its 95 % interval.</param>
public readonly record struct StatisticAt(double X, double Value, double Low, double High);
