using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A chart on the page.</summary>
/// <param name="Id">Its anchor on the page.</param>
/// <param name="Finding">What it shows, with its number: the title, and what a screen reader says.</param>
/// <param name="Note">How to read it.</param>
/// <param name="Size">How much room it takes.</param>
/// <param name="Figure">What is drawn; null where no trial has the quantity.</param>
internal sealed record Chart(string Id, string Finding, string Note, ChartSize Size, Figure? Figure);

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
