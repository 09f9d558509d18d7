namespace PipelineRisk.Simulation;

/// <summary>Which blocks of a run are done: ranges in ascending order with gaps between them.</summary>
internal sealed class BlockRanges
{
    private readonly List<(int First, int End)> _ranges = [];

    /// <summary>The ranges.</summary>
    public IReadOnlyList<(int First, int End)> All => _ranges;

    /// <summary>The block after the last one that is done.</summary>
    public int End => _ranges.Count > 0 ? _ranges[^1].End : 0;

    /// <summary>What is not done from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public IReadOnlyList<(int First, int End)> Gaps(int first, int end)
    {
        List<(int First, int End)> gaps = [];
        foreach ((int doneFirst, int doneEnd) in _ranges.Where(range => range.End > first && range.First < end))
        {
            if (doneFirst > first)
            {
                gaps.Add((first, doneFirst));
            }

            first = doneEnd;
        }

        if (first < end)
        {
            gaps.Add((first, end));
        }

        return gaps;
    }

    /// <summary>Whether every block from <paramref name="first"/> to before <paramref name="end"/> is done.</summary>
    public bool Hold(int first, int end) => Gaps(first, end).Count == 0;

    /// <summary>Adds the blocks from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    /// <exception cref="InvalidDataException">Some of them are done already.</exception>
    public void Add(int first, int end)
    {
        if (first >= end)
        {
            return;
        }

        if (_ranges.Any(range => range.First < end && first < range.End))
        {
            throw new InvalidDataException($"The blocks {first} to {end - 1} hold some that are there already: a part was counted twice.");
        }

        _ranges.Add((first, end));
        _ranges.Sort();
        for (int i = _ranges.Count - 1; i > 0; i--)
        {
            if (_ranges[i - 1].End == _ranges[i].First)
            {
                _ranges[i - 1] = (_ranges[i - 1].First, _ranges[i].End);
                _ranges.RemoveAt(i);
            }
        }
    }

    /// <summary>Writes the ranges.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_ranges.Count);
        foreach ((int first, int end) in _ranges)
        {
            writer.Write7BitEncodedInt(first);
            writer.Write7BitEncodedInt(end);
        }
    }

    /// <summary>Adds the ranges that <see cref="Write"/> has written.</summary>
    /// <exception cref="InvalidDataException">Some of them are done already, or there are no such blocks.</exception>
    public void Read(BinaryReader reader, int blocks)
    {
        for (int ranges = reader.Read7BitEncodedInt(); ranges > 0; ranges--)
        {
            (int first, int end) = (reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            if (first < 0 || end > blocks)
            {
                throw new InvalidDataException($"The run has {blocks} blocks, and none from {first} to {end - 1}.");
            }

            Add(first, end);
        }
    }
}
