using System.Security.Cryptography;
using System.Text;
using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>All that a run remembers of its trials, replicate by replicate: its size does not grow with their number.</summary>
internal sealed class RunAccumulator
{
    private readonly YearTables _tables;
    private readonly RunLayout _layout;
    private readonly Pilot _pilot;
    private readonly TotalsTree[] _totals;
    private readonly EventCounts[] _events;
    private readonly Lock _lock = new();
    private readonly BinLayout[] _yearlyLayouts = [];
    private readonly Histogram[] _outcomes = [];
    private readonly Histogram[] _yearly = [];
    private readonly ReplicateCells[] _cells = [];

    /// <summary>Remembers the first blocks of a run, every value of them.</summary>
    public RunAccumulator(YearTables tables, RunLayout layout, bool hasYears)
        : this(tables, layout, hasYears, new Pilot(tables.FirstYear, tables.Years, layout, hasYears))
    {
    }

    private RunAccumulator(YearTables tables, RunLayout layout, bool hasYears, Pilot pilot)
    {
        (_tables, _layout, _pilot, HasYears) = (tables, layout, pilot, hasYears);
        _totals = [.. Enumerable.Range(0, layout.Replicates).Select(replicate => new TotalsTree(Years, layout.BlocksOf(replicate)))];
        _events = [.. Enumerable.Range(0, layout.Replicates).Select(_ => new EventCounts(tables.FirstYear, Years))];
    }

    // Once the pilot is known, values are counted in bins.
    private RunAccumulator(RunAccumulator pilot)
        : this(pilot._tables, pilot._layout, pilot.HasYears, pilot._pilot)
    {
        OutcomeLayouts = _pilot.OutcomeLayouts();
        _yearlyLayouts = _pilot.YearlyLayouts();
        _outcomes = [.. OutcomeLayouts.Select(layout => new Histogram(layout))];
        _yearly = [.. _yearlyLayouts.Select(layout => new Histogram(layout))];
        _cells = [.. OutcomeCatalogue.All.Select(info => new ReplicateCells(OutcomeLayouts[(int)info.Id], _pilot.Sorted(info.Id), Replicates))];
    }

    /// <summary>The number of years.</summary>
    public int Years => _tables.Years;

    /// <summary>Whether it remembers the yearly series.</summary>
    public bool HasYears { get; }

    /// <summary>The number of independent replicates.</summary>
    public int Replicates => _totals.Length;

    /// <summary>How many of them have trials: all, but in a part of a run.</summary>
    public int ReplicatesBegun => _events.Count(events => events.Trials > 0);

    /// <summary>Whether every trial is independent of every other, and not only every replicate.</summary>
    public bool TrialsAreIndependent => _layout.TrialsAreIndependent;

    /// <summary>The bins of the outcomes, or null in the pilot.</summary>
    public BinLayout[]? OutcomeLayouts { get; }

    /// <summary>The same run with bins that suit the values of the pilot, and nothing in them yet.</summary>
    public RunAccumulator WithBins() => new(this);

    /// <summary>The sums of a replicate, in an order that depends on its blocks alone.</summary>
    public BlockTotals Totals(int replicate) => _totals[replicate].Total();

    /// <summary>Empty totals to fill for a block of a replicate.</summary>
    public BlockTotals RentTotals(int replicate) => _totals[replicate].Rent();

    /// <summary>Takes the totals of a block. Called by any thread.</summary>
    public void Take(BlockTotals totals, int block)
    {
        (int replicate, int place) = _layout.PlaceOf(block);
        _totals[replicate].Add(place, totals);
    }

    /// <summary>The counts of events of a replicate.</summary>
    public EventCounts Events(int replicate) => _events[replicate];

    /// <summary>Where the yearly values of a tile go.</summary>
    public IYearValues YearValues(long firstTrial, ThreadCounts counts) =>
        OutcomeLayouts is null ? _pilot.YearValues(firstTrial) : counts.YearValues(_yearlyLayouts);

