using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>A restriction of a box, judged on trials that it was not found on.</summary>
/// <param name="Factor">The restricted input.</param>
/// <param name="Limit">The restriction, in the input's unit.</param>
/// <param name="Mass">The share of all trials that it lets in.</param>
/// <param name="DensityWithout">How frequent the event is in the box without this restriction: what it is good for.</param>
public sealed record JudgedLimit(Factor Factor, BoxLimit Limit, PairedEstimate Mass, PairedEstimate DensityWithout);

/// <summary>A box, judged on trials that it was not found on.</summary>
/// <param name="Limits">Its restrictions.</param>
/// <param name="Mass">The share of all trials that lie in it.</param>
/// <param name="Density">How frequent the event is in it.</param>
/// <param name="Coverage">The share of all events that lie in it.</param>
public sealed record JudgedBox(IReadOnlyList<JudgedLimit> Limits, PairedEstimate Mass, PairedEstimate Density, PairedEstimate Coverage);

/// <summary>The box of inputs in which an event is most frequent.</summary>
/// <param name="Response">The event.</param>
/// <param name="Probability">How frequent it is in all trials.</param>
/// <param name="Trajectory">The boxes from all trials on, a slice less each.</param>
/// <param name="ChosenIndex">The place of the chosen one among them.</param>
/// <param name="TrialsSearched">The number of trials that the boxes were found on.</param>
/// <param name="TrialsJudged">The number of other trials that they were judged on.</param>
public sealed record BoxSearch(Response Response, PairedEstimate Probability, IReadOnlyList<JudgedBox> Trajectory, int ChosenIndex, long TrialsSearched, long TrialsJudged)
{
    /// <summary>The most trials: their inputs stay in memory, a third of a kilobyte each.</summary>
    public const int MostTrials = 1 << 17;

    /// <summary>The fewest replicates: two to search and two to judge.</summary>
    public const int LeastReplicates = 4;

    /// <summary>A box in which the event is this share as frequent as where it is most frequent is as good, if it is larger.</summary>
    public const double NearlyHighest = 0.95;

    private const int Count = 0, Events = 1, Inside = 2, EventsInside = 3, PerLimit = 4, SumsOfLimit = 3;

    /// <summary>
    /// The chosen box: the largest in which the event is at least <see cref="NearlyHighest"/> times as frequent as in the box of the highest frequency, which holds at
    /// least 5 % of the trials; slices are pasted back on where that raises the frequency.
    /// </summary>
    public JudgedBox Chosen => Trajectory[ChosenIndex];

    /// <summary>Searches the uncertain inputs of a study, of which it restricts at most three; paths are not searched.</summary>
    /// <param name="study">What is questioned; the event is its first response.</param>
    /// <param name="options">How many trials, of which <see cref="MostTrials"/> are used at most; sampler, seed, threads.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <remarks>Boxes are found by PRIM (Friedman and Fisher, 1999) on every second replicate and judged on the others, which are independent of them.</remarks>
    /// <exception cref="ArgumentException">The options cannot be met, or give fewer than <see cref="LeastReplicates"/>.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static BoxSearch Of(Study study, RunOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        KeptTrials trials = KeptTrials.Of(study, options with { Trials = Math.Min(options.Trials, MostTrials) }, progress: null, cancellation);
        if (trials.Replicates.Count < LeastReplicates)
        {
            throw new ArgumentException($"The search for a box needs at least {LeastReplicates} replicates: two to search and two to judge.", nameof(options));
        }

        Range[] searched = [.. trials.Replicates.Where((_, r) => r % 2 == 0)], judges = [.. trials.Replicates.Where((_, r) => r % 2 == 1)];
        Prim prim = new([.. trials.Inputs.Select(column => Joined(column, searched))], Joined(trials.Responses[0], searched));
        Box[] boxes = [.. prim.Peel()];
        cancellation.ThrowIfCancellationRequested();
        int chosen = ChosenOf(prim, boxes);
        boxes[chosen] = prim.Paste(boxes[chosen]);
        return new(
            study.Responses[0],
            ReplicateSums.Mean([.. judges.Select(judge => Judge(boxes[0], trials, judge))], Events),
            [.. boxes.Select(box => Judged(box, trials, judges))],
            chosen, searched.Sum(LengthOf), judges.Sum(LengthOf));
    }

    private static double[] Joined(double[] column, Range[] parts) => [.. parts.SelectMany(part => column[part])];

    private static long LengthOf(Range range) => range.End.Value - range.Start.Value;

    // Each slice raises the mean, so that the last box has the highest.
    private static int ChosenOf(Prim prim, Box[] boxes)
    {
        double enough = NearlyHighest * prim.MeanOf(boxes[^1]);
        return Array.FindIndex(boxes, box => prim.MeanOf(box) >= enough);
    }

    private static JudgedBox Judged(Box box, KeptTrials trials, Range[] judges)
    {
        double[][] sums = [.. judges.Select(judge => Judge(box, trials, judge))];
        return new(
            [.. box.Limits.Select((limit, i) => new JudgedLimit(
                trials.Factors[limit.Input], limit, ReplicateSums.Mean(sums, PerLimit + SumsOfLimit * i),
                ReplicateSums.Ratio(sums, PerLimit + SumsOfLimit * i + 2, PerLimit + SumsOfLimit * i + 1)))],
            ReplicateSums.Mean(sums, Inside), ReplicateSums.Ratio(sums, EventsInside, Inside), ReplicateSums.Ratio(sums, EventsInside, Events));
    }

    private static double[] Judge(Box box, KeptTrials trials, Range judge)
    {
        double[] sums = new double[PerLimit + SumsOfLimit * box.Limits.Count];
        for (int trial = judge.Start.Value; trial < judge.End.Value; trial++)
        {
            double happens = trials.Responses[0][trial];
            int outside = 0, outsideOf = -1;
            for (int i = 0; i < box.Limits.Count; i++)
            {
                bool isIn = box.Limits[i].Contains(trials.Inputs[box.Limits[i].Input][trial]);
                sums[PerLimit + SumsOfLimit * i] += isIn ? 1 : 0;
                (outside, outsideOf) = isIn ? (outside, outsideOf) : (outside + 1, i);
            }

            sums[Count]++;
            sums[Events] += happens;
            if (outside == 0)
            {
                sums[Inside]++;
                sums[EventsInside] += happens;
            }

            for (int i = 0; i < box.Limits.Count; i++)
            {
                if (outside == 0 || (outside == 1 && outsideOf == i))
                {
                    sums[PerLimit + SumsOfLimit * i + 1]++;
                    sums[PerLimit + SumsOfLimit * i + 2] += happens;
                }
            }
        }

        return sums;
    }
}
