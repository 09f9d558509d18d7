using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>Scenarios side by side: every outcome and event, what differs from the first scenario, and, of two, which inputs make the difference.</summary>
public static class CompareReport
{
    private static readonly double[] Levels = [0.05, 0.50, 0.95];

    /// <summary>The document of a comparison.</summary>
    /// <param name="comparison">Two scenarios or more, with names of their own.</param>
    /// <param name="explanation">Which inputs make the difference, where there are two.</param>
    /// <param name="overview">All scenarios of the inputs folder, where there is one.</param>
    public static AnalysisDocument Of(ScenarioComparison comparison, DifferenceExplanation? explanation, ScenarioOverview? overview = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(
            "compare",
            "What difference does it make?",
            CompareWords.Answer(comparison, explanation),
            [
                Value(comparison), Events(comparison), Deliveries(comparison),
                .. explanation is null ? Array.Empty<AnalysisPart>() : [CompareExplanation.Part(comparison, explanation)],
                .. overview is null or { Comparison: null } ? Array.Empty<AnalysisPart>() : [CompareOverview.Part(overview, [.. comparison.Runs.Select(run => run.Scenario.Name)])],
            ],
            CompareWords.Notes(comparison, explanation),
            CompareWords.Warnings(comparison, overview))
        {
            Evaluations = comparison.Runs.Sum(run => run.Trials) + (explanation?.Evaluations ?? 0) + (overview?.Runs.Sum(run => run.Trials) ?? 0),
        };
    }

    /// <summary>The unit of a difference of numbers in <paramref name="unit"/>.</summary>
    internal static string UnitOfDifference(string unit) => unit switch
    {
        "fraction" or "probability" => "probability difference",
        "year" => "years",
        _ => unit,
    };

    private static AnalysisPart Value(ScenarioComparison comparison) => new(
        "outcomes", "What is it worth in each?", CompareWords.LeadOfOutcomes(comparison),
        [
            new("outcomes", "Means of all outcomes", Columns(comparison, withStatistic: false), [.. OutcomeCatalogue.All.Select(info =>
                Row(Named(info), null, info.Unit, comparison.Mean(info.Id)))]) { RowsOnTerminal = OutcomeCatalogue.All.Count },
            new("quantiles", "Quantiles of all outcomes", Columns(comparison, withStatistic: true), [.. OutcomeCatalogue.All.SelectMany(info => Levels.Select(level =>
                    Row(Named(info), $"p{100 * level:0}", info.Unit, comparison.Quantile(info.Id, level)))
                .Append(Row(Named(info), "cvar5", info.Unit, comparison.LowerTailMean(info.Id))))])
            {
                IsDetail = true,
            },
        ])
    {
        ShortTitle = "Outcomes",
        Charts = CompareCharts.OfOutcomes(comparison),
    };

    private static AnalysisPart Events(ScenarioComparison comparison) => new(
        "events", "How likely is what in each?",
        "The probability of every event, and how many percentage points more or less it has than in the first scenario.",
        [new("events", "Probabilities of all events", Columns(comparison, withStatistic: false), [.. RiskEventCatalogue.All.Select(info =>
            Row((AnalysisCell)info.Title with { Code = info.Name }, null, "probability", comparison.Probability(info.Id)))])])
    {
        ShortTitle = "Events",
        Charts = CompareCharts.OfEvents(comparison),
    };

    private static AnalysisPart Deliveries(ScenarioComparison comparison) => new(
        "deliveries", "What does it carry in each?", "Gas delivered at the Chinese border, year by year. A year before completion or after the end counts as 0.", [])
    {
        ShortTitle = "Deliveries",
        Charts = ComparePanels.OfDeliveries(comparison),
    };

    private static AnalysisColumn[] Columns(ScenarioComparison comparison, bool withStatistic)
    {
        string[] names = [.. comparison.Runs.Select(run => run.Scenario.Name)];
        return
        [
            AnalysisColumn.Text("name", ""),
            .. withStatistic ? [AnalysisColumn.Text("statistic", "Statistic")] : Array.Empty<AnalysisColumn>(),
            AnalysisColumn.Text("unit", "Unit") with { IsForFilesOnly = true },
            .. names.Select((name, index) => AnalysisColumn.Estimate(name, name, "") with { Dot = Colour.Scenario(index) }),
            .. names.Skip(1).Select(name => AnalysisColumn.Difference($"{name} - {names[0]}", $"{name} − {names[0]}", "")),
        ];
    }

    private static AnalysisCell[] Row(AnalysisCell name, string? statistic, string unit, IReadOnlyList<PairedEstimate> values) =>
    [
        name,
        .. statistic is null ? Array.Empty<AnalysisCell>() : [(AnalysisCell)statistic],
        unit,
        .. values.Select(value => (AnalysisCell)value with { Unit = unit }),
        .. values.Skip(1).Select(value => (AnalysisCell)(value - values[0]) with { Unit = UnitOfDifference(unit) }),
    ];

    // With its unit, unless the numbers say it themselves.
    private static AnalysisCell Named(OutcomeInfo info) =>
        (AnalysisCell)(Measure.Of(info.Unit) is { Scale: 1 } measure ? measure.AxisTitle(info.Title) : info.Title) with { Code = info.Name };
}
