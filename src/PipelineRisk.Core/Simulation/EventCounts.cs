using System.Runtime.CompilerServices;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>How often what happened. Whole numbers, so that counts merge in any order.</summary>
internal sealed class EventCounts(int firstYear, int years)
{
    private readonly long[] _events = new long[(int)RiskEvent.LlcrBelow1 + 1];
    private readonly long[][] _stranded = [.. Enumerable.Range(0, 4).Select(_ => new long[years])];
    private readonly long[] _distressed = new long[years];

    /// <summary>The trials counted.</summary>
    public long Trials { get; private set; }

    /// <summary>The trials whose contract ends after the horizon.</summary>
    public long BeyondHorizon { get; private set; }

    /// <summary>The trials in which <paramref name="riskEvent"/> happened.</summary>
    public long this[RiskEvent riskEvent] => _events[(int)riskEvent];

    /// <summary>The trials stranded for <paramref name="cause"/> in each year.</summary>
    public ReadOnlySpan<long> Stranded(StrandingCause cause) => _stranded[(int)cause];

    /// <summary>The trials that fell into distress in each year.</summary>
    public ReadOnlySpan<long> Distressed => _distressed;

    /// <summary>Counts some trials.</summary>
    [MethodImpl(Compiled.Alone)]
    public void Count(OutcomeBlock outcomes)
    {
        Trials += outcomes.Count;
        _events[(int)RiskEvent.Loss] += CountBelow(outcomes[Outcome.Npv], 0);
        _events[(int)RiskEvent.DscrBelow1] += CountBelow(outcomes[Outcome.MinDscr], 1);
        _events[(int)RiskEvent.LlcrBelow1] += CountBelow(outcomes[Outcome.Llcr], 1);
        _events[(int)RiskEvent.Impaired] += outcomes.Count - CountBelow(outcomes.Impaired, 0.5);
        BeyondHorizon += outcomes.Count - CountBelow(outcomes.BeyondHorizon, 0.5);

        ReadOnlySpan<double> payback = outcomes[Outcome.DiscountedPaybackYear], distress = outcomes[Outcome.DistressYear];
        ReadOnlySpan<double> strandingYear = outcomes[Outcome.StrandingYear], cause = outcomes.Cause;
        for (int i = 0; i < outcomes.Count; i++)
        {
            if (double.IsNaN(payback[i]))
            {
                _events[(int)RiskEvent.NoPayback]++;
            }

            if (!double.IsNaN(distress[i]))
            {
                _events[(int)RiskEvent.Distressed]++;
                _distressed[(int)distress[i] - firstYear]++;
            }

            if (cause[i] > 0)
            {
                _events[(int)RiskEvent.Stranded]++;
                _events[(int)RiskEvent.Stranded + (int)cause[i]]++;
                _stranded[(int)cause[i]][(int)strandingYear[i] - firstYear]++;
            }
        }
    }

    /// <summary>Adds other counts.</summary>
    public void Add(EventCounts other)
    {
        Trials += other.Trials;
        BeyondHorizon += other.BeyondHorizon;
        Add(_events, other._events);
        Add(_distressed, other._distressed);
        for (int cause = 0; cause < _stranded.Length; cause++)
        {
            Add(_stranded[cause], other._stranded[cause]);
        }
    }

    /// <summary>Writes the counts.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteAll([Trials, BeyondHorizon]);
        Array.ForEach([_events, _distressed, .. _stranded], counts => writer.WriteAll(counts));
    }

    /// <summary>Adds the counts that <see cref="Write"/> has written.</summary>
    public void Read(BinaryReader reader)
    {
        (Trials, BeyondHorizon) = (Trials + reader.Read7BitEncodedInt64(), BeyondHorizon + reader.Read7BitEncodedInt64());
        Array.ForEach([_events, _distressed, .. _stranded], reader.AddAll);
    }

    /// <summary>Back to nothing.</summary>
    public void Clear()
    {
        (Trials, BeyondHorizon) = (0, 0);
        Array.Clear(_events);
        Array.Clear(_distressed);
        Array.ForEach(_stranded, Array.Clear);
    }

    /// <summary>Counts of the same years, with nothing in them.</summary>
    public EventCounts Emptied() => new(firstYear, _distressed.Length);

    private static void Add(long[] counts, long[] others)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] += others[i];
        }
    }

    private static long CountBelow(ReadOnlySpan<double> column, double bound)
    {
        long count = 0;
        foreach (double value in column)
        {
            count += value < bound ? 1 : 0;
        }

        return count;
    }
}
