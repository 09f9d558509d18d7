namespace PipelineRisk.Statistics;

/// <summary>The values of each replicate, counted in a few hundred cells of whole bins.</summary>
/// <remarks>
/// A full histogram for each of 32 replicates would not fit the memory. Inside a cell every replicate is taken to lie as all of them together do:
/// what a cell of half a percent of the trials hides is common to all replicates, so that their spread, which is all that is asked, keeps its size.
/// </remarks>
internal sealed class ReplicateCells
{
    private const int Cells = 256;
    private const int TailCells = 64; // more of them in the lowest 5 %, whose mean asks for where a value lies and not only on which side
    private const double Tail = 0.05;

    private readonly BinLayout _layout;
    private readonly int[] _edges; // cell c holds the bins from _edges[c] to _edges[c + 1] − 1
    private readonly long[][] _cells; // of each replicate: below, the cells, above
    private readonly long[] _zeros;

    /// <summary>Cells of about as many of the values seen so far each.</summary>
    public ReplicateCells(BinLayout layout, SortedValues seen, int replicates)
    {
        _layout = layout;
        SortedSet<int> edges = [0, Math.Clamp(layout.BinOf(0), 0, layout.Bins), layout.Bins];
        if (layout.Bins <= Cells)
        {
            edges.UnionWith(Enumerable.Range(0, layout.Bins));
        }
        else if (seen.Count > 0)
        {
            IEnumerable<double> levels = Enumerable.Range(1, Cells - 1).Select(i => (double)i / Cells)
                .Concat(Enumerable.Range(1, TailCells).Select(i => Tail * i / TailCells));
            edges.UnionWith(levels.Select(level => Math.Clamp(layout.BinOf(seen.AtRank(level * (seen.Count - 1))), 0, layout.Bins)));
        }

        _edges = [.. edges];
        _cells = [.. Enumerable.Range(0, replicates).Select(_ => new long[_edges.Length + 1])];
        _zeros = new long[replicates];
    }

    /// <summary>Adds what <paramref name="counter"/> has counted to a replicate.</summary>
    public void Add(int replicate, BinCounter counter)
    {
        long[] cells = _cells[replicate];
        cells[0] += counter.Below;
        cells[^1] += counter.Above;
        _zeros[replicate] += counter.Zeros;
        ReadOnlySpan<uint> bins = counter.Bins;
        for (int cell = 0; cell + 1 < _edges.Length; cell++)
        {
            long sum = 0;
            foreach (uint count in bins[_edges[cell].._edges[cell + 1]])
            {
                sum += count;
            }

            cells[cell + 1] += sum;
        }
    }

    /// <summary>Writes what the cells are.</summary>
    public void WriteEdges(BinaryWriter writer) => Array.ForEach(_edges, writer.Write7BitEncodedInt);

    /// <summary>Writes the counts.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteAll(_zeros);
        Array.ForEach(_cells, counts => writer.WriteAll(counts));
    }

    /// <summary>Adds the counts that <see cref="Write"/> has written.</summary>
    public void Read(BinaryReader reader)
    {
        reader.AddAll(_zeros);
        Array.ForEach(_cells, reader.AddAll);
    }

    /// <summary>The shares of each replicate.</summary>
    /// <param name="all">All replicates together.</param>
    /// <param name="least">The smallest value of all.</param>
    /// <param name="largest">The largest value of all.</param>
    public ReplicateShares Shares(RankedValues all, double least, double largest) => new Reader(this, all, least, largest);

    private sealed class Reader : ReplicateShares
    {
        private readonly ReplicateCells _of;
        private readonly RankedValues _all;
        private readonly long _zeros; // of all replicates
        private readonly double[] _bounds; // of the cells: _cells[r][c] lies from _bounds[c] to _bounds[c + 1]

        public Reader(ReplicateCells of, RankedValues all, double least, double largest)
        {
            (_of, _all, _zeros) = (of, all, of._zeros.Sum());
            _bounds = [Math.Min(least, of._layout.Low), .. of._edges.Select(of._layout.Edge), Math.Max(largest, of._layout.Edge(of._layout.Bins))];
            Counts = [.. of._cells.Select((cells, r) => cells.Sum() + of._zeros[r])];
        }

        public override long[] Counts { get; }

        public override double[] SharesUpTo(double value)
        {
            (int cell, double part) = Locate(value);
            return Means((cells, zeros) =>
            {
                double sum = value >= 0 ? zeros : 0;
                for (int c = 0; c < cell; c++)
                {
                    sum += cells[c];
                }

                return sum + part * cells[cell];
            });
        }

        // Every cell's values stand in its middle; of the last one, those below the bound lie evenly up to it, unless they are whole numbers at the bound itself.
        public override double[] ShortfallsBelow(double bound)
        {
            (int cell, double part) = Locate(bound);
            return Means((cells, zeros) =>
            {
                double sum = zeros * Math.Max(bound, 0);
                for (int c = 0; c < cell; c++)
                {
                    sum += cells[c] * (bound - (_bounds[c] + _bounds[c + 1]) / 2);
                }

                return sum + (_of._layout.IsWhole ? 0 : part * cells[cell] * (bound - _bounds[cell]) / 2);
            });
        }

        // The cell of a value, and the share of all the cell's values, zeros apart, that are at or below it.
        private (int Cell, double Part) Locate(double value)
        {
            int found = Array.BinarySearch(_bounds, value);
            int cell = Math.Clamp(found >= 0 ? found : ~found - 1, 0, _bounds.Length - 2);
            long before = UpTo(_bounds[cell]);
            double inside = (cell == _bounds.Length - 2 ? _all.Count - _zeros : UpTo(_bounds[cell + 1])) - before;
            return (cell, inside > 0 ? Math.Clamp((UpTo(value) - before) / inside, 0, 1) : 0);
        }

        private long UpTo(double value) => value <= _bounds[0] ? 0 : _all.CountUpTo(value) - (value >= 0 ? _zeros : 0);

        private double[] Means(Func<long[], long, double> sum) =>
            [.. _of._cells.Select((cells, r) => sum(cells, _of._zeros[r]) / Counts[r])];
    }
}
