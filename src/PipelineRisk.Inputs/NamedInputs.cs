namespace PipelineRisk.Inputs;

/// <summary>Finds what somebody names to compare: the base, a scenario, an inputs folder, or the result folder of a run.</summary>
/// <remarks>
/// A name that is a scenario means the scenario, also where a folder has the same name; <c>./name</c> is the folder. Of another inputs folder,
/// <c>DIR</c> is its base and <c>DIR/scenarios/NAME</c> its scenario. A result folder stands for the inputs of its run (<see cref="RecordedInputs"/>).
/// </remarks>
public static class NamedInputs
{
    /// <summary>Reads what <paramref name="name"/> stands for. Bad input gives problems, never an exception; those of another folder begin with its name.</summary>
    /// <param name="inputsFolder">The folder that holds <c>base</c> and <c>scenarios</c>.</param>
    /// <param name="name">What was named; the scenario that is read has this name.</param>
    /// <param name="overrides">The texts <c>parameter=value</c> of <c>--set</c>; they come last.</param>
    public static ReadResult Read(string inputsFolder, string name, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(name);
        IReadOnlyList<string> known = ScenarioReader.ScenarioNames(inputsFolder);
        if (name == ScenarioName.Base || known.Contains(name, StringComparer.Ordinal))
        {
            return ScenarioReader.Read(inputsFolder, name, overrides);
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return Problem(name, NotFound(name, known));
        }

        if (IsInputsFolder(name))
        {
            return Named(name, name, ScenarioReader.Read(name, null, overrides));
        }

        if (IsScenarioFolder(name, out string inputs, out string scenario))
        {
            return Named(name, inputs, ScenarioReader.Read(inputs, scenario, overrides));
        }

        return File.Exists(Path.Combine(name, "manifest.json"))
            ? Recorded(name, overrides)
            : Problem(name, NotFound(name, known));
    }

    private static ReadResult Recorded(string name, IReadOnlyList<string> overrides)
    {
        if (RecordedInputs.Read(name, out string? problem) is not { } recorded)
        {
            return Problem(name, problem!);
        }

        string file = Path.Combine(name, RecordedInputs.FileName);
        return Named(name, file, ScenarioReader.Read(new RecordedFiles(recorded.Files), file, recorded.Scenario, recorded.Set, overrides));
    }

    // Files and problems of a file begin with the place that they are in; those of the options are nobody's.
    private static ReadResult Named(string name, string place, ReadResult read)
    {
        string prefix = Path.TrimEndingDirectorySeparator(place).Replace(Path.DirectorySeparatorChar, '/');
        return new(
            read.Scenario is { } scenario ? scenario with { Name = Path.TrimEndingDirectorySeparator(name) } : null,
            [.. read.Problems.Select(problem => problem.IsOfOption || problem.File == place
                ? problem
                : problem with { File = $"{prefix}/{problem.File}" })],
            [.. read.Files.Select(file => file with { Path = $"{prefix}/{file.Path}" })]);
    }

    private static ReadResult Problem(string name, string message) => new(null, [new(string.IsNullOrWhiteSpace(name) ? $"'{name}'" : name, message)], []);

    private static string NotFound(string name, IReadOnlyList<string> known)
    {
        const string rule = "name base, a scenario, an inputs folder (it has base/parameters.csv) or the result folder of a run (it has manifest.json)";
        string scenarios = known.Count == 0 ? "there are no scenarios" : $"the scenarios are {string.Join(", ", known)}";
        return NearestName.Of(name, [ScenarioName.Base, .. known]) is { } near
            ? $"there is no such scenario or folder; did you mean '{near}'? Otherwise {rule}; {scenarios}"
            : Directory.Exists(name) ? $"the folder holds neither inputs nor results of a run; {rule}; {scenarios}"
            : $"there is no such scenario or folder; {rule}; {scenarios}";
    }

    private static bool IsInputsFolder(string folder) => File.Exists(Path.Combine(folder, "base", "parameters.csv"));

    private static bool IsScenarioFolder(string folder, out string inputs, out string scenario)
    {
        string full = Path.TrimEndingDirectorySeparator(folder);
        string? scenarios = Path.GetDirectoryName(full);
        (inputs, scenario) = (Path.GetDirectoryName(scenarios) is { Length: > 0 } parent ? parent : ".", Path.GetFileName(full));
        return Directory.Exists(full) && Path.GetFileName(scenarios) == "scenarios" && IsInputsFolder(inputs);
    }
}
