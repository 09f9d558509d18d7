using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>What drives it? From the analyses in the folder of the run where they are of the same inputs, otherwise by a quick version on few trials.</summary>
internal static class DriversSection
{
    private static readonly string[] AttributionCharts = ["chart-attribution-stranding", "chart-attribution-npv"];
    private static readonly string[] TornadoCharts = ["chart-sensitivity-tornado-npv", "chart-sensitivity-tornado-stranded"];

    public static Section Of(RunResult result, QuickLook? look, IReadOnlyList<RecordedAnalysis> recorded, ChartBook charts) =>
        new("drivers", "Drivers", "What drives it?", Markup.Of($"""
            <p class="lead">First the drivers: how much each adds to the sponsor’s plan, in which every driver has its neutral value, until the full model is reached.
            Then the inputs one at a time: what is expected where one is known to be low (P10) or high (P90), all others random as they are. Then what price and what cost it would take.</p>
            {(look is null ? Wording.NotYet : Charts(result, look, recorded, charts))}
            """));

    private static Markup Charts(RunResult result, QuickLook look, IReadOnlyList<RecordedAnalysis> recorded, ChartBook charts)
    {
        RecordedAnalysis? attribution = Usable(recorded, "attribution"), sensitivity = Usable(recorded, "sensitivity");
        IEnumerable<Chart> parts = attribution is null ? Attributed(look) : Chosen(attribution, AttributionCharts);
        IEnumerable<Chart> tornado = sensitivity is null ? Tornado(look) : Chosen(sensitivity, TornadoCharts);
        IEnumerable<Chart> others = Usable(recorded, "breakeven")?.Charts ?? [];
        return Markup.Of($"""
            {charts.Place([.. parts, .. tornado, PriceCurve.Of(result, look.Price), LossHeatMap.Of(look.Map), .. others])}
            <p class="note">{Origin("the drivers", "attribution", attribution, look.Drivers.AttributionTrials)} {Origin("the inputs one at a time", "sensitivity", sensitivity, look.Drivers.TornadoTrials)}{Stale(recorded)}</p>
            """);
    }

    private static RecordedAnalysis? Usable(IReadOnlyList<RecordedAnalysis> recorded, string name) => recorded.FirstOrDefault(one => one.Name == name && one.IsOfTheseInputs);

    private static IEnumerable<Chart> Chosen(RecordedAnalysis recorded, string[] ids) => ids.SelectMany(id => recorded.Charts.Where(chart => chart.Id == id)).Select(chart => chart with { Size = ChartSize.Half });

    private static IEnumerable<Chart> Attributed(QuickLook look) => look.Drivers.Attributions
        .Where(attribution => attribution.Response.Name is "stranded" or "npv")
        .Select(attribution => AttributionReport.Waterfall(attribution.Response.Name == "stranded" ? "attribution-stranding" : "attribution-npv", attribution) with { Size = ChartSize.Half });

    private static IEnumerable<Chart> Tornado(QuickLook look) =>
        SensitivityReport.TornadoCharts(look.Drivers.Tornado, "sensitivity-", most: 12).Select(chart => chart with { Size = ChartSize.Half });

    private static string Origin(string what, string command, RecordedAnalysis? recorded, long trials) => recorded is null
        ? $"Here {what} come from {Digits.Count(trials)} trials; pipelinerisk {command} into the same folder has more, and the next run shows them."
        : $"Here {what} come from {command}.json in the same folder ({recorded.CommandLine}).";

    private static string Stale(IReadOnlyList<RecordedAnalysis> recorded)
    {
        string[] stale = [.. recorded.Where(one => !one.IsOfTheseInputs).Select(one => one.Name + ".json")];
        return stale.Length == 0 ? "" : $" {string.Join(", ", stale)} in the folder {(stale.Length == 1 ? "is" : "are")} of other inputs and not shown.";
    }
}
