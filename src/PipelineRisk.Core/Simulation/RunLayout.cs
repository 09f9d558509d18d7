using PipelineRisk.Sampling;

namespace PipelineRisk.Simulation;

/// <summary>Where every trial of a run comes from: its round, its replicate and its point. Follows from the options alone.</summary>
/// <remarks>
/// A run has one round, or, when it has a precision to reach, rounds that double the number of trials. A round's trials are shared out among the
/// replicates in order, evenly to one trial; a replicate goes on in each round where the last one ended. A share is cut into blocks.
/// Plain Monte Carlo has stretches of its trials for replicates: they need none, but the sums of each stretch tell the error of a difference between two runs.
/// </remarks>
internal sealed class RunLayout
{
    /// <summary>Trials of a block: part of the result's identity, since sums are rounded block by block.</summary>
    public const int BlockTrials = 4096;

    /// <summary>Trials of the first round of a run with a precision to reach.</summary>
    public const int FirstRoundTrials = 1 << 14;

    private const int PilotTrials = BlockTrials;
    private const int YearlyQuantileTrials = 8 * BlockTrials; // a rank is then known to 0.12 percentage points at P5 and 0.28 at the median
    private const int PairedTrials = 2; // plain Monte Carlo makes its numbers for two trials at a time, the first of them even

    private readonly List<Round> _rounds = [];

    /// <summary>The layout of a run.</summary>
    public RunLayout(RunOptions options)
    {
        TrialsAreIndependent = options.Sampler == Sampler.MonteCarlo;
        int multiple = TrialsAreIndependent ? PairedTrials : 1;
        Replicates = (int)Math.Clamp(options.Trials / multiple, 1, Math.Clamp(options.Replicates, 1, RunOptions.MostReplicates));
        long end = options.Until.Count > 0 ? Math.Min(FirstRoundTrials, options.Trials) : options.Trials;
        long[] earlier = new long[Replicates];
        for (long first = 0; first < options.Trials; end = Math.Min(2 * end, options.Trials))
        {
            Round round = new(_rounds.Count, first, end - first, multiple, Blocks, (long[])earlier.Clone());
            _rounds.Add(round);
            for (int r = 0; r < Replicates; r++)
            {
                earlier[r] += round.Share(r);
            }

            first = end;
        }

        (PilotBlocks, YearlyQuantileBlocks) = (BlocksFor(PilotTrials), BlocksFor(YearlyQuantileTrials));
    }

    /// <summary>The number of independent replicates: never more than there are trials.</summary>
    public int Replicates { get; }

    /// <summary>Whether every trial is independent of every other, and not only every replicate.</summary>
    public bool TrialsAreIndependent { get; }

    /// <summary>The number of rounds.</summary>
    public int Rounds => _rounds.Count;

    /// <summary>The number of blocks.</summary>
    public int Blocks => _rounds.Count == 0 ? 0 : _rounds[^1].EndBlock;

    /// <summary>How many blocks, from the first on, are the <see cref="Pilot"/>.</summary>
    public int PilotBlocks { get; }

    /// <summary>How many blocks, from the first on, the quantiles of the yearly series come from.</summary>
    public int YearlyQuantileBlocks { get; }

    /// <summary>The block after the last one of a round.</summary>
    public int EndBlock(int round) => _rounds[round].EndBlock;

    /// <summary>The trials from the beginning to the end of a round.</summary>
    public long EndTrial(int round) => _rounds[round].FirstTrial + _rounds[round].Trials;

    /// <summary>The number of blocks that it takes, from the first on, to have <paramref name="trials"/> trials, or all blocks of the first round.</summary>
    public int BlocksFor(long trials)
    {
        int blocks = 0;
        for (long have = 0; have < trials && blocks < EndBlock(0); blocks++)
        {
            have += Block(blocks).Count;
        }

        return blocks;
    }

