using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>What the files of one folder say: the base, or what a scenario changes in it.</summary>
/// <param name="Folder">The folder, relative to the inputs folder.</param>
/// <param name="Parameters">The rows of parameters.csv.</param>
/// <param name="Decks">The series of decks.csv; null where there are problems in one.</param>
/// <param name="Correlations">The rows of correlations.csv.</param>
internal sealed record Layer(
    string Folder,
    IReadOnlyDictionary<Parameter, ParameterRow> Parameters,
    IReadOnlyDictionary<DeckSeries, Deck?> Decks,
    IReadOnlyList<CorrelationRow> Correlations)
{
    /// <summary>A layer that changes nothing.</summary>
    public static Layer Empty { get; } =
        new("", new Dictionary<Parameter, ParameterRow>(), new Dictionary<DeckSeries, Deck?>(), []);

    /// <summary>The base: all three files, and in them every parameter and every series.</summary>
    public static Layer Base(InputFolder inputs, List<InputProblem> problems)
    {
        const string folder = "base";
        foreach (string file in Files(folder).Where(file => !inputs.Holds(file)))
        {
            problems.Add(new(file, "the file is missing; the base needs parameters.csv, decks.csv and correlations.csv (which may hold only its header)"));
        }

        return Read(inputs, folder, isBase: true, problems);
    }

    /// <summary>A scenario: at least one of the three files.</summary>
    public static Layer OfScenario(InputFolder inputs, string name, List<InputProblem> problems)
    {
        string folder = $"scenarios/{name}";
        if (!Files(folder).Any(inputs.Holds))
        {
            problems.Add(new(folder, "the scenario changes nothing; it needs at least one of parameters.csv, decks.csv and correlations.csv"));
        }

        return Read(inputs, folder, isBase: false, problems);
    }

    private static Layer Read(InputFolder inputs, string folder, bool isBase, List<InputProblem> problems)
    {
        var layer = new Layer(
            folder,
            inputs.Holds(ParametersFile.PathIn(folder)) ? ParametersFile.Read(inputs, folder, isBase, problems) : Empty.Parameters,
            inputs.Holds(DecksFile.PathIn(folder)) ? DecksFile.Read(inputs, folder, isBase, problems) : Empty.Decks,
            inputs.Holds(CorrelationsFile.PathIn(folder)) ? CorrelationsFile.Read(inputs, folder, isBase, problems) : Empty.Correlations);
        RejectMisspelledFiles(inputs, folder, problems);
        return layer;
    }

    /// <summary>A CSV file that nothing reads is allowed, but not one whose name is nearly that of a file that is not there.</summary>
    private static void RejectMisspelledFiles(InputFolder inputs, string folder, List<InputProblem> problems)
    {
        var absent = Files(folder).Where(file => !inputs.Holds(file)).Select(file => Path.GetFileName(file)).ToList();
        foreach (string file in inputs.CsvFilesIn(folder).Select(name => $"{folder}/{name}").Where(file => !inputs.HasRead(file)))
        {
            if (NearestName.Of(Path.GetFileName(file), absent) is { } meant)
            {
                problems.Add(new(file, $"no file of this name is read; did you mean '{meant}'?"));
            }
        }
    }

    private static string[] Files(string folder) =>
        [ParametersFile.PathIn(folder), DecksFile.PathIn(folder), CorrelationsFile.PathIn(folder)];
}
