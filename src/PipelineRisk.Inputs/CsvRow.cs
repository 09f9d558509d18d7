namespace PipelineRisk.Inputs;

/// <summary>One row: its cells by column name, and the line of the file on which it begins.</summary>
internal sealed class CsvRow(CsvTable table, int line, IReadOnlyDictionary<string, string> cells, bool isTooLong)
{
    /// <summary>The line of the file, from 1, on which the row begins.</summary>
    public int Line => line;

    /// <summary>Where the row is.</summary>
    public InputRow Place => new(table.File, line);

    /// <summary>Whether the row has more cells than the header: then they may stand in the wrong columns.</summary>
    public bool IsTooLong => isTooLong;

    /// <summary>The trimmed text of the cell; empty where the row or the header ends before it.</summary>
    public string this[string column] => cells.GetValueOrDefault(column, "");

    /// <summary>Whether the cell holds anything.</summary>
    public bool IsFilled(string column) => this[column].Length > 0;

    /// <summary>Files a problem of the cell.</summary>
    public void Reject(string column, string message) => table.Reject(line, column, message);

    /// <summary>The number in the cell; null, and a problem, when there is none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="reader">Who needs the number, for the message on an empty cell.</param>
    public double? Number(string column, string reader)
    {
        if (!table.Has(column))
        {
            table.RejectAbsence(column, reader);
            return null;
        }

        if (!IsFilled(column))
        {
            Reject(column, $"the cell is empty, and {reader} needs a number here");
            return null;
        }

        if (NumberText.TryRead(this[column], out double value, out string? problem))
        {
            return value;
        }

        Reject(column, problem);
        return null;
    }
}
