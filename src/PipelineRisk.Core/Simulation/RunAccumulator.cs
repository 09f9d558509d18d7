using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>All that a run remembers of its trials, replicate by replicate: its size does not grow with their number.</summary>
internal sealed class RunAccumulator
{
    private readonly Pilot _pilot;
    private readonly BlockTotals[] _totals;
    private readonly EventCounts[] _events;
    private readonly Lock _lock = new();
    private BinLayout[]? _yearlyLayouts;
    private Histogram[]? _outcomes;
    private Histogram[]? _yearly;
    private ReplicateCells[]? _cells;

    public RunAccumulator(YearTables tables, RunLayout layout, bool hasYears)
    {
        (Years, HasYears, TrialsAreIndependent) = (tables.Years, hasYears, layout.TrialsAreIndependent);
        _pilot = new Pilot(tables.FirstYear, Years, layout, hasYears);
        _totals = [.. Enumerable.Range(0, layout.Replicates).Select(_ => new BlockTotals(Years))];
        _events = [.. Enumerable.Range(0, layout.Replicates).Select(_ => new EventCounts(tables.FirstYear, Years))];
    }

    public int Years { get; }

    /// <summary>Whether it remembers the yearly series.</summary>
    public bool HasYears { get; }

    /// <summary>The number of independent replicates.</summary>
    public int Replicates => _totals.Length;

    /// <summary>Whether every trial is independent of every other, and not only every replicate.</summary>
    public bool TrialsAreIndependent { get; }

    /// <summary>The sums of a replicate, merged in the order of the blocks.</summary>
    public BlockTotals Totals(int replicate) => _totals[replicate];

    /// <summary>The counts of events of a replicate.</summary>
    public EventCounts Events(int replicate) => _events[replicate];

    /// <summary>The bins of the outcomes, or null while the pilot runs.</summary>
    public BinLayout[]? OutcomeLayouts { get; private set; }

    /// <summary>Ends the pilot: from now on values are counted in bins.</summary>
    public void FixBins()
    {
        OutcomeLayouts = _pilot.OutcomeLayouts();
        _yearlyLayouts = _pilot.YearlyLayouts();
        _outcomes = [.. OutcomeLayouts.Select(layout => new Histogram(layout))];
        _yearly = [.. _yearlyLayouts.Select(layout => new Histogram(layout))];
        _cells = [.. OutcomeCatalogue.All.Select(info => new ReplicateCells(OutcomeLayouts[(int)info.Id], _pilot.Sorted(info.Id), Replicates))];
        _pilot.CountOutcomes(OutcomeLayouts, AddOutcome);
        _pilot.CountYears(_yearlyLayouts, (i, counter) => _yearly[i].Add(counter));
    }

    /// <summary>Where the yearly values of a tile go.</summary>
    public IYearValues YearValues(long firstTrial, ThreadCounts counts) =>
        _yearlyLayouts is null ? _pilot.YearValues(firstTrial) : counts.YearValues(_yearlyLayouts);

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
            counts.HandOver((i, counter) => AddOutcome(i, replicate, counter), (i, counter) => _yearly![i].Add(counter));
        }
    }

    /// <summary>The moments of an outcome over all replicates, merged in their order.</summary>
    public Moments Moments(Outcome outcome) =>
        _totals.Aggregate(Statistics.Moments.Empty, (sum, totals) => Statistics.Moments.Merge(sum, totals.Moments[(int)outcome]));

    /// <summary>The values of an outcome by rank.</summary>
    public RankedValues Ranked(Outcome outcome) => _outcomes is null
        ? _pilot.Sorted(outcome)
        : new BinnedValues(_outcomes[(int)outcome], Moments(outcome), _totals.Sum(totals => totals.SumsBelow[(int)outcome]));

    /// <summary>How the values of each replicate lie among <paramref name="all"/> of an outcome.</summary>
    public ReplicateShares Shares(Outcome outcome, RankedValues all)
    {
        Moments moments = Moments(outcome);
        return _cells is null ? _pilot.Shares(outcome) : _cells[(int)outcome].Shares(all, moments.Minimum, moments.Maximum);
    }

    /// <summary>The values of a yearly series by rank.</summary>
    public RankedValues Ranked(YearlySeries series, int k) => _yearly is null
        ? _pilot.Sorted(series, k)
        : new BinnedValues(_yearly[(int)series * Years + k], _pilot.Range(series, k), 0);

    /// <summary>The sum of a yearly series in year <paramref name="k"/>.</summary>
    public double YearSum(YearlySeries series, int k) => _totals.Sum(totals => totals.YearSums[(int)series * Years + k]);

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

    private void AddOutcome(int outcome, int replicate, BinCounter counter)
    {
        _outcomes![outcome].Add(counter);
        _cells![outcome].Add(replicate, counter);
    }
}
