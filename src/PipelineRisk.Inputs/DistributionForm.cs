using PipelineRisk.Distributions;

namespace PipelineRisk.Inputs;

/// <summary>The numbers of one row, by column.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, double> values)
{
    /// <summary>The number in a column that the distribution needs.</summary>
    public double this[string column] => values[column];

    /// <summary>The number in a column that may be empty.</summary>
    public double? Find(string column) => values.TryGetValue(column, out double value) ? value : null;

    /// <summary>Whether the column is filled.</summary>
    public bool Has(string column) => values.ContainsKey(column);
}

/// <summary>How a distribution is written in parameters.csv: which columns it reads, and what they make.</summary>
/// <param name="Name">Its name in the distribution column.</param>
/// <param name="Choices">The sets of columns of which one must be filled.</param>
/// <param name="Optional">The columns that may be filled besides.</param>
/// <param name="Make">Makes the distribution of the numbers.</param>
internal sealed record DistributionForm(
    string Name, IReadOnlyList<IReadOnlyList<string>> Choices, IReadOnlyList<string> Optional, Func<Arguments, IDistribution> Make)
{
    /// <summary>The number columns of parameters.csv.</summary>
    public static IReadOnlyList<string> NumberColumns { get; } = ["value", "min", "mode", "max", "mean", "sd", "p10", "p50", "p90"];

    /// <summary>The distributions that are written as numbers.</summary>
    public static IReadOnlyList<DistributionForm> All { get; } =
    [
        new("constant", [["value"]], [], a => new Constant(a["value"])),
        new("uniform", [["min", "max"]], [], a => new Uniform(a["min"], a["max"])),
        new("triangular", [["min", "mode", "max"]], [], a => new Triangular(a["min"], a["mode"], a["max"])),
        new("pert", [["min", "mode", "max"]], [], a => new Pert(a["min"], a["mode"], a["max"])),
        new("normal", [["mean", "sd"], ["p10", "p90"]], ["min", "max"], a => Truncate(a, a.Has("mean")
            ? Normal.FromMeanSd(a["mean"], a["sd"])
            : Normal.FromP10P90(a["p10"], a["p90"]))),
        new("lognormal", [["mean", "sd"], ["p10", "p90"]], ["min", "max"], a => Truncate(a, a.Has("mean")
            ? LogNormal.FromMeanSd(a["mean"], a["sd"])
            : LogNormal.FromP10P90(a["p10"], a["p90"]))),
        new("metalog", [["p10", "p50", "p90"]], ["min", "max"],
            a => new Metalog(a["p10"], a["p50"], a["p90"], a.Find("min"), a.Find("max"))),
        new("beta", [["mean", "sd", "min", "max"]], [], a => new ScaledBeta(a["mean"], a["sd"], a["min"], a["max"])),
        new("gamma", [["mean", "sd"]], [], a => new Gamma(a["mean"], a["sd"])),
        new("weibull", [["p10", "p90"]], [], a => new Weibull(a["p10"], a["p90"])),
        new("exponential", [["mean"]], [], a => new Exponential(a["mean"])),
        new("bernoulli", [["mean"]], [], a => new Bernoulli(a["mean"])),
    ];

    /// <summary>Whether it reads the column.</summary>
    public bool Reads(string column) => Choices.Append(Optional).Any(columns => columns.Contains(column, StringComparer.Ordinal));

    /// <summary>The columns it reads, in words: "mean and sd, or p10 and p90; min and max are optional".</summary>
    public string Columns => string.Join(", or ", Choices.Select(List)) + (Optional.Count == 0 ? "" : $"; {List(Optional)} are optional");

    private static string List(IReadOnlyList<string> columns) =>
        columns.Count == 1 ? columns[0] : $"{string.Join(", ", columns.SkipLast(1))} and {columns[^1]}";

    private static IDistribution Truncate(Arguments a, IDistribution inner) =>
        a.Has("min") || a.Has("max") ? new Truncated(inner, a.Find("min"), a.Find("max")) : inner;
}
