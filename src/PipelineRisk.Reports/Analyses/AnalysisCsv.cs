using PipelineRisk.Reports.Files;

namespace PipelineRisk.Reports.Analyses;

/// <summary>A table of an analysis as CSV.</summary>
internal static class AnalysisCsv
{
    public static void Write(AnalysisTable table, Stream stream)
    {
        using CsvTable csv = new(stream, [.. table.Columns.SelectMany(Names)]);
        foreach (IReadOnlyList<AnalysisCell> row in table.Rows)
        {
            foreach ((AnalysisColumn column, AnalysisCell cell) in table.Columns.Zip(row))
            {
                Put(csv, column, cell);
            }

            csv.EndRow();
        }
    }

    private static IEnumerable<string> Names(AnalysisColumn column) => column.Kind == ColumnKind.Estimate
        ? [column.Name, $"{column.Name}_std_error", $"{column.Name}_ci_low", $"{column.Name}_ci_high"]
        : [column.Name];

    private static CsvTable Put(CsvTable csv, AnalysisColumn column, AnalysisCell cell) => column.Kind switch
    {
        ColumnKind.Text => csv.Text(cell.Code ?? cell.Text!),
        ColumnKind.Estimate => csv.Number(cell.Value).Number(cell.StandardError).Number(cell.Low).Number(cell.High),
        _ => csv.Number(cell.Value),
    };
}
