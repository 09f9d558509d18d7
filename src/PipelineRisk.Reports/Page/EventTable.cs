using PipelineRisk.Reports.Sketches;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>A table of events: probability with its error, and what the event means.</summary>
internal static class EventTable
{
    public static Markup Of(RunResult result, params ReadOnlySpan<RiskEvent> events)
    {
        List<Markup> rows = [];
        foreach (RiskEvent id in events)
            rows.Add(Row(result[id]));
        return Markup.Of($"""
            <div class="scroll" role="region" tabindex="0" aria-label="Table"><table class="events">
            <thead><tr><th scope="col">Event</th><th scope="col">Probability ± 95 % error</th><th scope="col"><span class="unseen">Drawn</span></th></tr></thead>
            <tbody>{Markup.Join(rows)}</tbody></table></div>
            """);
    }

    private static Markup Row(EventSummary summary) => Markup.Of($"""
        <tr><th scope="row">{summary.Title}<small>{summary.Meaning}</small></th>
        <td>{(summary.Trials == 0 ? "no trial has one" : Chance.WithError(summary))}</td>
        <td class="drawn">{RangeSketch.Parts((summary.Probability.Value, Role(summary.Event)))}</td></tr>
        """);

    private static string Role(RiskEvent id) => id switch
    {
        RiskEvent.StrandedIdle => "idle",
        RiskEvent.StrandedLoss => "loss-making",
        RiskEvent.StrandedRupture => "rupture",
        RiskEvent.Loss => "loss",
        _ => "ink",
    };
}
