using System.Text.Json;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Analyses;

/// <summary>Everything an analysis found out and how it was made, as one JSON object without a line end after it. Numbers that do not exist are null.</summary>
public static class AnalysisJson
{
    /// <summary>Writes <paramref name="document"/> to <paramref name="stream"/>, which stays open.</summary>
    public static void Write(AnalysisDocument document, Manifest manifest, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(manifest);
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("analysis", document.Name);
        json.WriteString("question", document.Question);
        json.WriteString("answer", document.Answer);
        json.WriteStrings("warnings", document.Warnings);
        json.WriteStrings("notes", document.Notes);
        json.WriteStartArray("parts");
        foreach (AnalysisPart part in document.Parts)
        {
            json.WriteStartObject();
            json.WriteString("id", part.Id);
            json.WriteString("title", part.Title);
            json.WriteString("lead", part.Lead);
            json.WriteStrings("tables", part.Tables.Select(table => table.Name));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("tables");
        foreach (AnalysisTable table in document.Tables)
        {
            WriteTable(json, table);
        }

        json.WriteEndObject();
        WriteCharts(json, document.Parts.SelectMany(part => part.Charts));
        json.WritePropertyName("manifest");
        manifest.Write(json);
        json.WriteEndObject();
    }

    // The report of a run shows them beside its own (RecordedAnalysis).
    private static void WriteCharts(Utf8JsonWriter json, IEnumerable<Chart> charts)
    {
        json.WriteStartArray("charts");
        foreach (Chart chart in charts.Where(chart => chart.Figure is not null))
        {
            json.WriteStartObject();
            json.WriteString("id", chart.Id);
            json.WriteString("finding", chart.Finding);
            json.WriteString("note", chart.Note);
            json.WriteString("size", chart.Size.ToString());
            if (chart.Height is { } height)
            {
                json.WriteNumber("height", height);
            }

            json.WritePropertyName("figure");
            PlotlyJson.Write(json, chart.Figure);
            json.WritePropertyName("table");
            PlotlyJson.Write(json, chart.Figure!.Numbers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, AnalysisTable table)
    {
        json.WriteStartObject(table.Name);
        json.WriteString("title", table.Title);
        json.WriteStartArray("columns");
        foreach (AnalysisColumn column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("title", column.Title);
            json.WriteString("unit", column.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (IReadOnlyList<AnalysisCell> row in table.Rows)
        {
            json.WriteStartObject();
            foreach ((AnalysisColumn column, AnalysisCell cell) in table.Columns.Zip(row))
            {
                WriteCell(json, column, cell);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, AnalysisColumn column, AnalysisCell cell)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text:
                json.WriteString(column.Name, cell.Code ?? cell.Text);
                break;
            case ColumnKind.Estimate:
                json.WriteStartObject(column.Name);
                json.WriteFinite("value", cell.Value);
                json.WriteFinite("std_error", cell.StandardError);
                json.WriteFinite("ci_low", cell.Low);
                json.WriteFinite("ci_high", cell.High);
                json.WriteEndObject();
                break;
            default:
                json.WriteFinite(column.Name, cell.Value);
                break;
        }
    }
}
