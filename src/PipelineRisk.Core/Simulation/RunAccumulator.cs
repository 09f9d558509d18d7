using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>All that a run remembers of its trials: its size does not grow with their number.</summary>
internal sealed class RunAccumulator
{
    private readonly int _firstYear;
    private readonly Pilot _pilot;
    private BinLayout[]? _yearlyLayouts;
    private Histogram[]? _outcomes;
    private Histogram[]? _yearly;

    public RunAccumulator(YearTables tables, long trials)
    {
        (_firstYear, Years) = (tables.FirstYear, tables.Years);
        _pilot = new Pilot(_firstYear, Years, trials);
        Totals = new BlockTotals(Years);
        Events = new EventCounts(_firstYear, Years);
    }

    public int Years { get; }

    /// <summary>The sums, merged in the order of the blocks.</summary>
    public BlockTotals Totals { get; }

    /// <summary>The counts of events of all threads.</summary>
    public EventCounts Events { get; }

    /// <summary>The bins of the outcomes, or null while the pilot runs.</summary>
    public BinLayout[]? OutcomeLayouts { get; private set; }

    /// <summary>Ends the pilot: from now on values are counted in bins.</summary>
    public void FixBins()
    {
        OutcomeLayouts = _pilot.OutcomeLayouts();
        _yearlyLayouts = _pilot.YearlyLayouts();
        _outcomes = _pilot.OutcomeHistograms(OutcomeLayouts);
        _yearly = _pilot.YearlyHistograms(_yearlyLayouts);
    }

    /// <summary>Where the yearly values of a tile go.</summary>
    public IYearValues YearValues(long firstTrial, ThreadCounts counts) =>
        _yearlyLayouts is null ? _pilot.YearValues(firstTrial) : counts.YearValues(_yearlyLayouts);

    /// <summary>Counts the outcomes of a tile.</summary>
    public void Count(long firstTrial, OutcomeBlock outcomes, ThreadCounts counts)
    {
        counts.Events.Add(outcomes);
        if (OutcomeLayouts is null)
        {
            _pilot.Keep(firstTrial, outcomes);
        }
        else
        {
            counts.Add(outcomes, OutcomeLayouts);
        }
    }

    /// <summary>Adds the counts of a thread.</summary>
    public void Add(ThreadCounts counts)
    {
        Events.Add(counts.Events);
        counts.AddTo(_outcomes, _yearly);
    }

    /// <summary>The values of an outcome by rank.</summary>
    public RankedValues Ranked(Outcome outcome) => _outcomes is null
        ? _pilot.Sorted(outcome)
        : new BinnedValues(_outcomes[(int)outcome], Totals.Moments[(int)outcome], Totals.SumsBelow[(int)outcome]);

    /// <summary>The values of a yearly series by rank.</summary>
    public RankedValues Ranked(YearlySeries series, int k) => _yearly is null
        ? _pilot.Sorted(series, k)
        : new BinnedValues(_yearly[(int)series * Years + k], _pilot.Range(series, k), 0);
}

/// <summary>The whole-number counts of one thread.</summary>
internal sealed class ThreadCounts(YearTables tables) : IYearValues
{
    private readonly int _years = tables.Years;
    private Histogram[]? _outcomes;
    private Histogram[]? _yearly;

    public EventCounts Events { get; } = new(tables.FirstYear, tables.Years);

    public void Add(OutcomeBlock outcomes, BinLayout[] layouts)
    {
        _outcomes ??= [.. layouts.Select(layout => new Histogram(layout))];
        for (int i = 0; i < _outcomes.Length; i++)
        {
            _outcomes[i].Add(outcomes[(Outcome)i]);
        }
    }

    public IYearValues YearValues(BinLayout[] layouts)
    {
        _yearly ??= [.. layouts.Select(layout => new Histogram(layout))];
        return this;
    }

    public void AddTo(Histogram[]? outcomes, Histogram[]? yearly)
    {
        AddAll(_outcomes, outcomes);
        AddAll(_yearly, yearly);
    }

    void IYearValues.Add(YearlySeries series, int k, int trial, ReadOnlySpan<double> values) =>
        _yearly![(int)series * _years + k].Add(values);

    private static void AddAll(Histogram[]? from, Histogram[]? to)
    {
        if (from is not null && to is not null)
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i].Add(from[i]);
            }
        }
    }
}
