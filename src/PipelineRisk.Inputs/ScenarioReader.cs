using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>Reads a folder of CSV files into a <see cref="Scenario"/>, or finds every problem in it.</summary>
/// <remarks>
/// The base is read and checked whole, also where a scenario replaces it. A row of the scenario replaces the base row of the same
/// parameter, its series the base series as a whole, its pair the base pair. <c>--set</c> comes last.
/// </remarks>
public static class ScenarioReader
{
    /// <summary>The names of the scenarios in <paramref name="inputsFolder"/>, in alphabetical order; the base is not one of them.</summary>
    public static IReadOnlyList<string> ScenarioNames(string inputsFolder) => new InputFolder(new DiskFolder(inputsFolder), []).Scenarios;

    /// <summary>Reads the base, or a scenario on top of it. Bad input gives problems, never an exception.</summary>
    /// <param name="inputsFolder">The folder that holds <c>base</c> and <c>scenarios</c>.</param>
    /// <param name="scenarioName">The scenario; null or <c>base</c> for the base alone.</param>
    /// <param name="overrides">The texts <c>parameter=value</c> of <c>--set</c>.</param>
    public static ReadResult Read(string inputsFolder, string? scenarioName, IReadOnlyList<string> overrides) =>
        Read(new DiskFolder(inputsFolder), inputsFolder, scenarioName ?? ScenarioName.Base, [], overrides);

    /// <summary>The same from any source of files.</summary>
    /// <param name="source">The files.</param>
    /// <param name="inputsFolder">What the source is called in a problem.</param>
    /// <param name="name">The scenario.</param>
    /// <param name="recorded">Texts <c>parameter=value</c> that hold unless <paramref name="overrides"/> sets the same parameter.</param>
    /// <param name="overrides">The texts <c>parameter=value</c> of <c>--set</c>.</param>
    internal static ReadResult Read(
        IFileSource source, string inputsFolder, string name, IReadOnlyList<string> recorded, IReadOnlyList<string> overrides)
    {
        var problems = new List<InputProblem>();
        var optionProblems = new List<InputProblem>();
        var fixedParameters = Override.Join(Override.ReadAll(recorded, optionProblems), Override.ReadAll(overrides, optionProblems));
        var folder = new InputFolder(source, problems);
        if (!folder.IsPresent)
        {
            problems.Add(new(inputsFolder.Length == 0 ? "--inputs" : inputsFolder,
                "there is no such folder; the inputs folder holds base/parameters.csv, base/decks.csv and base/correlations.csv"));
            return new(null, [.. problems, .. optionProblems], []);
        }

        var basis = Layer.Base(folder, problems);
        var scenario = ScenarioLayer(folder, name, problems, optionProblems);
        var correlations = Dependence.Join(basis, scenario);

        IReadOnlyList<InputProblem> all = [.. InOrder(problems), .. optionProblems];
        return all.Count == 0
            ? new(Build(name, basis, scenario, correlations, fixedParameters), all, folder.Files) { Rows = Rows(basis, scenario) }
            : new(null, all, folder.Files);
    }

    private static Dictionary<Parameter, InputRow> Rows(Layer basis, Layer scenario) =>
        ParameterCatalogue.All.ToDictionary(info => info.Id, info => Row(basis, scenario, info.Id).Row.Place);

    private static ParameterRow Row(Layer basis, Layer scenario, Parameter parameter) =>
        scenario.Parameters.GetValueOrDefault(parameter) ?? basis.Parameters[parameter];

    private static Layer ScenarioLayer(
        InputFolder folder, string name, List<InputProblem> problems, List<InputProblem> optionProblems)
    {
        if (name == ScenarioName.Base)
        {
            return Layer.Empty;
        }

        if (ScenarioName.Problem(folder.Scenarios, name) is { } problem)
        {
            optionProblems.Insert(0, new($"--scenario {name}", problem));
            return Layer.Empty;
        }

        return Layer.OfScenario(folder, name, problems);
    }

    private static IEnumerable<InputProblem> InOrder(List<InputProblem> problems) => problems
        .Distinct()
        .OrderBy(problem => problem.File, StringComparer.Ordinal)
        .ThenBy(problem => problem.Line)
        .ThenBy(problem => problem.Column, StringComparer.Ordinal);

    private static Scenario Build(
        string name, Layer basis, Layer scenario, IReadOnlyList<RankCorrelation> correlations, IReadOnlyList<Override> fixedParameters)
    {
        var inputs = ParameterCatalogue.All.Select(info => Row(basis, scenario, info.Id).Input!);
        var decks = Enum.GetValues<DeckSeries>().Select(series => (scenario.Decks.GetValueOrDefault(series) ?? basis.Decks[series])!);
        return fixedParameters.Aggregate(
            new Scenario(name, [.. inputs], [.. decks], correlations), (read, fixedTo) => read.Fixing(fixedTo.Parameter, fixedTo.Value));
    }
}
