using System.Text.Json.Serialization;

namespace PipelineRisk.Reports.Plotly;

/// <summary>A plotly figure: its traces and its layout. What all figures share (fonts, grid, margins) is the page's (report.js).</summary>
/// <param name="Data">What is drawn.</param>
/// <param name="Layout">Where and how.</param>
/// <param name="Numbers">The numbers that are drawn, for the table below the chart.</param>
internal sealed record Figure(IReadOnlyList<Trace> Data, Layout Layout, [property: JsonIgnore] ChartData Numbers);