    /// <summary>The trials of the blocks from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public long TrialsIn(int first, int end) => end > first ? FirstTrialOf(end) - FirstTrialOf(first) : 0;

    /// <summary>The number of blocks of a replicate in all rounds.</summary>
    public int BlocksOf(int replicate) => _rounds.Sum(round => round.BlocksOf(replicate));

    /// <summary>The replicate of a block, and the block's number among those of the replicate.</summary>
    public (int Replicate, int Place) PlaceOf(int block)
    {
        Round round = RoundOf(block);
        int replicate = round.ReplicateOfBlock(block);
        return (replicate, _rounds.TakeWhile(earlier => earlier != round).Sum(earlier => earlier.BlocksOf(replicate)) + block - round.FirstBlock(replicate));
    }

    /// <summary>The trials of a block.</summary>
    public Stretch Block(int block)
    {
        Round round = RoundOf(block);
        int replicate = round.ReplicateOfBlock(block);
        long offset = (long)(block - round.FirstBlock(replicate)) * BlockTrials;
        return round.Stretch(replicate, offset, (int)Math.Min(BlockTrials, round.Share(replicate) - offset));
    }

    /// <summary>One trial.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such trial.</exception>
    public Stretch Trial(long trial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trial);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(trial, EndTrial(Rounds - 1));
        Round round = _rounds.First(candidate => trial < candidate.FirstTrial + candidate.Trials);
        int replicate = round.ReplicateOfTrial(trial);
        return round.Stretch(replicate, trial - round.FirstTrialOf(replicate), 1);
    }

    private long FirstTrialOf(int block) => block < Blocks ? Block(block).FirstTrial : EndTrial(Rounds - 1);

    private Round RoundOf(int block) => _rounds.First(round => block < round.EndBlock);

    private sealed class Round
    {
        private readonly int _index;
        private readonly int _multiple; // of trials that a replicate begins at
        private readonly long[] _earlier;
        private readonly int[] _firstBlocks; // of each replicate, and the end

        public Round(int index, long firstTrial, long trials, int multiple, int firstBlock, long[] earlier)
        {
            (_index, FirstTrial, Trials, _multiple, _earlier) = (index, firstTrial, trials, multiple, earlier);
            _firstBlocks = new int[earlier.Length + 1];
            _firstBlocks[0] = firstBlock;
            for (int r = 0; r < earlier.Length; r++)
            {
                _firstBlocks[r + 1] = checked((int)(_firstBlocks[r] + (Share(r) + BlockTrials - 1) / BlockTrials));
            }
        }

        public long FirstTrial { get; }

        public long Trials { get; }

        public int EndBlock => _firstBlocks[^1];

        public int FirstBlock(int replicate) => _firstBlocks[replicate];

        public int BlocksOf(int replicate) => _firstBlocks[replicate + 1] - _firstBlocks[replicate];

        public long FirstTrialOf(int replicate)
        {
            if (replicate == _earlier.Length)
            {
                return FirstTrial + Trials;
            }

            long offset = (long)((Int128)Trials * replicate / _earlier.Length);
            return FirstTrial + offset - offset % _multiple;
        }

        public long Share(int replicate) => FirstTrialOf(replicate + 1) - FirstTrialOf(replicate);

        public int ReplicateOfBlock(int block) => LastAtMost(r => _firstBlocks[r], block);

        public int ReplicateOfTrial(long trial) => LastAtMost(FirstTrialOf, trial);

        public Stretch Stretch(int replicate, long offset, int count) =>
            new(FirstTrialOf(replicate) + offset, count, replicate, _index, _earlier[replicate], Share(replicate), offset);

        // The last replicate that begins at or before a place; empty ones begin where the next does.
        private int LastAtMost(Func<int, long> first, long place)
        {
            int low = 0, high = _earlier.Length - 1;
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                (low, high) = first(middle) <= place ? (middle, high) : (low, middle - 1);
            }

            return low;
        }
    }
}
