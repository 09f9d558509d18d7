namespace PipelineRisk.Simulation;

/// <summary>Merges the totals of blocks, each into the totals of its replicate, in the order of their numbers, in whatever order they arrive.</summary>
internal sealed class OrderedMerge(Func<int, BlockTotals> targetOf, int firstBlock, int years)
{
    private const int MostWaiting = 256; // blocks that may run ahead of the slowest one

    private readonly Dictionary<int, BlockTotals> _waiting = [];
    private readonly Stack<BlockTotals> _free = [];
    private int _next = firstBlock;
    private bool _stopped;

    /// <summary>Empty totals to fill for a block; waits while too many blocks run ahead of the slowest one.</summary>
    public BlockTotals Rent(int block)
    {
        lock (_waiting)
        {
            while (block >= _next + MostWaiting && !_stopped)
            {
                Monitor.Wait(_waiting);
            }

            return _free.TryPop(out BlockTotals? totals) ? totals : new BlockTotals(years);
        }
    }

    /// <summary>Hands in the totals of a block.</summary>
    public void Submit(int block, BlockTotals totals)
    {
        lock (_waiting)
        {
            _waiting.Add(block, totals);
            while (_waiting.Remove(_next, out BlockTotals? next))
            {
                targetOf(_next).Merge(next);
                next.Clear();
                _free.Push(next);
                _next++;
            }

            Monitor.PulseAll(_waiting);
        }
    }

    /// <summary>Lets nobody wait any more: the run is being given up.</summary>
    public void Stop()
    {
        lock (_waiting)
        {
            _stopped = true;
            Monitor.PulseAll(_waiting);
        }
    }
}
