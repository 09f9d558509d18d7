namespace PipelineRisk.Reports.Analyses;

/// <summary>A table of an analysis.</summary>
public sealed record AnalysisTable
{
    /// <summary>How its errors are to be read.</summary>
    internal const string ErrorNote =
        "± is half the width of the 95 % interval, a sampling error: how far a number would move with another seed. It says nothing about whether inputs and model are right.";

    /// <summary>A table.</summary>
    /// <param name="name">The name of its file and its key in JSON.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Its columns; the first names the row.</param>
    /// <param name="rows">Its rows, a cell a column: <c>[["price", estimate, 0.3], …]</c>.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns, or text where numbers belong, or a number in a column of text.</exception>
    public AnalysisTable(string name, string title, IReadOnlyList<AnalysisColumn> columns, IReadOnlyList<IReadOnlyList<AnalysisCell>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        (Name, Title, Columns, Rows) = (name, title, columns, rows);
        foreach (IReadOnlyList<AnalysisCell> row in rows)
        {
            if (row.Count != columns.Count || !row.Zip(columns).All(pair => pair.First.Text is null == pair.Second.Kind is not ColumnKind.Text))
            {
                throw new ArgumentException($"Table {name}: the row [{string.Join(", ", row)}] does not fit the columns {string.Join(", ", columns.Select(column => column.Name))}.", nameof(rows));
            }
        }
    }

    /// <summary>The name of its file and its key in JSON.</summary>
    public string Name { get; }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<AnalysisColumn> Columns { get; }

    /// <summary>Its rows, a cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<AnalysisCell>> Rows { get; }

    /// <summary>The table without the columns that are for files only.</summary>
    public AnalysisTable ForReaders => new(
        Name, Title, [.. Columns.Where(column => !column.IsForFilesOnly)],
        [.. Rows.Select(row => (AnalysisCell[])[.. row.Zip(Columns).Where(pair => !pair.Second.IsForFilesOnly).Select(pair => pair.First)])])
    {
        IsDetail = IsDetail,
        RowsOnTerminal = RowsOnTerminal,
    };

    /// <summary>How many rows a terminal shows at most; 0 for no more than a line that says where the table is.</summary>
    public int RowsOnTerminal { get; init; } = 20;

    /// <summary>Whether it is there to look something up: folded on the page, and on a terminal no more than the name of its file.</summary>
    public bool IsDetail { get; init; }
}
