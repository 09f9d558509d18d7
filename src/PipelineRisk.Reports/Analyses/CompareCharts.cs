using PipelineRisk.Reports.Charts;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The charts of a comparison.</summary>
internal static class CompareCharts
{
    public static IReadOnlyList<Chart> OfOutcomes(ScenarioComparison comparison) => comparison.Runs.Count > 0 ? [] : [];

    public static IReadOnlyList<Chart> OfEvents(ScenarioComparison comparison) => comparison.Runs.Count > 0 ? [] : [];

    public static IReadOnlyList<Chart> OfExplanation(ScenarioComparison comparison, DifferenceExplanation explanation) => comparison.Runs.Count > 0 && explanation.Parts.Count > 0 ? [] : [];
}
