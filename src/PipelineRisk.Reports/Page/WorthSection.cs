using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>How much is it worth?</summary>
internal static class WorthSection
{
    public static Section Of(RunResult result, ChartBook charts) => new("worth", "Worth", "How much is it worth?", Markup.Of($"""
        <p class="lead">NPV is the present value of the sponsor’s free cash flow after tax and before financing, in real money,
        discounted at {Wording.Of(result.Scenario[Parameter.DiscountRate])} to the start of {result.FirstYear}.
        A loss means that the line does not earn that rate; it may still return part of its cost.</p>
        {charts.Place([ValueByRate.Of(result), Irr(result), Payback(result), Funding(result)])}
        {MetricTable.Of(result, Outcome.Npv, Outcome.NpvR6, Outcome.NpvR8, Outcome.NpvR12, Outcome.Irr, Outcome.DiscountedPaybackYear, Outcome.PeakFunding)}
        """));

    private static Chart Irr(RunResult result)
    {
        MetricSummary irr = result[Outcome.Irr];
        UncertainInput rate = result.Scenario[Parameter.DiscountRate];
        return OutcomeHistogram.Of(
            irr, $"The median internal rate of return is {Measure.Of(irr.Info.Unit).Short(irr, 0.5)}",
            "The real rate at which the NPV of a trial is zero, of the trials that have one between −20 and 60 % a year.", ChartSize.Third, Colour.Gain,
            rate.IsConstant ? (rate.Distribution.Mean, "discount rate") : null);
    }

    private static Chart Payback(RunResult result)
    {
        MetricSummary payback = result[Outcome.DiscountedPaybackYear];
        return OutcomeHistogram.Of(
            payback, $"It pays back in {Chance.OfTheOpposite(result[RiskEvent.NoPayback])} of trials, in half of those by {Measure.Of(payback.Info.Unit).Number(payback, 0.5)}",
            "First year in which the cumulative discounted cash flow is not negative, of the trials that have one.", ChartSize.Third, Colour.Gain);
    }

    private static Chart Funding(RunResult result)
    {
        MetricSummary funding = result[Outcome.PeakFunding];
        Measure money = Measure.Of(funding.Info.Unit);
        return OutcomeHistogram.Of(
            funding, $"Until the end of the ramp-up it needs {money.Short(funding.Mean)}; in one trial of twenty over {money.Short(funding, 0.95)}",
            "Deepest cumulative cash need, undiscounted, real.", ChartSize.Third, Colour.Sponsor);
    }
}
