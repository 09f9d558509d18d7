using System.Text.Json;
using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A chart on the page.</summary>
/// <param name="Id">Its anchor on the page.</param>
/// <param name="Finding">What it shows, with its number: the title, and what a screen reader says.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Size">How much room it takes.</param>
/// <param name="Figure">What is drawn; null where no trial has the quantity.</param>
internal sealed record Chart(string Id, string Finding, string Note, ChartSize Size, Figure? Figure)
{
    /// <summary>The height of the plot in pixels; null for that of its size.</summary>
    public int? Height { get; init; }

    /// <summary>A figure and its table that an analysis has recorded (<see cref="Analyses.AnalysisJson"/>), in place of <see cref="Figure"/>.</summary>
    public RecordedFigure? Recorded { get; init; }

    /// <summary>What stands in its place where nothing can be drawn.</summary>
    public string Missing { get; init; } = "No trial of this run has one.";
}

/// <summary>A figure as it was written: what plotly draws, and its table.</summary>
internal sealed record RecordedFigure(JsonElement Figure, JsonElement Table);

/// <summary>What is said of a chart of an analysis.</summary>
/// <param name="Id">Its anchor on the page, <c>chart-</c> and a name.</param>
/// <param name="Finding">What it shows, with its number.</param>
/// <param name="Note">How to read it.</param>
internal sealed record Caption(string Id, string Finding, string Note)
{
    /// <summary>The chart.</summary>
    public Chart Of(Figure? figure, ChartSize size = ChartSize.Wide, int? height = null) => new(Id, Finding, Note, size, figure) { Height = height, Missing = "There is no number to draw." };
}

/// <summary>How much room a chart takes on a wide page.</summary>
internal enum ChartSize
{
    /// <summary>The chart of the first screen.</summary>
    First,

    /// <summary>The whole width.</summary>
    Wide,

    /// <summary>Half the width.</summary>
    Half,

    /// <summary>A third of the width.</summary>
    Third,
}
