using PipelineRisk.Economics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>The whole-number counts of one thread, of the replicate that it works on.</summary>
internal sealed class ThreadCounts(YearTables tables) : IYearValues
{
    private readonly int _years = tables.Years;
    private BinCounter[]? _outcomes;
    private BinCounter[]? _yearly;

    public EventCounts Events { get; } = new(tables.FirstYear, tables.Years);

    /// <summary>Whether the counters must be handed over before they are full.</summary>
    public bool IsNearlyFull => Events.Trials > BinCounter.MostValues - RunLayout.BlockTrials;

    /// <summary>Counts the events of a tile.</summary>
    public void Add(OutcomeBlock outcomes) => Events.Count(outcomes);

    /// <summary>Counts the events and the outcomes of a tile.</summary>
    public void Add(OutcomeBlock outcomes, BinLayout[] layouts)
    {
        Events.Count(outcomes);
        _outcomes ??= NewCounters(layouts);
        for (int i = 0; i < _outcomes.Length; i++)
        {
            _outcomes[i].Add(outcomes[(Outcome)i]);
        }
    }

    public IYearValues YearValues(BinLayout[] layouts)
    {
        _yearly ??= NewCounters(layouts);
        return this;
    }

    /// <summary>Shows the counters of outcomes and of yearly values, by their index, and empties them.</summary>
    public void HandOver(Action<int, BinCounter> outcome, Action<int, BinCounter> yearly)
    {
        Events.Clear();
        HandOver(_outcomes, outcome);
        HandOver(_yearly, yearly);
        _yearly = null; // used only at the beginning of a run
    }

    void IYearValues.Add(YearlySeries series, int k, int trial, ReadOnlySpan<double> values) =>
        _yearly![(int)series * _years + k].Add(values);

    private static void HandOver(BinCounter[]? counters, Action<int, BinCounter> taker)
    {
        for (int i = 0; i < counters?.Length; i++)
        {
            taker(i, counters[i]);
            counters[i].Clear();
        }
    }

    private static BinCounter[] NewCounters(BinLayout[] layouts) => [.. layouts.Select(layout => new BinCounter(layout))];
}
