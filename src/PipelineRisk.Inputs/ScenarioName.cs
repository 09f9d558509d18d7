namespace PipelineRisk.Inputs;

/// <summary>Names of scenarios: folders directly under <c>scenarios</c> in the inputs folder.</summary>
internal static class ScenarioName
{
    /// <summary>The name of the base alone.</summary>
    public const string Base = "base";

    /// <summary>The scenarios there are, in alphabetical order, without the base.</summary>
    public static IReadOnlyList<string> All(string inputsFolder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(Path.Combine(inputsFolder, "scenarios"))
                    .Select(path => Path.GetFileName(path))
                    .Where(name => name[0] != '.' && name != Base)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>What is wrong with <paramref name="name"/>; null when it is a scenario of the folder.</summary>
    public static string? Problem(string inputsFolder, string name)
    {
        var known = All(inputsFolder);
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
