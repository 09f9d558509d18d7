using System.Globalization;
using PipelineRisk.Verification;

namespace PipelineRisk.Cli;

/// <summary>The self-test as text: one line a case, aligned within its group, and never broken, so that it can be searched by line.</summary>
internal static class SelfTestLines
{
    private const string Gap = "   ";

    /// <summary>Prints the cases, and below them how many passed.</summary>
    public static void Print(IReadOnlyList<SelfTestCase> cases, TimeSpan time, TextWriter output)
    {
        foreach (IGrouping<string, SelfTestCase> group in cases.GroupBy(known => known.Group, StringComparer.Ordinal))
        {
            Print([["", group.Key, "Expected", "Ours", "Tolerance", "Source"], .. group.Select(Cells)], output);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Tolerance {SelfTestCase.MostStandardErrors} × e: an estimate passes within {SelfTestCase.MostStandardErrors} of its own standard errors e."));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{cases.Count(known => known.Passed)} of {cases.Count} passed in {time.TotalSeconds:F1} s"));
    }

    private static void Print(IReadOnlyList<string[]> rows, TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            // Texts to the left, the numbers between them to the right.
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => column is 2 or 3 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }

        output.WriteLine();
    }

    private static string[] Cells(SelfTestCase known) =>
    [
        known.Passed ? "passed" : "FAILED", known.What, known.ExpectedText ?? Number(known.Expected, known), known.OursText ?? Number(known.Ours, known),
        Tolerance(known), known.Source,
    ];

    // Where two numbers differ too much, all of their digits are of interest.
    private static string Number(double value, SelfTestCase known) => value.ToString(known.Passed ? "G10" : "R", CultureInfo.InvariantCulture);

    private static string Tolerance(SelfTestCase known) => known.Comparison switch
    {
        Comparison.StandardErrors => string.Create(CultureInfo.InvariantCulture, $"{SelfTestCase.MostStandardErrors} × {known.Tolerance:G2}"),
        Comparison.Factor => string.Create(CultureInfo.InvariantCulture, $"factor {known.Tolerance:G2}"),
        _ => known.Tolerance == 0 ? "exact" : known.Tolerance.ToString("G2", CultureInfo.InvariantCulture),
    };
}
