using System.Globalization;
using PipelineRisk.Reports;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Text;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>An analysis on a terminal: the answer first, then the tables, then how it was computed.</summary>
internal static class AnalysisTables
{
    private const int MostRows = 20;

    /// <summary>Prints it; a long table ends early and says where the rest is.</summary>
    public static void Print(AnalysisDocument document, Manifest manifest, string folder)
    {
        IAnsiConsole console = Terminal.Console;
        console.WriteLine();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Power of Siberia 2, scenario {manifest.Scenario}: {manifest.Trials:N0} evaluations of the model, {manifest.Sampler}, seed {manifest.Seed}, {manifest.SimulationSeconds:F2} s"));
        console.WriteLine();
        console.Write(new Text(document.Question, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.WriteLine(document.Answer);
        console.WriteLine();
        foreach (AnalysisTable table in document.Tables.Where(table => !table.IsDetail))
        {
            console.Write(Drawn(table.ForReaders));
            if (table.Rows.Count > MostRows)
            {
                console.WriteLine($"  and {table.Rows.Count - MostRows} rows more in {Path.Combine(folder, document.FileOf(table))}");
            }
        }

        foreach (string note in document.Notes.Append(AnalysisTable.ErrorNote))
        {
            console.WriteLine(note);
        }

        console.WriteLine();
        console.WriteLine($"Charts: {Path.Combine(folder, document.Name + ".html")}    Tables: {folder}/{string.Join(", ", Files(document))}");
    }

    private static IEnumerable<string> Files(AnalysisDocument document) => document.Tables.Select(document.FileOf).Append($"{document.Name}.json");

    private static Table Drawn(AnalysisTable table)
    {
        Table drawn = Terminal.Table(table.Title, [.. table.Columns.Select(column => column.Heading)]);
        foreach ((AnalysisColumn column, TableColumn shown) in table.Columns.Zip(drawn.Columns))
        {
            if (column.Kind == ColumnKind.Text)
            {
                shown.LeftAligned();
            }
        }

        foreach (IReadOnlyList<AnalysisCell> row in table.Rows.Take(MostRows))
        {
            drawn.AddRow(table.Columns.Zip(row, (column, cell) => new Text(column.Shown(cell), new Style(cell.IsMarked ? Color.Yellow : null))));
        }

        return drawn;
    }
}
