using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace PipelineRisk.Oracles;

/// <summary>The trial files on disk: read into the oracle's records, and compared with what the oracle finds.</summary>
/// <remarks>It has a small CSV parser of its own, so that a fault of the program's reader cannot hide one of its writer.</remarks>
public static class TrialFiles
{
    /// <summary>Two values agree when they differ by at most this share of the larger, or of <see cref="SmallestScale"/>.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Values smaller than this are compared as if they were this large.</summary>
    public const double SmallestScale = 1e-3;

    /// <summary>The inputs of one trial: `trial-inputs.csv` and `trial-shocks.csv` of a folder, and the decks of the run.</summary>
    /// <param name="trialFolder">The folder that holds the trial files.</param>
    /// <param name="decksFile">The `decks.csv` of the base inputs.</param>
    /// <param name="scenarioDecksFile">The `decks.csv` of the scenario, where it has one.</param>
    public static SlowInputs ReadInputs(string trialFolder, string decksFile, string? scenarioDecksFile = null)
    {
        Dictionary<string, double> parameters = Rows(Path.Combine(trialFolder, "trial-inputs.csv"))
            .ToDictionary(row => row["parameter"], row => Number(row["value"]), StringComparer.Ordinal);

        double[] years = [.. Enumerable.Range(0, (int)parameters["horizon_years"])
            .Select(k => parameters["valuation_year"] + k)];
        string shocksFile = Path.Combine(trialFolder, "trial-shocks.csv");
        Row[] shocks = [.. Rows(shocksFile).OrderBy(row => Number(row["year"]))];
        if (!shocks.Select(row => Number(row["year"])).SequenceEqual(years))
            throw new InvalidDataException(
                $"{shocksFile}: needs one row for each of the {years.Length} years of the horizon.");

        return new(
            parameters,
            ReadDecks(decksFile, scenarioDecksFile),
            parameters["rupture_uniform"],
            [.. shocks.Select(row => Number(row["price_shock"]))],
            [.. shocks.Select(row => Number(row["oil_shock"]))],
            [.. shocks.Select(row => Number(row["disruption_uniform"]))]);
    }

    /// <summary>The decks of a run. A series that the scenario holds replaces the whole series of the base.</summary>
    /// <param name="decksFile">The `decks.csv` of the base inputs.</param>
    /// <param name="scenarioDecksFile">The `decks.csv` of the scenario, where it has one.</param>
    public static IReadOnlyList<DeckPoint> ReadDecks(string decksFile, string? scenarioDecksFile = null)
    {
        DeckPoint[] overlay = scenarioDecksFile is null ? [] : Points(scenarioDecksFile);
        HashSet<string> replaced = [.. overlay.Select(point => point.Series)];
        return [.. Points(decksFile).Where(point => !replaced.Contains(point.Series)), .. overlay];

        static DeckPoint[] Points(string file) => [.. Rows(file).Select(row => new DeckPoint(
            row["series"], Number(row["year"]), Number(row["low"]), Number(row["central"]), Number(row["high"]),
            row["position"]))];
    }

    /// <summary>What a trial's result files say. Empty metrics are null, empty cells of a year are left out.</summary>
    /// <param name="outcomeFile">A `trial-outcome.csv`.</param>
    /// <param name="cashflowFile">A `trial-cashflow.csv`.</param>
    public static SlowTrial ReadTrial(string outcomeFile, string cashflowFile)
    {
        Dictionary<string, string> cells = Rows(outcomeFile)
            .ToDictionary(row => row["metric"], row => row["value"], StringComparer.Ordinal);
        return new(
            cells.Where(cell => cell.Key != "stranding_cause").ToDictionary(
                cell => cell.Key, cell => cell.Value.Length == 0 ? (double?)null : Number(cell.Value), StringComparer.Ordinal),
            cells.TryGetValue("stranding_cause", out string? cause) ? cause : "missing",
            [.. Rows(cashflowFile).Select(row => row.Where(cell => cell.Value.Length > 0)
                .ToDictionary(cell => cell.Key, cell => Number(cell.Value), StringComparer.Ordinal))]);
    }

    /// <summary>Where a trial's result files differ from what is expected, a sentence a difference; empty when they agree.</summary>
    /// <param name="expected">What the oracle finds.</param>
    /// <param name="outcomeFile">A `trial-outcome.csv`.</param>
    /// <param name="cashflowFile">A `trial-cashflow.csv`.</param>
    public static IReadOnlyList<string> Compare(SlowTrial expected, string outcomeFile, string cashflowFile)
    {
        SlowTrial found = ReadTrial(outcomeFile, cashflowFile);
        return [.. OutcomeDifferences(expected, found), .. YearDifferences(expected, found)];
    }

