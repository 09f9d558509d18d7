namespace PipelineRisk.Reports.Plotly;

/// <summary>A plotly figure: its traces and its layout. What all figures share (fonts, grid, margins) is the page's (report.js).</summary>
internal sealed record Figure(IReadOnlyList<Trace> Data, Layout Layout);
