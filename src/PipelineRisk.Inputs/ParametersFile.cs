using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>A row of a parameters.csv.</summary>
/// <param name="Row">The row.</param>
/// <param name="Input">What it says; null when there are problems in it.</param>
internal sealed record ParameterRow(CsvRow Row, UncertainInput? Input);

/// <summary>Reads a parameters.csv: what one believes of each parameter.</summary>
internal static class ParametersFile
{
    private const string Name = "parameters.csv";

    private static readonly CsvColumns Columns = new(
        ["parameter", "unit", "distribution"],
        [.. DistributionForm.NumberColumns, "table", "driver", "neutral", "description", "source"]);

    private static readonly IReadOnlyList<string> ParameterNames = [.. ParameterCatalogue.All.Select(info => info.Name)];

    /// <summary>The path of the file in <paramref name="layer"/>.</summary>
    public static string PathIn(string layer) => $"{layer}/{Name}";

    /// <summary>The rows by parameter; in the base every parameter must have one.</summary>
    public static IReadOnlyDictionary<Parameter, ParameterRow> Read(InputFolder folder, string layer, bool isBase, List<InputProblem> problems)
    {
        var rows = new Dictionary<Parameter, ParameterRow>();
        if (CsvTable.Read(folder, PathIn(layer), Columns, problems) is not { } table)
        {
            return rows;
        }

        if (table.IsComplete && table.Rows.Count == 0)
        {
            table.RejectColumn("parameter", isBase
                ? "there are no rows below the header; every parameter of the model needs one"
                : "there are no rows below the header; delete the file if the scenario changes no parameter");
            return rows;
        }

        var misspelled = new HashSet<string>(StringComparer.Ordinal);
        var cells = new DistributionCells(new(folder, layer, problems), problems);
        foreach (var row in table.Rows)
        {
            if (Parameter(row, "parameter", misspelled) is not { } info)
            {
                continue;
            }

            if (rows.TryGetValue(info.Id, out var first))
            {
                row.Reject("parameter", $"{info.Name} is already given on line {first.Row.Line}; keep one of the rows");
                continue;
            }

            rows.Add(info.Id, new(row, row.IsTooLong ? null : Input(row, info, cells, problems)));
        }

        if (isBase && table.IsComplete)
        {
            foreach (var info in ParameterCatalogue.All.Where(info => !rows.ContainsKey(info.Id) && !misspelled.Contains(info.Name)))
            {
                table.RejectColumn("parameter", $"there is no row for {info.Name} ({info.Unit}); the base needs one for every parameter");
            }
        }

        return rows;
    }

    /// <summary>The parameter that a cell names; null, and a problem, when it names none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column of the cell.</param>
    /// <param name="misspelled">Receives the name that was probably meant.</param>
    public static ParameterInfo? Parameter(CsvRow row, string column, ISet<string>? misspelled = null)
    {
        string name = row[column];
        if (ParameterCatalogue.TryFind(name, out var info))
        {
            return info;
        }

        if (NearestName.Of(name, ParameterNames) is { } meant)
        {
            misspelled?.Add(meant);
        }

        row.Reject(column, name.Length == 0 ? "the cell is empty; write the name of a parameter" : Unknown(name));
        return null;
    }

    /// <summary>What to say of a name that no parameter has.</summary>
    public static string Unknown(string name) => $"unknown parameter '{NumberText.Quote(name)}'"
        + NearestName.Hint(name, ParameterNames, "; base/parameters.csv lists the known ones");

    private static UncertainInput? Input(CsvRow row, ParameterInfo info, DistributionCells cells, List<InputProblem> problems)
    {
        int before = problems.Count;
        if (row["unit"] != info.Unit)
        {
            row.Reject("unit", row.IsFilled("unit")
                ? $"the model reads {info.Name} in {info.Unit}, not in {NumberText.Quote(row["unit"])}; convert the numbers and write {info.Unit}"
                : $"the cell is empty; the model reads {info.Name} in {info.Unit}, so write {info.Unit}");
        }

        var distribution = cells.Read(row, info);
        double? neutral = Neutral(row, info);
        return problems.Count == before && distribution is not null
            ? new(info, distribution, row.IsFilled("driver") ? row["driver"] : null, neutral, row["description"], row["source"])
            : null;
    }

    private static double? Neutral(CsvRow row, ParameterInfo info)
    {
        if (!row.IsFilled("neutral"))
        {
            if (row.IsFilled("driver"))
            {
                row.Reject("neutral", $"the cell is empty; the driver '{row["driver"]}' needs the value that {info.Name} has without it");
            }

            return null;
        }

        if (!row.IsFilled("driver"))
        {
            row.Reject("driver", "the cell is empty; a neutral value needs the name of its driver");
        }

        double? neutral = row.Number("neutral", "a driver");
        if (neutral is { } value && DomainRule.Problem(info, value) is { } problem)
        {
            row.Reject("neutral", problem);
        }

        return neutral;
    }
}
