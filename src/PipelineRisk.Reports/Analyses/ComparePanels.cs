using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Page;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Analyses;

/// <summary>Small multiples: one small chart a scenario, all with the same axes, for as many as can be told apart.</summary>
internal static class ComparePanels
{
    /// <summary>What the line is worth in each.</summary>
    public static IReadOnlyList<Chart> OfValue(ScenarioComparison comparison)
    {
        RunResult[] runs = Shown(comparison);
        Curve[] curves = [.. runs.Select(run => new Curve(run.Scenario.Name, run[Outcome.Npv].CumulativeCurve))];
        double low = Math.Min(0, curves.Min(curve => curve.At(0.005))), high = Math.Max(0, curves.Max(curve => curve.At(0.995))), room = 0.02 * (high - low);
        return
        [
            .. runs.Select((run, index) => ValuePanel.Of(
                new($"chart-compare-npv-{index + 1}", FindingOfValue(run), "Bars: share of trials, as high as there is room. All have the same axis, which leaves out 0.5 % at each end."),
                run, Colour.Scenario(index), (low - room, high + room), SizeOf(runs.Length))),
        ];
    }

    /// <summary>What it carries in each, year by year.</summary>
    public static IReadOnlyList<Chart> OfDeliveries(ScenarioComparison comparison)
    {
        RunResult[] runs = Shown(comparison);
        double top = 1.05 * runs.Max(run => FanChart.Top(run, YearlySeries.Delivered));
        return
        [
            .. runs.Select((run, index) => FanChart.Panel(
                new($"chart-compare-delivered-{index + 1}", FindingOfDeliveries(run), "All have the same axes."),
                run, YearlySeries.Delivered, Colour.Scenario(index), (0, top), SizeOf(runs.Length))),
        ];
    }

    private static RunResult[] Shown(ScenarioComparison comparison) => [.. comparison.Runs.Take(Colour.Scenarios)];

    // Two or four fill rows of two.
    private static ChartSize SizeOf(int panels) => panels is 2 or 4 ? ChartSize.Half : ChartSize.Third;

    private static string FindingOfValue(RunResult run)
    {
        MetricSummary npv = run[Outcome.Npv];
        return $"In {run.Scenario.Name} {Chance.Short(run[RiskEvent.Loss])} of trials lose value; the mean NPV is {Measure.Of(npv.Info.Unit).Short(npv.Mean)}";
    }

    private static string FindingOfDeliveries(RunResult run)
    {
        YearlySummary delivered = run[YearlySeries.Delivered];
        int peak = PeakYear.Of(run);
        return $"In {run.Scenario.Name} deliveries are highest in {run.FirstYear + peak}: {Measure.Of(delivered.Unit).Short(delivered.Mean[peak])} on average, "
            + $"of a capacity of {Wording.Of(run.Scenario[Parameter.Capacity])}";
    }
}
