using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace PipelineRisk.Inputs;

/// <summary>The trimmed cells of one record, and the line on which it begins.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells);

/// <summary>Text to records: quotes, delimiters, comments and blank lines, with the lines of the file.</summary>
/// <param name="Records">All records that are neither blank nor comments, the header first.</param>
/// <param name="AreComplete">False when an unclosed quote swallowed the rest of the file.</param>
internal sealed record CsvRecords(IReadOnlyList<CsvRecord> Records, bool AreComplete)
{
    private const char Comment = '#';

    /// <summary>Parses <paramref name="text"/>; quotes that are wrong become problems of <paramref name="file"/>.</summary>
    public static CsvRecords Parse(string file, string text, List<InputProblem> problems)
    {
        string? misquoted = null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text).ToString(),
            AllowComments = true,
            Comment = Comment,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = cell => misquoted = cell.Field,
        };

        var records = new List<CsvRecord>();
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, configuration);
        int scanned = 0, line = 1;
        while (parser.Read())
        {
            int start = (int)parser.CharCount - parser.RawRecord.Length;
            line += TextPosition.LineEnds(text.AsSpan(scanned, start - scanned));
            scanned = start;

            var cells = new List<string>();
            for (int i = 0; i < parser.Count; i++)
            {
                misquoted = null;
                cells.Add(parser[i].Trim());
                if (misquoted is null || IsComment(cells))
                {
                    continue;
                }

                string cell = $"cell {i + 1}";
                if (IsUnclosed(misquoted))
                {
                    problems.Add(new(file, line, cell, "a quote is opened here and never closed; the rest of the file cannot be read"));
                    return new(records, AreComplete: false);
                }

                problems.Add(new(file, line, cell, "a quote stands inside the cell; put the whole cell in quotes and write \"\" for each quote in it"));
            }

            if (!IsComment(cells) && cells.Exists(cell => cell.Length > 0))
            {
                records.Add(new(line, cells));
            }
        }

        return new(records, AreComplete: true);
    }

    /// <summary>A spreadsheet puts a comment that holds a comma in quotes, so the first cell decides too.</summary>
    private static bool IsComment(List<string> cells) => cells[0].StartsWith(Comment);

    private static bool IsUnclosed(string cell) => cell.TrimStart().StartsWith('"') && cell.Count(letter => letter == '"') % 2 != 0;

    /// <summary>The delimiter that the header has more of, outside quotes.</summary>
    private static char Delimiter(string text)
    {
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            var header = written.Trim();
            if (header.IsEmpty || header.TrimStart('"').StartsWith(Comment.ToString()))
            {
                continue;
            }

            int commas = 0, semicolons = 0;
            bool quoted = false;
            foreach (char letter in header)
            {
                quoted ^= letter == '"';
                commas += !quoted && letter == ',' ? 1 : 0;
                semicolons += !quoted && letter == ';' ? 1 : 0;
            }

            return semicolons > commas ? ';' : ',';
        }

        return ',';
    }
}
