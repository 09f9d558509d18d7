namespace PipelineRisk.Inputs;

/// <summary>Names of scenarios: folders directly under <c>scenarios</c> in the inputs folder.</summary>
internal static class ScenarioName
{
    /// <summary>The name of the base alone.</summary>
    public const string Base = "base";

    /// <summary>Those of the folders that are scenarios, in alphabetical order, without the base.</summary>
    public static IReadOnlyList<string> Among(IReadOnlyList<string> folders) =>
        [.. folders.Where(name => name[0] != '.' && name != Base).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with <paramref name="name"/>; null when it is one of the <paramref name="known"/> scenarios.</summary>
    public static string? Problem(IReadOnlyList<string> known, string name)
    {
        if (known.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        string rule = "scenario is a folder name in inputs/scenarios: " + (known.Count == 0 ? "there are none" : $"there are {string.Join(", ", known)}");
        if (!FileName.IsPlain(name))
        {
            return $"this is not a folder name; a {rule}";
        }

        return NearestName.Of(name, known) is { } near
            ? $"there is no such scenario; did you mean '{near}'? A {rule}"
            : $"there is no such scenario; a {rule}";
    }
}
