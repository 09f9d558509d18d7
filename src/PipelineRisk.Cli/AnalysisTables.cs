using System.Globalization;
using PipelineRisk.Reports;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Text;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>An analysis on a terminal: the answer first, then the tables, then how it was computed.</summary>
internal static class AnalysisTables
{
    /// <summary>Prints it; a long table ends early and says where the rest is.</summary>
    public static void Print(AnalysisDocument document, Manifest manifest, string folder)
    {
        IAnsiConsole console = Terminal.Console;
        console.WriteLine();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Power of Siberia 2, scenario {manifest.Scenario}: {manifest.Evaluations:N0} evaluations of the model, {manifest.Sampler}, seed {manifest.Seed}, {manifest.SimulationSeconds:F2} s"));
        console.WriteLine();
        console.Write(new Text(document.Question, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.WriteLine(document.Answer);
        console.WriteLine();
        foreach (AnalysisTable table in document.Tables.Where(table => !table.IsDetail))
        {
            if (table.RowsOnTerminal == 0)
            {
                console.WriteLine($"{table.Title}: {Path.Combine(folder, document.Name + ".html")}");
                console.WriteLine();
                continue;
            }

            AnalysisTable shown = table.ForReaders;
            int[] widths = ColumnWidths.Of(shown, console.Profile.Width);
            console.Write(Drawn(shown, widths));
            string[] more =
            [
                .. table.Rows.Count > table.RowsOnTerminal ? [table.Rows.Count - table.RowsOnTerminal is 1 ? "1 row" : $"{table.Rows.Count - table.RowsOnTerminal} rows"] : Array.Empty<string>(),
                .. widths.Length < shown.Columns.Count ? [$"the columns {string.Join("; ", shown.Columns.Skip(widths.Length).Select(column => column.Heading))}"] : Array.Empty<string>(),
            ];
            if (more.Length > 0)
            {
                console.WriteLine($"  More in {Path.Combine(folder, document.FileOf(table))}: {string.Join(" and ", more)}.");
                console.WriteLine();
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

    private static Table Drawn(AnalysisTable table, int[] widths)
    {
        Table drawn = Terminal.Table(table.Title, [.. table.Columns.Take(widths.Length).Select(column => column.Heading)]);
        for (int i = 0; i < widths.Length; i++)
        {
            drawn.Columns[i].Width(widths[i]);
            drawn.Columns[i].NoWrap = table.Columns[i].Kind != ColumnKind.Text;
            drawn.Columns[i].Alignment = table.Columns[i].Kind == ColumnKind.Text ? Justify.Left : Justify.Right;
        }

        foreach (IReadOnlyList<AnalysisCell> row in table.Rows.Take(table.RowsOnTerminal))
        {
            drawn.AddRow(table.Columns.Zip(row).Take(widths.Length)
                .Select(pair => new Text(pair.First.Shown(pair.Second), new Style(pair.Second.IsMarked ? Color.Yellow : null))));
        }

        return drawn;
    }
}
