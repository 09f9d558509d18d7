using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>Will it be stranded, when and why?</summary>
internal static class StrandingSection
{
    public static Section Of(RunResult result, ChartBook charts) => new("stranding", "Stranding", "Will it be stranded, when and why?", Markup.Of($"""
        {Definition(result)}
        {charts.Place([SurvivalByCause.Of(result), Year(result, Outcome.StrandingYear), Year(result, Outcome.DistressYear)])}
        {EventTable.Of(result, RiskEvent.Stranded, RiskEvent.StrandedIdle, RiskEvent.StrandedLoss, RiskEvent.StrandedRupture, RiskEvent.Impaired, RiskEvent.Distressed)}
        {MetricTable.Of(result, Outcome.StrandingYear, Outcome.StrandedCapital, Outcome.DistressYear)}
        """));

    private static Markup Definition(RunResult result)
    {
        Scenarios.Scenario scenario = result.Scenario;
        string premature = Wording.Of(scenario[Parameter.PrematureYears]);
        string threshold = Wording.Of(scenario[Parameter.StrandingUtilisation]);
        return Markup.Of($"""
            <div class="definition">
            <h3>What stranded means here</h3>
            <p>A stranded asset loses its value <em>early</em> and <em>for good</em>. The line is stranded in the first year that is one of these:</p>
            <ul>
            <li><b class="text-idle">Idle</b>: what it will still earn is worth less than its remaining book value, and over the rest of its life it will carry
            less than {threshold} of its capacity.</li>
            <li><b class="text-loss-making">Loss-making</b>: gas flows, but what it will still earn is worth nothing or less.</li>
            <li><b class="text-rupture">Cut off</b> (rupture): the flows end for good, by sabotage or a break of relations, more than {premature} before the contract does.</li>
            </ul>
            <p>The first two count only after the ramp-up and until {premature} before the contract ends: a line that empties in its last years has done its work.
            The cost is written off over the contract’s life.</p>
            <p><strong>Both are judged with the path’s own hindsight.</strong> Each trial knows its own future, so the year shown is the one in which the loss became
            unavoidable on that path, not the one in which anybody could have known it. What could be known at the time is the <b>early warning</b>:
            {Wording.Of(scenario[Parameter.DistressYears])} in a row after the ramp-up with less than {threshold} of the capacity used or with a negative operating margin.</p>
            </div>
            """);
    }

    private static Chart Year(RunResult result, Outcome outcome)
    {
        MetricSummary year = result[outcome];
        bool isWarning = outcome == Outcome.DistressYear;
        string median = Measure.Of(year.Info.Unit).Number(year, 0.5);
        return OutcomeHistogram.Of(
            year,
            isWarning ? $"Half of the early warnings have come by {median}" : $"Half of the stranded lines are stranded by {median}",
            isWarning ? "Year of the early warning, of the trials that have one." : "Year of stranding with the path’s own hindsight, of the trials that are stranded.",
            ChartSize.Half,
            isWarning ? Colour.Muted : Colour.Idle);
    }
}
