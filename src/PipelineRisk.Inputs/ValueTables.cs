using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>Reads the tables of the discrete and empirical distributions: CSV files beside the parameters.csv that names them.</summary>
internal sealed class ValueTables(InputFolder folder, string layer, List<InputProblem> problems)
{
    private const int FewestObservations = 2;
    private static readonly CsvColumns DiscreteColumns = new(["value", "weight"], []);
    private static readonly CsvColumns EmpiricalColumns = new(["value"], []);

    /// <summary>The distributions that are written as a table.</summary>
    public static IReadOnlyList<string> Distributions { get; } = ["discrete", "empirical"];

    /// <summary>The distribution whose table the row names; null, and problems, when there is none.</summary>
    public IDistribution? Read(CsvRow row, ParameterInfo info)
    {
        string distribution = row["distribution"];
        DistributionCells.RejectUnread(row, distribution, column => column == "table", "table");
        if (TableFile(row) is not { } file)
        {
            return null;
        }

        bool isDiscrete = distribution == "discrete";
        var table = CsvTable.Read(folder, file, isDiscrete ? DiscreteColumns : EmpiricalColumns, problems);
        return table is null ? null : isDiscrete ? Discrete(row, table, info) : Empirical(row, table, info);
    }

    private string? TableFile(CsvRow row)
    {
        string name = row["table"];
        if (name.Length == 0)
        {
            row.Reject("table", $"the cell is empty; {row["distribution"]} needs the name of a CSV file beside this one");
            return null;
        }

        if (!FileName.IsPlain(name))
        {
            row.Reject("table", $"'{NumberText.Quote(name)}' is not a plain file name; the table must lie beside this file");
            return null;
        }

        string file = $"{layer}/{name}";
        if (!folder.Holds(file))
        {
            row.Reject("table", $"there is no file {file}" + NearestName.Hint(name, folder.CsvFilesIn(layer)));
            return null;
        }

        return file;
    }

    private static IDistribution? Discrete(CsvRow row, CsvTable table, ParameterInfo info)
    {
        var values = table.Rows.Select(entry => Value(entry, info, "discrete")).ToList();
        var weights = table.Rows.Select(Weight).ToList();
        if (values.Count == 0)
        {
            table.RejectColumn("value", "discrete needs at least one value with its weight, and the table has none");
            return null;
        }

        if (weights.TrueForAll(weight => weight == 0))
        {
            table.RejectColumn("weight", "all weights are 0; at least one must be above 0");
            return null;
        }

        return values.Contains(null) || weights.Contains(null)
            ? null
            : Make(row, () => new Discrete([.. values.Select(value => value!.Value)], [.. weights.Select(weight => weight!.Value)]));
    }

    private static IDistribution? Empirical(CsvRow row, CsvTable table, ParameterInfo info)
    {
        var values = table.Rows.Select(entry => Value(entry, info, "empirical")).ToList();
        if (values.Count < FewestObservations)
        {
            table.RejectColumn("value", $"empirical needs at least {FewestObservations} values, and the table has {values.Count}");
            return null;
        }

        return values.Contains(null) ? null : Make(row, () => new Empirical([.. values.Select(value => value!.Value)]));
    }

    private static double? Value(CsvRow row, ParameterInfo info, string distribution)
    {
        double? value = row.IsTooLong ? null : row.Number("value", distribution);
        if (value is { } number && DomainRule.Problem(info, number) is { } problem)
        {
            row.Reject("value", problem);
            return null;
        }

        return value;
    }

    private static double? Weight(CsvRow row)
    {
        double? weight = row.IsTooLong ? null : row.Number("weight", "discrete");
        if (weight < 0)
        {
            row.Reject("weight", $"{row["weight"]} is negative; a weight is at least 0");
            return null;
        }

        return weight;
    }

    private static IDistribution? Make(CsvRow row, Func<IDistribution> make)
    {
        try
        {
            return make();
        }
        catch (InvalidDistributionException invalid)
        {
            row.Reject(invalid.Column, invalid.Message);
            return null;
        }
    }
}
