using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>Would lenders be paid?</summary>
internal static class LendersSection
{
    public static Section Of(RunResult result, ChartBook charts) => new("lenders", "Lenders", "Would lenders be paid?", Markup.Of($"""
        <p class="lead">A loan of {Wording.Of(result.Scenario[Parameter.DebtShare])} of the cost at {Wording.Of(result.Scenario[Parameter.LoanRate])} real,
        paid back as a level annuity over {Wording.Of(result.Scenario[Parameter.LoanTenor])} after {Wording.Of(result.Scenario[Parameter.LoanGrace])} of grace.
        A cover below 1 means that the line’s cash does not reach.</p>
        {charts.Place([
            Cover(result, Outcome.MinDscr, RiskEvent.DscrBelow1, "of trials the cash of the worst year does not cover the debt service"),
            Cover(result, Outcome.Llcr, RiskEvent.LlcrBelow1, "of trials the cash over the loan’s life is worth less than the debt")])}
        {EventTable.Of(result, RiskEvent.DscrBelow1, RiskEvent.LlcrBelow1)}
        {MetricTable.Of(result, Outcome.MinDscr, Outcome.Llcr, Outcome.EquityNpv)}
        """));

    private static Chart Cover(RunResult result, Outcome outcome, RiskEvent below, string finding)
    {
        MetricSummary cover = result[outcome];
        return OutcomeHistogram.Of(
            cover, $"In {Chance.Short(result[below])} {finding}", cover.Info.Meaning, ChartSize.Half, Colour.Gain, (1, "covered"));
    }
}
