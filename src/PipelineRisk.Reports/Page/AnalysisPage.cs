using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>The page of an analysis.</summary>
internal static class AnalysisPage
{
    private const int MostColumns = 9;

    /// <summary>Writes the page to <paramref name="stream"/>, which stays open.</summary>
    public static void Write(AnalysisDocument document, Manifest manifest, Stream stream)
    {
        ChartBook charts = new();
        Section[] sections = [.. document.Parts.Select(part => Of(part, charts)), Method(document), ManifestSection.Of(manifest)];
        HtmlPage.Write(stream, new($"{document.Question} {manifest.Scenario}: PipelineRisk", Opening(document, manifest), sections, charts));
    }

    private static Markup Opening(AnalysisDocument document, Manifest manifest) => Markup.Of($"""
        <header class="first-screen">
        <p class="kicker">PipelineRisk · {document.Name} · scenario <b>{manifest.Scenario}</b> · {Digits.Count(document.Evaluations)} evaluations of the model · real money</p>
        <h1>{document.Question}</h1>
        <p class="answer">{document.Answer}</p>
        {WarningList.Of(document.Warnings)}
        </header>
        """);

    private static Section Of(AnalysisPart part, ChartBook charts) => new(part.Id, part.ShortTitle, part.Title, Markup.Of($"""
        <p class="lead">{part.Lead}</p>
        {(part.Charts.Count == 0 ? Markup.Empty : charts.Place([.. part.Charts]))}
        {Markup.Join(part.Tables.Select(table => Placed(table.ForReaders)))}
        """));

    private static Markup Placed(AnalysisTable table) => table.IsDetail
        ? Markup.Of($"<details><summary>{table.Title}</summary>{Drawn(table)}</details>")
        : Markup.Of($"<h3>{table.Title}</h3>{Drawn(table)}");

    private static Markup Drawn(AnalysisTable table) => Markup.Of($"""
        <div class="scroll" role="region" tabindex="0" aria-label="{table.Title}"><table{Many(table)}>
        <thead><tr>{Markup.Join(table.Columns.Select(column => Markup.Of($"""<th scope="col" class="{Class(column)}">{Dot(column.Dot)}{column.Heading}</th>""")))}</tr></thead>
        <tbody>{Markup.Join(table.Rows.Select(row => Row(table, row)))}</tbody></table></div>
        """);

    // Smaller, so that the page holds it.
    private static Markup Many(AnalysisTable table) => table.Columns.Count > MostColumns ? Markup.Of($""" class="many" """) : Markup.Empty;

    private static Markup Row(AnalysisTable table, IReadOnlyList<AnalysisCell> row) => Markup.Of($"""
        <tr>{Markup.Join(table.Columns.Zip(row, (column, cell) => column == table.Columns[0]
            ? Markup.Of($"""<th scope="row">{Dot(cell.Dot)}{column.Shown(cell)}{Remark(cell)}</th>""")
            : Markup.Of($"""<td class="{Class(column)}"{Interval(column, cell)}>{Words(column, cell)}{cell.Sketch}</td>""")))}</tr>

        """);

    private static Markup Dot(Colour? colour) => colour is { } dot ? Markup.Of($"""<i class="dot back-{dot.Role}"></i>""") : Markup.Empty;

    private static Markup Remark(AnalysisCell cell) => cell.Remark is { } remark ? Markup.Of($"<small>{remark}</small>") : Markup.Empty;

    private static string Class(AnalysisColumn column) => column.Kind == ColumnKind.Text ? "text" : "number";

    private static Markup Words(AnalysisColumn column, AnalysisCell cell) => cell.IsMarked
        ? Markup.Of($"""<span class="text-idle">{cell.Text}</span>""")
        : Markup.Of($"{column.Shown(cell)}");

    private static Markup Interval(AnalysisColumn column, AnalysisCell cell)
    {
        Measure measure = column.MeasureOf(cell);
        return column.Kind == ColumnKind.Estimate && double.IsFinite(cell.Low + cell.High)
            ? Markup.Of($""" title="95 % interval: {Digits.Significant(cell.Low * measure.Scale, 5)} to {Digits.Significant(cell.High * measure.Scale, 5)}" """)
            : Markup.Empty;
    }

    private static Section Method(AnalysisDocument document) => new("method", "Method", "How was this computed?", Markup.Of($"""
        <div class="definition"><ul>{Markup.Join(document.Notes.Append(AnalysisTable.ErrorNote).Select(note => Markup.Of($"<li>{note}</li>")))}</ul></div>
        """));
}
