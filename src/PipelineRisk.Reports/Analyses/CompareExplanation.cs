using PipelineRisk.Sensitivity;

namespace PipelineRisk.Reports.Analyses;

/// <summary>Which inputs make the difference between two scenarios.</summary>
internal static class CompareExplanation
{
    /// <summary>The part of the document: the parts, and what changed.</summary>
    public static AnalysisPart Part(ScenarioComparison comparison, DifferenceExplanation explanation)
    {
        (string first, string second) = (comparison.Runs[0].Scenario.Name, comparison.Runs[1].Scenario.Name);
        return new(
            "explanation", "Which inputs make the difference?",
            explanation.Parts.Count == 0
                ? "The two have the same inputs."
                : $"Each row is what the change of an input from {first} to {second} moves, averaged over all orders in which the changes could be made. The rows add up to the whole difference.",
            [
                new("explanation", $"From {first} to {second}", Columns, [.. explanation.Parts.Select(part => Row(part.Group.Name, part.Moves)), Row("together", explanation.Total)]),
                new(
                    "changes", "What changed",
                    [
                        AnalysisColumn.Text("explained_in", "Explained in"), AnalysisColumn.Text("input", "Input"), AnalysisColumn.Text("unit", "Unit"),
                        AnalysisColumn.Text("before", first), AnalysisColumn.Text("after", second),
                    ],
                    [.. explanation.Parts.SelectMany(part => part.Group.Changes.Select(change =>
                        (AnalysisCell[])[part.Group.Name, change.Name, change.Unit, change.Before, change.After]))])
                {
                    IsDetail = true,
                },
            ])
        {
            ShortTitle = "Explanation",
            Charts = CompareCharts.OfExplanation(comparison, explanation),
        };
    }

    private static AnalysisColumn[] Columns =>
    [
        AnalysisColumn.Text("change", "Change"),
        AnalysisColumn.Difference("mean_npv", "Mean NPV", "USD bn"),
        AnalysisColumn.Difference("p_loss", "P(loss)", "probability difference"),
        AnalysisColumn.Difference("p_stranded", "P(stranded)", "probability difference"),
    ];

    private static AnalysisCell[] Row(string name, Headline moves) => [name, moves.MeanNpv, moves.Loss, moves.Stranded];
}
