using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>Two parameters, in either order.</summary>
internal readonly record struct Pair
{
    /// <summary>The pair of the two.</summary>
    public Pair(Parameter a, Parameter b) => (First, Second) = a < b ? (a, b) : (b, a);

    /// <summary>The one that comes first in the catalogue.</summary>
    public Parameter First { get; }

    /// <summary>The other.</summary>
    public Parameter Second { get; }

    /// <summary>Whether <paramref name="parameter"/> is one of the two.</summary>
    public bool Holds(Parameter parameter) => First == parameter || Second == parameter;
}

/// <summary>A row of a correlations.csv; a rank correlation of 0 says that the two are independent.</summary>
internal sealed record CorrelationRow(CsvTable File, CsvRow Row, RankCorrelation Correlation)
{
    /// <summary>The two parameters, in either order.</summary>
    public Pair Pair { get; } = new(Correlation.A, Correlation.B);

    /// <summary>Whether the row asks for a dependence.</summary>
    public bool IsDependence => Correlation.Spearman != 0;
}

/// <summary>Reads a correlations.csv: Spearman rank correlations of pairs of parameters.</summary>
internal static class CorrelationsFile
{
    private const string Name = "correlations.csv";
    private static readonly CsvColumns Columns = new(["parameter_a", "parameter_b", "rank_correlation"], []);

    /// <summary>The path of the file in <paramref name="layer"/>.</summary>
    public static string PathIn(string layer) => $"{layer}/{Name}";

    /// <summary>The sound rows in the order of the file. In a scenario an empty rank correlation is 0.</summary>
    public static IReadOnlyList<CorrelationRow> Read(InputFolder folder, string layer, bool isBase, List<InputProblem> problems)
    {
        var rows = new Dictionary<Pair, CorrelationRow>();
        if (CsvTable.Read(folder, PathIn(layer), Columns, problems) is not { } table)
        {
            return [];
        }

        foreach (var row in table.Rows.Where(row => !row.IsTooLong))
        {
            double? spearman = Spearman(row, isBase);
            var a = ParametersFile.Parameter(row, "parameter_a");
            var b = ParametersFile.Parameter(row, "parameter_b");
            if (a is null || b is null)
            {
                continue;
            }

            if (a == b)
            {
                row.Reject("parameter_b", $"{b.Name} is paired with itself; name another parameter");
                continue;
            }

            var pair = new Pair(a.Id, b.Id);
            if (rows.TryGetValue(pair, out var first))
            {
                row.Reject("parameter_a", $"{a.Name} and {b.Name} are already paired on line {first.Row.Line}; keep one of the rows");
                continue;
            }

            rows.Add(pair, new(table, row, new(a.Id, b.Id, spearman ?? 0)));
        }

        return [.. rows.Values.OrderBy(row => row.Row.Line)];
    }

    private static double? Spearman(CsvRow row, bool isBase)
    {
        if (!isBase && !row.IsFilled("rank_correlation"))
        {
            return 0;
        }

        double? spearman = row.Number("rank_correlation", "every pair");
        if (spearman is <= -1 or >= 1)
        {
            row.Reject("rank_correlation", $"{row["rank_correlation"]} is outside (-1, 1); a rank correlation lies strictly between -1 and 1");
        }

        return spearman;
    }
}
