using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>A parameter that <c>--set</c> fixes for one run.</summary>
/// <remarks>
/// Fixing a parameter takes it out of the dependence: its rank correlations are dropped, as a value that does not vary has none.
/// Its driver and neutral value stay. (A scenario that makes a parameter constant must say so of its pairs, because a file is read again.)
/// </remarks>
internal sealed record Override(Parameter Parameter, double Value)
{
    /// <summary>Reads the texts <c>parameter=value</c>; those that are wrong become problems.</summary>
    public static IReadOnlyList<Override> ReadAll(IReadOnlyList<string> texts, List<InputProblem> problems)
    {
        var overrides = new Dictionary<Parameter, Override>();
        foreach (string text in texts)
        {
            string? problem = Read(text, out var fixedTo);
            if (fixedTo is not null && !overrides.TryAdd(fixedTo.Parameter, fixedTo))
            {
                problem = $"{ParameterCatalogue.Of(fixedTo.Parameter).Name} is set twice; keep one of them";
            }

            if (problem is not null)
            {
                problems.Add(new($"--set {text}", problem));
            }
        }

        return [.. overrides.Values];
    }

    /// <summary>All of <paramref name="later"/>, and those of <paramref name="earlier"/> whose parameter is not among them.</summary>
    public static IReadOnlyList<Override> Join(IReadOnlyList<Override> earlier, IReadOnlyList<Override> later) =>
        [.. earlier.Where(one => later.All(other => other.Parameter != one.Parameter)), .. later];

    private static string? Read(string text, out Override? result)
    {
        result = null;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return "there is no '='; write parameter=value, such as capacity=45";
        }

        string name = text[..equals].Trim(), number = text[(equals + 1)..].Trim();
        if (!ParameterCatalogue.TryFind(name, out var info))
        {
            return name.Length == 0 ? "there is no name before the '='; write parameter=value, such as capacity=45" : ParametersFile.Unknown(name);
        }

        if (number.Length == 0)
        {
            return $"there is no value after the '='; {info.Name} is in {info.Unit}";
        }

        if (!NumberText.TryRead(number, out double value, out string? problem))
        {
            return problem;
        }

        if (DomainRule.Problem(info, value) is { } outside)
        {
            return outside;
        }

        result = new(info.Id, value);
        return null;
    }
}
