using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>Who gains and who pays?</summary>
internal static class PartiesSection
{
    public static Section Of(RunResult result, ChartBook charts) => new("parties", "Parties", "Who gains and who pays?", Markup.Of($"""
        <p class="lead">The line can lose money for its sponsor and still pay for others. The state takes extraction tax, export duty, property tax and profit tax;
        the transit country takes its fees; the buyer saves the difference to East-Asian LNG landed where the gas is used.</p>
        {charts.Place([PartyBars.Of(result), CostCurve.Of(result)])}
        {MetricTable.Of(result, [.. Party.All.Select(party => party.Outcome), Outcome.LevelisedCost])}
        """));
}
