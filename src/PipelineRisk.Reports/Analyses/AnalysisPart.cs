using PipelineRisk.Reports.Charts;

namespace PipelineRisk.Reports.Analyses;

/// <summary>A part of an analysis: one section of the page.</summary>
/// <param name="Id">Its anchor, such as <c>by-driver</c>.</param>
/// <param name="Title">Its heading: a question that the part answers.</param>
/// <param name="Lead">What it shows and how to read it.</param>
/// <param name="Tables">Its tables.</param>
public sealed record AnalysisPart(string Id, string Title, string Lead, IReadOnlyList<AnalysisTable> Tables)
{
    /// <summary>Its name in the contents of the page.</summary>
    public string ShortTitle { get; init; } = Title;

    /// <summary>Its charts, before its tables. The id of a chart begins with <c>chart-</c>.</summary>
    internal IReadOnlyList<Chart> Charts { get; init; } = [];
}
