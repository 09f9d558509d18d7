namespace PipelineRisk.Inputs;

/// <summary>A CSV file with its header understood: rows of named cells that know their line.</summary>
internal sealed class CsvTable
{
    private const int ShortestMisspelling = 5;

    private readonly string _file;
    private readonly CsvRecord _header;
    private readonly List<InputProblem> _problems;
    private readonly HashSet<string> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _reportedAbsent = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string file, CsvRecord header, List<InputProblem> problems) =>
        (_file, _header, _problems) = (file, header, problems);

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<CsvRow> Rows { get; private set; } = [];

    /// <summary>Whether all rows could be read; where not, nothing can be called missing.</summary>
    public bool IsComplete { get; private init; }

    /// <summary>The file, relative to the inputs folder.</summary>
    public string File => _file;

    /// <summary>Reads the file; null, with the reasons in <paramref name="problems"/>, when its rows cannot be understood.</summary>
    public static CsvTable? Read(InputFolder folder, string file, CsvColumns columns, List<InputProblem> problems)
    {
        if (folder.Text(file) is not { } text)
        {
            return null;
        }

        var (records, areComplete) = CsvRecords.Parse(file, text, problems);
        if (records.Count == 0)
        {
            if (!areComplete)
            {
                return null;
            }

            problems.Add(new(file, $"the file is empty; its first line must name the columns {string.Join(", ", columns.All)}"));
            return null;
        }

        var table = new CsvTable(file, records[0], problems) { IsComplete = areComplete };
        if (!table.UnderstandHeader(columns))
        {
            return null;
        }

        table.Rows = [.. records.Skip(1).Select(table.Row)];
        return table;
    }

    /// <summary>Whether the header names the column.</summary>
    public bool Has(string column) => _columns.Contains(column);

    /// <summary>Files a problem of a line and column.</summary>
    public void Reject(int line, string column, string message) => _problems.Add(new(_file, line, column, message));

    /// <summary>Files a problem of a column as a whole, at the header.</summary>
    public void RejectColumn(string column, string message) => Reject(_header.Line, column, message);

    /// <summary>Files, once a column, that the header does not name what <paramref name="reader"/> needs.</summary>
    public void RejectAbsence(string column, string reader)
    {
        if (_reportedAbsent.Add(column))
        {
            RejectColumn(column, $"the header has no column '{column}', which {reader} needs");
        }
    }

    private bool UnderstandHeader(CsvColumns columns)
    {
        var names = _header.Cells.Where(name => name.Length > 0).ToList();
        foreach (string name in names.Where(name => !_columns.Add(name)))
        {
            RejectColumn(name, "the header names this column twice; keep one of them");
        }

        var absent = columns.All.Where(column => !Has(column)).ToList();
        foreach (string name in names.Where(name => !columns.All.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            // A column that nobody reads is allowed, so a short name such as "code" is not taken for "mode".
            if (NearestName.Of(name, absent) is { } meant && (columns.Required.Contains(meant, StringComparer.Ordinal) || meant.Length >= ShortestMisspelling))
            {
                RejectColumn(name, $"unknown column; did you mean '{meant}'?");
                absent.Remove(meant);
                _reportedAbsent.Add(meant);
            }
        }

        string hint = names.Count == 1 && columns.Required.Count > 1 ? " (cells are separated by commas or semicolons)" : "";
        foreach (string column in absent.Intersect(columns.Required, StringComparer.Ordinal))
        {
            RejectColumn(column, $"the header has no column '{column}'; this file needs {string.Join(", ", columns.Required)}{hint}");
        }

        return columns.Required.All(Has);
    }

    private CsvRow Row(CsvRecord record)
    {
        int width = _header.Cells.Count;
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Math.Min(width, record.Cells.Count); i++)
        {
            if (_header.Cells[i].Length > 0)
            {
                cells.TryAdd(_header.Cells[i], record.Cells[i]);
            }
            else if (record.Cells[i].Length > 0)
            {
                Reject(record.Line, $"cell {i + 1}", $"the header has no name above '{NumberText.Quote(record.Cells[i])}'; name the column or empty the cell");
            }
        }

        bool isTooLong = record.Cells.Count > width;
        if (isTooLong)
        {
            Reject(record.Line, $"cell {width + 1}",
                $"the row has {record.Cells.Count} cells and the header {width}; put a text that holds the delimiter in quotes, and write numbers with '.'");
        }

        return new(this, record.Line, cells, isTooLong);
    }
}