    /// <summary>Whether two values agree within the tolerance; a NaN agrees with nothing.</summary>
    public static bool Agree(double a, double b) =>
        Math.Abs(a - b) <= Tolerance * Math.Max(Math.Max(Math.Abs(a), Math.Abs(b)), SmallestScale);

    private static IEnumerable<string> OutcomeDifferences(SlowTrial expected, SlowTrial found)
    {
        foreach ((string metric, double? value) in expected.Outcomes)
        {
            if (!found.Outcomes.TryGetValue(metric, out double? other))
                yield return $"{metric}: expected {Text(value)}, but the file has no such metric.";
            else if (value.HasValue != other.HasValue || (value.HasValue && !Agree(value.Value, other!.Value)))
                yield return $"{metric}: expected {Text(value)}, found {Text(other)}.";
        }

        if (expected.StrandingCause != found.StrandingCause)
            yield return $"stranding_cause: expected '{expected.StrandingCause}', found '{found.StrandingCause}'.";
    }

    private static IEnumerable<string> YearDifferences(SlowTrial expected, SlowTrial found)
    {
        ILookup<double, IReadOnlyDictionary<string, double>> rows =
            found.Years.ToLookup(row => row.TryGetValue("year", out double year) ? year : double.NaN);
        string[] missing = expected.Years.Count == 0 ? []
            : [.. expected.Years[0].Keys.Where(column => found.Years.All(row => !row.ContainsKey(column)))];
        foreach (string column in missing)
            yield return $"{column}: the yearly file has no such column, or it is empty.";

        foreach (IReadOnlyDictionary<string, double> year in expected.Years)
        {
            double t = year["year"];
            if (rows[t].Count() != 1)
            {
                yield return $"year {Text(t)}: expected one row, found {rows[t].Count()}.";
                continue;
            }

            IReadOnlyDictionary<string, double> other = rows[t].Single();
            foreach ((string column, double value) in year.Where(cell => !missing.Contains(cell.Key)))
            {
                if (!other.TryGetValue(column, out double cell))
                    yield return $"{column} in {Text(t)}: expected {Text(value)}, found none.";
                else if (!Agree(value, cell))
                    yield return $"{column} in {Text(t)}: expected {Text(value)}, found {Text(cell)}.";
            }
        }

        HashSet<double> known = [.. expected.Years.Select(year => year["year"])];
        foreach (double year in rows.Select(group => group.Key).Where(year => !known.Contains(year)))
            yield return $"year {Text(year)}: expected no such row, found one.";
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "none";

    /// <summary>The rows of a CSV file below its header, each by its column names, whatever their case.</summary>
    private static List<Row> Rows(string file)
    {
        List<string[]> records = Records(File.ReadAllText(file));
        if (records.Count == 0) throw new InvalidDataException($"{file}: has no header.");
        string[] header = records[0];
        var rows = new List<Row>();
        foreach (string[] cells in records.Skip(1))
        {
            if (cells.Length != header.Length)
                throw new InvalidDataException(
                    $"{file}: '{string.Join(',', cells)}' has {cells.Length} cells, the header has {header.Length}.");
            var row = new Row(file);
            for (int column = 0; column < header.Length; column++) row.Add(header[column], cells[column]);
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The records of a CSV text (RFC 4180), without its blank lines and its comments, which start with #.</summary>
    private static List<string[]> Records(string text)
    {
        var records = new List<string[]>();
        int at = 0;
        while (at < text.Length)
        {
            int end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            string line = text[at..end].Trim();
            if (line.Length == 0 || line[0] == '#') at = end + 1;
            else records.Add([.. Record(text, ref at)]);
        }

        return records;
    }

    /// <summary>The cells of the record that starts at a place in the text, which is moved behind the record's line end.</summary>
    private static List<string> Record(string text, ref int at)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (; at < text.Length; at++)
        {
            char letter = text[at];
            bool doubled = quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"';
            if (doubled) cell.Append(text[at++]);
            else if (letter == '"') quoted = !quoted;
            else if (quoted) cell.Append(letter);
            else if (letter == ',') Close();
            else if (letter == '\n') break;
            else cell.Append(letter);
        }

        at++;
        Close();
        return cells;

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    /// <summary>One row of a file; a column that is asked for and not there is an error that names the file.</summary>
    private sealed class Row(string file) : Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        public new string this[string column] => TryGetValue(column, out string? cell)
            ? cell
            : throw new InvalidDataException($"{file}: has no column '{column}'.");
    }
}
