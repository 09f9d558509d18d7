using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Sketches;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>The first screen: the question, the answer, four figures and the one chart.</summary>
internal static class FirstScreen
{
    public static Markup Of(RunResult result, QuickLook? look, ChartBook charts) => Markup.Of($"""
        <header class="first-screen">
        <p class="kicker">PipelineRisk · scenario <b>{result.Scenario.Name}</b> · {Digits.Count(result.Trials)} {(result.Trials == 1 ? "trial" : "trials")} · real money</p>
        <h1>Will Power of Siberia 2 earn its cost, and how likely is it to be stranded?</h1>
        <p class="answer">{Answer(result)}</p>
        <div class="opening">
        <div class="tiles">{Loss(result)}{Stranded(result)}{Value(result)}{Price(result, look)}</div>
        {charts.Place(ValueDistribution.Of(result))}
        </div>
        </header>
        """);

    private static Markup Answer(RunResult result)
    {
        EventSummary loss = result[RiskEvent.Loss], stranded = result[RiskEvent.Stranded];
        MetricSummary npv = result[Outcome.Npv];
        Measure money = Measure.Of(npv.Info.Unit);
        StrandingCause cause = StrandedBy.Causes.MaxBy(cause => result[SurvivalByCause.Event(cause)].Probability.Value);
        return Markup.Of($"""
            It is <strong>{Chance.InWords(1 - loss.Probability.Value)} to earn its cost</strong>: it loses value in {Chance.WithError(loss)} of trials,
            and its mean NPV is {money.WithError(npv.Mean)}, with nine trials in ten between {Digits.Signed(money.Number(npv, 0.05))} and
            {Digits.Signed(money.Number(npv, 0.95))}; and it is <strong>{Chance.InWords(stranded.Probability.Value)} to be stranded</strong>
            ({Chance.WithError(stranded)}){MostOften(cause, stranded)}.{TooFew(loss, stranded)}
            """);
    }

    private static string TooFew(EventSummary loss, EventSummary stranded) =>
        Math.Max(loss.High - loss.Low, stranded.High - stranded.Low) > 0.1 ? " These are too few trials for a firm answer." : "";

    private static string MostOften(StrandingCause cause, EventSummary stranded) => cause switch
    {
        _ when !(stranded.Probability.Value > 0) => "",
        StrandingCause.Idle => ", most often because the line stands mostly idle",
        StrandingCause.Loss => ", most often because the gas earns nothing",
        _ => ", most often because the flows end for good",
    };

    private static Markup Loss(RunResult result)
    {
        EventSummary loss = result[RiskEvent.Loss];
        return Markup.Of($"""
            <div class="tile"><h2>Probability of a loss</h2><p class="number loss">{Chance.Short(loss)}</p>
            {RangeSketch.Parts((loss.Probability.Value, "loss"), (1 - loss.Probability.Value, "gain"))}
            <p>NPV below zero at {Wording.Of(result.Scenario[Parameter.DiscountRate])} real; no discounted payback in {Chance.Short(result[RiskEvent.NoPayback])}</p></div>
            """);
    }

    private static Markup Stranded(RunResult result)
    {
        IEnumerable<Markup> causes = StrandedBy.Causes.Select(cause => Markup.Of(
            $"""<span class="cause"><i class="back-{SurvivalByCause.ColourOf(cause).Role}"></i>{SurvivalByCause.Word(cause)} {Chance.Short(result[SurvivalByCause.Event(cause)])}</span> """));
        return Markup.Of($"""
            <div class="tile"><h2>Probability of being stranded</h2><p class="number">{Chance.Short(result[RiskEvent.Stranded])}</p>
            {RangeSketch.Parts(
                (result[RiskEvent.StrandedIdle].Probability.Value, "idle"),
                (result[RiskEvent.StrandedLoss].Probability.Value, "loss-making"),
                (result[RiskEvent.StrandedRupture].Probability.Value, "rupture"))}
            <p>{Markup.Join(causes)}</p></div>
            """);
    }

    private static Markup Value(RunResult result)
    {
        MetricSummary npv = result[Outcome.Npv];
        Measure money = Measure.Of(npv.Info.Unit);
        double low = npv.Quantile(0.01).Value, high = npv.Quantile(0.99).Value;
        return Markup.Of($"""
            <div class="tile"><h2>Mean net present value</h2><p class="number">{money.Number(npv.Mean)} <small>{money.Unit}</small></p>
            {RangeSketch.Range(npv.Quantile(0.05).Value, npv.Mean.Value, npv.Quantile(0.95).Value, Math.Min(low, 0), Math.Max(high, 0), 0, "sponsor")}
            <p>P5 {Digits.Signed(money.Number(npv, 0.05))} · median {Digits.Signed(money.Number(npv, 0.5))} · P95 {Digits.Signed(money.Number(npv, 0.95))}</p></div>
            """);
    }

    private static string Terms(RunResult result, QuickLook? look, Measure measure)
    {
        int year = PeakYear.Of(result);
        return look?.Price.Assumed is { } assumed
            ? $"flat, for a mean NPV of zero; the terms assumed are worth a flat {Digits.Justified(assumed.Value, (assumed.High - assumed.Low) / 2)}"
            : $"the border pays {measure.Number(result[YearlySeries.BorderPrice].Quantiles[2][year])} ({result.FirstYear + year}, median)";
    }

    // The range is what the border pays at its highest year; the mark is what it would have to pay.
    private static Markup Price(RunResult result, QuickLook? look)
    {
        YearlySummary border = result[YearlySeries.BorderPrice];
        Measure measure = Measure.Of(border.Unit);
        int year = PeakYear.Of(result);
        double low = border.Quantiles[0][year], middle = border.Quantiles[2][year], high = border.Quantiles[4][year];
        BreakEvenPoint? price = look?.Price.BreakEven;
        string number = look is null ? "…" : price is null ? "none" : Digits.Justified(price.Value, (price.High - price.Low) / 2);
        return Markup.Of($"""
            <div class="{(look is null ? "tile pending" : "tile")}"><h2>Break-even border price</h2><p class="number">{number} <small>{measure.Unit}</small></p>
            {RangeSketch.Range(low, middle, high, 0, 1.25 * Math.Max(high, price?.Value ?? 0), price?.Value ?? double.NaN, "sponsor")}
            <p>{Terms(result, look, measure)}</p></div>
            """);
    }
}
