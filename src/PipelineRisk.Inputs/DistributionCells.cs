using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>Reads the distribution that a row of parameters.csv describes.</summary>
internal sealed class DistributionCells(ValueTables tables, List<InputProblem> problems)
{
    /// <summary>The names that the distribution column may hold.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. DistributionForm.All.Select(form => form.Name), .. ValueTables.Distributions];

    /// <summary>The distribution of the row; null, and problems, when there is none.</summary>
    public IDistribution? Read(CsvRow row, ParameterInfo info)
    {
        string name = row["distribution"];
        if (name.Length == 0)
        {
            row.Reject("distribution", $"the cell is empty; write one of {string.Join(", ", Names)}");
            return null;
        }

        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            row.Reject("distribution", $"unknown distribution '{NumberText.Quote(name)}'"
                + NearestName.Hint(name, Names, $"; the known ones are {string.Join(", ", Names)}"));
            return null;
        }

        if (info.IsStructural && name != "constant")
        {
            row.Reject("distribution", $"{info.Name} shapes the calculation itself and must be constant, not {name}");
            return null;
        }

        int before = problems.Count;
        var form = DistributionForm.All.FirstOrDefault(form => form.Name == name);
        var distribution = form is null ? tables.Read(row, info) : FromNumbers(row, form);
        if (distribution is not null && problems.Count == before && DomainRule.Problem(info, distribution) is { } problem)
        {
            row.Reject(distribution is Constant ? "value" : form is null ? "table" : "distribution", problem);
        }

        return problems.Count == before ? distribution : null;
    }

    private static IDistribution? FromNumbers(CsvRow row, DistributionForm form)
    {
        RejectUnread(row, form.Name, column => form.Reads(column), form.Columns);
        if (Choice(row, form) is not { } needed)
        {
            return null;
        }

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        bool isComplete = true;
        foreach (string column in needed.Concat(form.Optional.Where(row.IsFilled)))
        {
            if (row.Number(column, form.Name) is { } value)
            {
                values.Add(column, value);
            }
            else
            {
                isComplete = false;
            }
        }

        return isComplete ? Make(row, form, new(values)) : null;
    }

    /// <summary>The set of columns that the row fills; null, and a problem, when that is not clear.</summary>
    private static IReadOnlyList<string>? Choice(CsvRow row, DistributionForm form)
    {
        var begun = form.Choices.Where(choice => choice.Any(row.IsFilled)).ToList();
        switch (begun.Count)
        {
            case 0 when form.Choices.Count > 1:
                row.Reject(form.Choices[0][0], $"the cell is empty; {form.Name} needs {form.Columns}");
                return null;
            case 0:
                return form.Choices[0];
            case 1:
                return begun[0];
            default:
                row.Reject(begun[1].First(row.IsFilled), $"{form.Name} takes {form.Columns}; empty the cells of one of the pairs");
                return null;
        }
    }

    private static IDistribution? Make(CsvRow row, DistributionForm form, Arguments arguments)
    {
        try
        {
            return form.Make(arguments);
        }
        catch (InvalidDistributionException invalid)
        {
            row.Reject(invalid.Column, invalid.Message);
            return null;
        }
    }

    /// <summary>Files a problem for every filled cell that the distribution does not read.</summary>
    public static void RejectUnread(CsvRow row, string distribution, Func<string, bool> reads, string readColumns)
    {
        foreach (string column in DistributionForm.NumberColumns.Append("table").Where(column => row.IsFilled(column) && !reads(column)))
        {
            row.Reject(column, $"{distribution} does not use this column; empty the cell ({distribution} reads {readColumns})");
        }
    }
}
