namespace PipelineRisk.Simulation;

/// <summary>Adds up the totals of a replicate's blocks along a fixed binary tree over their places.</summary>
/// <remarks>
/// Floating-point sums depend on the order in which they are taken. Here the order is that of the tree, whoever computed a block, where and when: two halves
/// of a branch are joined as soon as both are there. So totals of a part of the blocks are a few branches, and parts join to the same bits as the whole.
/// A place is a block's number among those of its replicate. Called by several threads.
/// </remarks>
internal sealed class TotalsTree(int years, int places)
{
    private readonly SortedDictionary<Branch, BlockTotals> _branches = new(Branch.FromLeftToRight);
    private readonly Stack<BlockTotals> _free = [];
    private BlockTotals? _total;

    /// <summary>Empty totals to fill for a block.</summary>
    public BlockTotals Rent()
    {
        lock (_free)
        {
            return _free.TryPop(out BlockTotals? totals) ? totals : new BlockTotals(years);
        }
    }

    /// <summary>Hands in the totals of the block at a place.</summary>
    public void Add(int place, BlockTotals totals) => Add(new Branch(place, 0), totals);

    /// <summary>The totals of all blocks that are there.</summary>
    public BlockTotals Total()
    {
        lock (_free)
        {
            return _total ??= Joined();
        }
    }

    /// <summary>Writes the branches of the blocks that are there.</summary>
    public void Write(BinaryWriter writer)
    {
        lock (_free)
        {
            bool isWhole = _branches.Sum(entry => entry.Key.PlacesOf(places)) == places;
            writer.Write7BitEncodedInt(isWhole ? 1 : _branches.Count);
            if (isWhole)
            {
                Branch.Root.Write(writer);
                Total().Write(writer);
                return;
            }

            foreach ((Branch branch, BlockTotals totals) in _branches)
            {
                branch.Write(writer);
                totals.Write(writer);
            }
        }
    }

    /// <summary>Adds what <see cref="Write"/> has written of other blocks.</summary>
    public void Read(BinaryReader reader)
    {
        for (int branches = reader.Read7BitEncodedInt(); branches > 0; branches--)
        {
            Branch branch = Branch.Read(reader);
            BlockTotals totals = Rent();
            totals.Read(reader);
            Add(branch, totals);
        }
    }

    private void Add(Branch branch, BlockTotals totals)
    {
        lock (_free)
        {
            while (_branches.Remove(branch.Sibling, out BlockTotals? sibling))
            {
                (BlockTotals left, BlockTotals right) = branch.IsLeft ? (totals, sibling) : (sibling, totals);
                left.Merge(right);
                right.Clear();
                _free.Push(right);
                (totals, branch) = (left, branch.Parent);
            }

            _branches.Add(branch, totals);
            _total = null;
        }
    }

    private BlockTotals Joined()
    {
        BlockTotals total = new(years);
        foreach (BlockTotals branch in _branches.Values)
        {
            total.Merge(branch);
        }

        return total;
    }

    /// <summary>The places from <paramref name="First"/> to First + 2^<paramref name="Level"/> − 1, as far as there are so many.</summary>
    private readonly record struct Branch(int First, int Level)
    {
        private const int RootLevel = 31;

        /// <summary>Every place.</summary>
        public static Branch Root { get; } = new(0, RootLevel);

        public bool IsLeft => (First >> Level & 1) == 0;

        // Of places that no replicate has: the root is never joined with anything.
        public Branch Sibling => Level == RootLevel ? new(-1, RootLevel) : this with { First = First ^ 1 << Level };

        public Branch Parent => new(First & ~(1 << Level), Level + 1);

        public long PlacesOf(int all) => Math.Min(1L << Level, all - First);

        public static IComparer<Branch> FromLeftToRight { get; } = Comparer<Branch>.Create((a, b) => (a.First, a.Level).CompareTo((b.First, b.Level)));

        public static Branch Read(BinaryReader reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());

        public void Write(BinaryWriter writer)
        {
            writer.Write7BitEncodedInt(First);
            writer.Write7BitEncodedInt(Level);
        }
    }
}
