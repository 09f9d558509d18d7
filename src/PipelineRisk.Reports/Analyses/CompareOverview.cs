using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Sketches;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>All scenarios of the inputs folder at a glance, those that are compared marked among them.</summary>
internal static class CompareOverview
{
    private const string Money = "USD bn", Chance = "probability";

    /// <summary>The part of the document.</summary>
    /// <param name="overview">All scenarios; the base can be read.</param>
    /// <param name="compared">The names of those that are compared, in their order.</param>
    public static AnalysisPart Part(ScenarioOverview overview, IReadOnlyList<string> compared)
    {
        OverviewEntry[] entries = Entries(overview, compared);
        string trials = Digits.Count(overview.Runs[0].Trials);
        return new(
            "glance", "How do all scenarios compare?",
            $"All scenarios of the inputs with {trials} trials each, on the same random numbers: base first, then from the highest mean NPV to the lowest. "
                + "Those that are compared above have their colour. Bars: the probability; the NPV from P5 to P95 with its mean, the tick at zero.",
            [
                new("glance", $"All {entries.Length} scenarios at a glance", Columns(overview), [.. entries.Select(entry => Row(entry, Scale(overview)))])
                {
                    RowsOnTerminal = 0,
                },
            ])
        {
            ShortTitle = "All scenarios",
            Charts = [OverviewChart.Of(entries)],
        };
    }

    private static OverviewEntry[] Entries(ScenarioOverview overview, IReadOnlyList<string> compared)
    {
        ScenarioComparison comparison = overview.Comparison!;
        IReadOnlyList<PairedEstimate> npv = comparison.Mean(Outcome.Npv);
        Dictionary<string, int> runs = comparison.Runs.Index().ToDictionary(run => run.Item.Scenario.Name, run => run.Index, StringComparer.Ordinal);
        return
        [
            .. overview.Scenarios.Select(scenario => new OverviewEntry(
                    scenario,
                    runs.TryGetValue(scenario.Name, out int run) ? comparison.Runs[run] : null,
                    runs.TryGetValue(scenario.Name, out run) ? npv[run] - npv[0] : null,
                    compared.Index().Where(name => name.Item == scenario.Name).Select(name => (int?)name.Index).FirstOrDefault()))
                .OrderByDescending(entry => entry.Scenario == overview.Scenarios[0])
                .ThenByDescending(entry => entry.Run?[Outcome.Npv].Mean.Value ?? double.NegativeInfinity),
        ];
    }

    private static AnalysisColumn[] Columns(ScenarioOverview overview) =>
    [
        AnalysisColumn.Text("scenario", "Scenario"),
        AnalysisColumn.Text("compared", "Compared") with { IsForFilesOnly = true },
        AnalysisColumn.Text("stands_for", "What it stands for"),
        AnalysisColumn.Text("problem", "Problem") with { IsForFilesOnly = overview.Scenarios.All(scenario => scenario.Problems.Count == 0) },
        AnalysisColumn.Estimate("p_loss", "P(loss)", Chance),
        AnalysisColumn.Estimate("p_stranded", "P(stranded)", Chance),
        AnalysisColumn.Estimate("mean_npv", "Mean NPV", Money),
        AnalysisColumn.Difference("mean_npv - base", "Difference to base", Money),
        AnalysisColumn.Estimate("npv_p5", "NPV P5", Money),
        AnalysisColumn.Estimate("npv_p95", "NPV P95", Money),
        AnalysisColumn.Estimate("mean_utilisation", "Mean utilisation", "fraction"),
        AnalysisColumn.Estimate("mean_npv_russia", "NPV of Russia", Money),
    ];

    private static AnalysisCell[] Row(OverviewEntry entry, (double From, double To) scale) =>
    [
        (AnalysisCell)entry.Scenario.Name with { Dot = entry.Colour, Remark = entry.Place },
        entry.Place ?? "",
        entry.Scenario.StandsFor ?? (entry.Scenario.Name == "base" ? "The base case" : ""),
        AnalysisCell.Marked(entry.Scenario.Problem ?? ""),
        .. entry.Run is { } run ? Numbers(run, entry.Difference!, scale) : [.. Enumerable.Repeat((AnalysisCell)double.NaN, 8)],
    ];

    private static AnalysisCell[] Numbers(RunResult run, PairedEstimate difference, (double From, double To) scale)
    {
        MetricSummary npv = run[Outcome.Npv];
        (double low, double high) = (npv.Quantile(0.05).Value, npv.Quantile(0.95).Value);
        return
        [
            OfEvent(run[RiskEvent.Loss], "loss"),
            OfEvent(run[RiskEvent.Stranded], "idle"),
            (AnalysisCell)npv.Mean with { Sketch = RangeSketch.Range(low, npv.Mean.Value, high, scale.From, scale.To, 0, "sponsor") },
            difference,
            npv.Quantile(0.05),
            npv.Quantile(0.95),
            run[Outcome.MeanUtilisation].Mean,
            run[Outcome.NpvRussia].Mean,
        ];
    }

    private static AnalysisCell OfEvent(EventSummary summary, string role) =>
        AnalysisCell.Of(summary.Probability.Value, summary.Low, summary.High, summary.Probability.StandardError) with
        {
            Sketch = RangeSketch.Parts((summary.Probability.Value, role)),
        };

    // From the lowest P5 to the highest P95, and zero.
    private static (double From, double To) Scale(ScenarioOverview overview) =>
        (overview.Runs.Min(run => Math.Min(0, run[Outcome.Npv].Quantile(0.05).Value)), overview.Runs.Max(run => Math.Max(0, run[Outcome.Npv].Quantile(0.95).Value)));
}
