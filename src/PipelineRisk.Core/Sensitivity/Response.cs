using PipelineRisk.Economics;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>A number that a study computes for every trial.</summary>
/// <param name="Name">Its name in the result files.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Unit">Its unit; <c>probability</c> for an event, which is 1 where it happens and 0 where it does not.</param>
public sealed record Response(string Name, string Title, string Unit)
{
    private Outcome? Outcome { get; init; }

    private RiskEvent? Event { get; init; }

    /// <summary>An outcome of the pipeline.</summary>
    public static Response Of(Outcome outcome)
    {
        OutcomeInfo info = OutcomeCatalogue.Of(outcome);
        return new(info.Name, info.Title, info.Unit) { Outcome = outcome };
    }

    /// <summary>An event of the pipeline: its mean is the event's probability.</summary>
    public static Response Of(RiskEvent riskEvent)
    {
        RiskEventInfo info = RiskEventCatalogue.All[(int)riskEvent];
        return new(info.Name, info.Title, "probability") { Event = riskEvent };
    }

    /// <summary>What a statistic is a statistic of.</summary>
    public static Response Of(Statistic statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return statistic.Event is { } riskEvent ? Of(riskEvent) : Of(statistic.Outcome!.Value);
    }

    /// <summary>Writes the response of every trial of <paramref name="outcomes"/>; NaN where there is none.</summary>
    internal void Read(OutcomeBlock outcomes, Span<double> values)
    {
        if (Outcome is { } outcome)
        {
            outcomes[outcome].CopyTo(values);
            return;
        }

        switch (Event!.Value)
        {
            case RiskEvent.Loss:
                Below(outcomes[Economics.Outcome.Npv], 0, values);
                break;
            case RiskEvent.DscrBelow1:
                Below(outcomes[Economics.Outcome.MinDscr], 1, values);
                break;
            case RiskEvent.LlcrBelow1:
                Below(outcomes[Economics.Outcome.Llcr], 1, values);
                break;
            case RiskEvent.Impaired:
                outcomes.Impaired.CopyTo(values);
                break;
            case RiskEvent.Distressed:
                Exists(outcomes[Economics.Outcome.DistressYear], 1, 0, values);
                break;
            case RiskEvent.NoPayback:
                Exists(outcomes[Economics.Outcome.DiscountedPaybackYear], 0, 1, values);
                break;
            case RiskEvent.Stranded:
                Exists(outcomes[Economics.Outcome.StrandingYear], 1, 0, values);
                break;
            default:
                double cause = (int)Event.Value - (int)RiskEvent.Stranded;
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = outcomes.Cause[i] == cause ? 1 : 0;
                }

                break;
        }
    }

    private static void Below(ReadOnlySpan<double> column, double bound, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(column[i]) ? double.NaN : column[i] < bound ? 1 : 0;
        }
    }

    private static void Exists(ReadOnlySpan<double> column, double yes, double no, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(column[i]) ? no : yes;
        }
    }
}
