using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Charts;

/// <summary>A scenario among all of them.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Run">Its run; null where it could not be read.</param>
/// <param name="Difference">Its mean NPV less that of the base; null where there is no run.</param>
/// <param name="Compared">Its place among those that are compared, from 0; null where it is not one of them.</param>
internal sealed record OverviewEntry(OverviewScenario Scenario, RunResult? Run, PairedEstimate? Difference, int? Compared)
{
    /// <summary>Its colour on the page, where it has one.</summary>
    public Colour? Colour => Compared is { } place ? Plotly.Colour.Scenario(place) : null;

    /// <summary>What it is in the comparison, in a word.</summary>
    public string? Place => Compared switch { null => null, 0 => "reference", _ => "compared" };
}