    /// <summary>Counts the outcomes of a tile.</summary>
    public void Count(long firstTrial, OutcomeBlock outcomes, ThreadCounts counts)
    {
        if (OutcomeLayouts is null)
        {
            counts.Add(outcomes);
            _pilot.Keep(firstTrial, outcomes);
        }
        else
        {
            counts.Add(outcomes, OutcomeLayouts);
        }
    }

    /// <summary>Takes what a thread has counted of a replicate, and empties its counters. Called by any thread.</summary>
    public void Take(ThreadCounts counts, int replicate)
    {
        lock (_lock)
        {
            _events[replicate].Add(counts.Events);
            counts.HandOver((i, counter) =>
            {
                _outcomes[i].Add(counter);
                _cells[i].Add(replicate, counter);
            }, (i, counter) => _yearly[i].Add(counter));
        }
    }

    /// <summary>The moments of an outcome over all replicates, merged in their order.</summary>
    public Moments Moments(Outcome outcome) =>
        _totals.Aggregate(Statistics.Moments.Empty, (sum, tree) => Statistics.Moments.Merge(sum, tree.Total().Moments[(int)outcome]));

    /// <summary>The values of an outcome by rank.</summary>
    public RankedValues Ranked(Outcome outcome) => OutcomeLayouts is null
        ? _pilot.Sorted(outcome)
        : new BinnedValues(_outcomes[(int)outcome], Moments(outcome), _totals.Sum(tree => tree.Total().SumsBelow[(int)outcome]));

    /// <summary>How the values of each replicate lie among <paramref name="all"/> of an outcome.</summary>
    public ReplicateShares Shares(Outcome outcome, RankedValues all)
    {
        Moments moments = Moments(outcome);
        return OutcomeLayouts is null ? _pilot.Shares(outcome) : _cells[(int)outcome].Shares(all, moments.Minimum, moments.Maximum);
    }

    /// <summary>The values of a yearly series by rank.</summary>
    public RankedValues Ranked(YearlySeries series, int k) => OutcomeLayouts is null
        ? _pilot.Sorted(series, k)
        : new BinnedValues(_yearly[(int)series * Years + k], _pilot.Range(series, k), 0);

    /// <summary>The sum of a yearly series in year <paramref name="k"/>.</summary>
    public double YearSum(YearlySeries series, int k) => _totals.Sum(tree => tree.Total().YearSums[(int)series * Years + k]);

    /// <summary>The counts of events of all replicates.</summary>
    public EventCounts AllEvents()
    {
        EventCounts all = _events[0].Emptied();
        foreach (EventCounts events in _events)
        {
            all.Add(events);
        }

        return all;
    }

    /// <summary>Writes what is remembered in bins.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(BinsHash());
        Array.ForEach(_totals, tree => tree.Write(writer));
        Array.ForEach(_events, events => events.Write(writer));
        Array.ForEach(_outcomes, histogram => histogram.Write(writer));
        Array.ForEach(_yearly, histogram => histogram.Write(writer));
        Array.ForEach(_cells, cells => cells.Write(writer));
    }

    /// <summary>Adds what <see cref="Write"/> has written of other blocks.</summary>
    /// <exception cref="InvalidDataException">Its bins are others.</exception>
    public void Read(BinaryReader reader)
    {
        byte[] bins = BinsHash();
        if (!reader.ReadBytes(bins.Length).AsSpan().SequenceEqual(bins))
        {
            throw new InvalidDataException("Its first trials came out differently: another model or processor has computed it.");
        }

        Array.ForEach(_totals, tree => tree.Read(reader));
        Array.ForEach(_events, events => events.Read(reader));
        Array.ForEach(_outcomes, histogram => histogram.Read(reader));
        Array.ForEach(_yearly, histogram => histogram.Read(reader));
        Array.ForEach(_cells, cells => cells.Read(reader));
    }

    // Counts may be added only where the bins are the same to the last bit.
    private byte[] BinsHash()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        Array.ForEach([.. OutcomeLayouts ?? [], .. _yearlyLayouts], layout => layout.Write(writer));
        Array.ForEach(_cells, cells => cells.WriteEdges(writer));
        writer.Flush();
        return SHA256.HashData(bytes.ToArray());
    }
}
