using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>What will it carry, and at what price?</summary>
internal static class CarrySection
{
    private const int P5 = 0, P50 = 2, P95 = 4;

    public static Section Of(RunResult result, ChartBook charts)
    {
        int peak = PeakYear.Of(result);
        return new("carry", "Volumes and prices", "What will it carry, and for how much?", Markup.Of($"""
            <p class="lead">Each fan shows how a quantity spreads over the trials, year by year. A year’s median is not a path:
            no single trial follows it. {Key}</p>
            {charts.Place([
                Delivered(result, peak), Use(result, peak), Price(result, peak), CashFlow(result), Demand(result, peak), ErosionAreas.Of(result, peak), Erosion(result, peak), Cumulative(result)])}
            <p class="note">Means are over all trials, percentiles over the first {Digits.Count(result.YearlyQuantileTrials)} of them.</p>
            {MetricTable.Of(result, Outcome.MeanUtilisation, Outcome.DeliveredTotal)}
            """));
    }

    private static Markup Key => Markup.Of($"""
        <span class="key"><svg viewBox="0 0 36 20" aria-hidden="true"><rect class="outer" x="0" y="1" width="36" height="18" /><rect class="inner" x="0" y="5" width="36" height="10" />
        <path class="median" d="M0,11H36" /><path class="mean" d="M0,8H36" /></svg>
        Outer band: P5 to P95, nine trials in ten. Inner band: P25 to P75. Line: median. Dotted: mean.</span>
        """);

    private static Chart Price(RunResult result, int year)
    {
        YearlySummary border = result[YearlySeries.BorderPrice], europe = result[YearlySeries.EuPrice];
        return FanChart.OfTwo(
            result, "border-price", (YearlySeries.EuPrice, Colour.Europe, "Europe"), (YearlySeries.BorderPrice, Colour.Sponsor, "Border"), "Gas price",
            $"In {result.FirstYear + year} gas earns {At(border, P50, year)} at the border while Europe pays {At(europe, P50, year)} (medians)",
            "Price at the Chinese border and at the European hub, real.");
    }

    private static Chart Demand(RunResult result, int year)
    {
        YearlySummary demand = result[YearlySeries.NetDemand];
        return FanChart.Of(
            result, YearlySeries.NetDemand, Colour.Gas,
            $"Chinese demand after erosion in {result.FirstYear + year}: nine trials in ten between {Bare(demand, P5, year)} and {At(demand, P95, year)}",
            "Forecast demand less what heat pumps and battery trucks displace beyond the forecast.");
    }

    private static Chart Erosion(RunResult result, int year)
    {
        YearlySummary pumps = result[YearlySeries.HeatPumpErosion], trucks = result[YearlySeries.TruckErosion];
        return FanChart.OfTwo(
            result, "erosion", (YearlySeries.HeatPumpErosion, Colour.HeatPumps, "Heat pumps"), (YearlySeries.TruckErosion, Colour.Trucks, "Trucks"), "Gas displaced",
            $"By {result.FirstYear + year} heat pumps displace {Bare(pumps, P50, year)} and battery trucks {At(trucks, P50, year)} (medians)",
            "Gas that heat pumps and battery trucks take out of Chinese demand.");
    }

    private static Chart Delivered(RunResult result, int year)
    {
        YearlySummary delivered = result[YearlySeries.Delivered];
        return FanChart.Of(
            result, YearlySeries.Delivered, Colour.Gas,
            $"Deliveries are highest in {result.FirstYear + year}: {Mean(delivered, year)} on average, of a capacity of {Wording.Of(result.Scenario[Parameter.Capacity])}",
            "Gas delivered at the Chinese border. A year before completion or after the end counts as 0.");
    }

    private static Chart Use(RunResult result, int year)
    {
        YearlySummary use = result[YearlySeries.Utilisation];
        return FanChart.Of(
            result, YearlySeries.Utilisation, Colour.Gas,
            $"In {result.FirstYear + year} half of the trials use at most {At(use, P50, year)} of the open capacity, one in twenty {AtMost(use.Quantiles[P5][year])}",
            "Delivered share of the capacity that is open in the year; 0 where none is.");
    }

    private static string AtMost(double share) => share > 0 ? $"at most {Measure.Of("fraction").Short(share)}" : "none of it";

    private static Chart CashFlow(RunResult result)
    {
        YearlySummary cash = result[YearlySeries.FreeCashFlow];
        int worst = PeakYear.Highest([.. cash.Mean.Select(mean => -mean)]), best = PeakYear.Highest(cash.Mean);
        return FanChart.Of(
            result, YearlySeries.FreeCashFlow, Colour.Sponsor,
            $"Free cash flow averages {Mean(cash, worst)} in {result.FirstYear + worst} and never more than {Mean(cash, best)} ({result.FirstYear + best})",
            "Sponsor’s cash flow after tax and investment, before financing, real.");
    }

    private static Chart Cumulative(RunResult result)
    {
        YearlySummary cumulative = result[YearlySeries.CumulativeDcf];
        int last = cumulative.Mean.Count - 1;
        return FanChart.Of(
            result, YearlySeries.CumulativeDcf, Colour.Sponsor,
            $"By {result.FirstYear + last} half of the trials have {EarnedOrLost(cumulative, last)}, discounted",
            "Sum of the discounted free cash flow up to the year; its last value is the NPV.");
    }

    private static string EarnedOrLost(YearlySummary cumulative, int year)
    {
        double median = cumulative.Quantiles[P50][year];
        string amount = Measure.Of(cumulative.Unit).Short(Math.Abs(median));
        return median < 0 ? $"lost {amount} or more" : $"earned {amount} or more";
    }

    private static string At(YearlySummary series, int quantile, int year) => Measure.Of(series.Unit).Short(series.Quantiles[quantile][year]);

    private static string Bare(YearlySummary series, int quantile, int year) => Measure.Of(series.Unit).Number(series.Quantiles[quantile][year]);

    private static string Mean(YearlySummary series, int year) => Measure.Of(series.Unit).Short(series.Mean[year]);
}
