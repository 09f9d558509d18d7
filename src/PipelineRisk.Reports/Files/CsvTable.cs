using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace PipelineRisk.Reports.Files;

/// <summary>A CSV file being written: commas, LF, numbers that read back to the same bits, text that a spreadsheet leaves alone.</summary>
internal sealed class CsvTable : IDisposable
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field?.Contains('\r') == true,
    };

    private readonly CsvWriter _writer;

    public CsvTable(Stream stream, params ReadOnlySpan<string> header)
    {
        _writer = new(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true), Format);
        foreach (string column in header)
            Text(column);
        _writer.NextRecord();
    }

    /// <summary>A cell of text. A spreadsheet would run text that begins like a formula, so that text gets an apostrophe before it.</summary>
    public CsvTable Text(string text)
    {
        _writer.WriteField(text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text);
        return this;
    }

    /// <summary>A cell with the shortest number that reads back to the same bits; empty for NaN.</summary>
    public CsvTable Number(double value)
    {
        _writer.WriteField(!double.IsFinite(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A cell with a whole number.</summary>
    public CsvTable Count(long value)
    {
        _writer.WriteField(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow() => _writer.NextRecord();

    public void Dispose() => _writer.Dispose();
}
