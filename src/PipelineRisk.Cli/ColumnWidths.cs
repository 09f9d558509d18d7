using PipelineRisk.Reports.Analyses;

namespace PipelineRisk.Cli;

/// <summary>How wide the columns of a table are on a terminal: numbers whole, words broken between them only, and no more columns than there is room for.</summary>
internal static class ColumnWidths
{
    private const int Around = 3; // the border and the padding of a column
    private const int Readable = 24; // words in a narrower column are hard to read

    /// <summary>The widths of the first columns, as many as there is room for and two at least.</summary>
    /// <param name="table">The table.</param>
    /// <param name="room">How many characters a line has.</param>
    public static int[] Of(AnalysisTable table, int room)
    {
        (int Least, int Most)[] needs = [.. table.Columns.Select((column, i) => Need(column, i == 0, [.. table.Rows.Take(table.RowsOnTerminal).Select(row => column.Shown(row[i]))]))];
        int shown = needs.Length;
        while (shown > 2 && needs[..shown].Sum(need => need.Least + Around) + 1 > room)
        {
            shown--;
        }

        // What room is left goes to headings and words that would be broken, from the left.
        int[] widths = [.. needs[..shown].Select(need => need.Least)];
        int left = room - 1 - widths.Sum(width => width + Around);
        for (int i = 0; i < shown && left > 0; i++)
        {
            int more = Math.Min(left, needs[i].Most - needs[i].Least);
            (widths[i], left) = (widths[i] + more, left - more);
        }

        return widths;
    }

    private static (int Least, int Most) Need(AnalysisColumn column, bool isName, string[] cells)
    {
        int heading = LongestWord(column.Heading), longest = cells.Select(cell => cell.Length).Append(heading).Max();
        bool breaks = column.Kind == ColumnKind.Text && !isName;
        int least = breaks ? Math.Min(longest, Math.Max(Readable, cells.Select(LongestWord).Append(heading).Max())) : longest;
        return (least, Math.Max(longest, column.Heading.Length));
    }

    private static int LongestWord(string text) => text.Split(' ').Max(word => word.Length);
}
