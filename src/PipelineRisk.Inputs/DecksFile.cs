using System.Text.Json;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>Reads a decks.csv: the yearly tables of Chinese supply and demand.</summary>
internal static class DecksFile
{
    private const string Name = "decks.csv";
    private const string Unit = "bcm/yr";
    private const int FirstYear = 1900, LastYear = 2300;

    private static readonly CsvColumns Columns = new(["series", "unit", "year", "low", "central", "high", "position"], ["source"]);

    private static readonly Dictionary<string, DeckSeries> SeriesByName = Enum.GetValues<DeckSeries>()
        .ToDictionary(series => JsonNamingPolicy.SnakeCaseLower.ConvertName(series.ToString()), StringComparer.Ordinal);

    /// <summary>The path of the file in <paramref name="layer"/>.</summary>
    public static string PathIn(string layer) => $"{layer}/{Name}";

    /// <summary>The decks by series, null where there are problems in one; in the base every series must be there.</summary>
    public static IReadOnlyDictionary<DeckSeries, Deck?> Read(InputFolder folder, string layer, bool isBase, List<InputProblem> problems)
    {
        var decks = new Dictionary<DeckSeries, Deck?>();
        if (CsvTable.Read(folder, PathIn(layer), Columns, problems) is not { } table)
        {
            return decks;
        }

        if (table.IsComplete && table.Rows.Count == 0)
        {
            table.RejectColumn("series", isBase
                ? "there are no rows below the header; every series of the model needs some"
                : "there are no rows below the header; delete the file if the scenario changes no series");
            return decks;
        }

        var misspelled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rows in table.Rows.GroupBy(row => row["series"], StringComparer.Ordinal))
        {
            if (SeriesByName.TryGetValue(rows.Key, out var series))
            {
                decks.Add(series, Deck(series, [.. rows], problems));
                continue;
            }

            foreach (var row in rows)
            {
                RejectSeries(row, misspelled);
            }
        }

        if (isBase && table.IsComplete)
        {
            foreach (var (name, _) in SeriesByName.Where(known => !decks.ContainsKey(known.Value) && !misspelled.Contains(known.Key)))
            {
                table.RejectColumn("series", $"there are no rows for {name}; the base needs every series");
            }
        }

        return decks;
    }

    private static void RejectSeries(CsvRow row, HashSet<string> misspelled)
    {
        string name = row["series"];
        if (NearestName.Of(name, SeriesByName.Keys) is { } meant)
        {
            misspelled.Add(meant);
        }

        row.Reject("series", name.Length == 0
            ? $"the cell is empty; write one of {string.Join(", ", SeriesByName.Keys)}"
            : $"unknown series '{NumberText.Quote(name)}'"
                + NearestName.Hint(name, SeriesByName.Keys, $"; the known ones are {string.Join(", ", SeriesByName.Keys)}"));
    }

    private static Deck? Deck(DeckSeries series, IReadOnlyList<CsvRow> rows, List<InputProblem> problems)
    {
        int before = problems.Count;
        var position = Position(rows);
        var lines = new Dictionary<int, int>();
        var years = new List<DeckYear>();
        foreach (var row in rows.Where(row => !row.IsTooLong))
        {
            if (row["unit"] != Unit)
            {
                row.Reject("unit", $"the model reads decks in {Unit}, {(row.IsFilled("unit") ? $"not in {NumberText.Quote(row["unit"])}" : "and the cell is empty")}; write {Unit}");
            }

            int? year = Year(row);
            if (year is { } known && !lines.TryAdd(known, row.Line))
            {
                row.Reject("year", $"{row["series"]} already has {known} on line {lines[known]}; keep one of the rows");
            }

            years.Add(new(year ?? 0, Volume(row, "low"), Volume(row, "central"), Volume(row, "high")));
        }

        return problems.Count == before
            ? new(series, [.. years.OrderBy(year => year.Year)], position?.Id, Source(rows))
            : null;
    }

    /// <summary>The parameter that moves the series: the same in all its rows, or none.</summary>
    private static ParameterInfo? Position(IReadOnlyList<CsvRow> rows)
    {
        var first = rows[0];
        foreach (var row in rows.Where(row => row["position"] != first["position"]))
        {
            row.Reject("position", $"'{NumberText.Quote(row["position"])}' differs from '{NumberText.Quote(first["position"])}' on line {first.Line}; all rows of {first["series"]} name the same parameter, or none");
        }

        return first.IsFilled("position") ? ParametersFile.Parameter(first, "position") : null;
    }

    private static int? Year(CsvRow row)
    {
        if (!row.IsFilled("year"))
        {
            row.Reject("year", "the cell is empty, and every row needs a year, such as 2030");
            return null;
        }

        if (!NumberText.TryReadWhole(row["year"], out int year, out string? problem))
        {
            row.Reject("year", $"{problem}; write a year such as 2030");
            return null;
        }

        if (year is < FirstYear or > LastYear)
        {
            row.Reject("year", $"{year} is not a year from {FirstYear} to {LastYear}");
            return null;
        }

        return year;
    }

    private static double Volume(CsvRow row, string column)
    {
        double? volume = row.Number(column, "every year of a series");
        if (volume < 0)
        {
            row.Reject(column, $"{row[column]} is negative; a volume is at least 0");
        }

        return volume ?? 0;
    }

    /// <summary>The sources of the rows, each once.</summary>
    private static string Source(IReadOnlyList<CsvRow> rows) =>
        string.Join("; ", rows.Select(row => row["source"]).Where(source => source.Length > 0).Distinct(StringComparer.Ordinal));
}
