using System.Text;

namespace PipelineRisk.Inputs;

/// <summary>One of all the scenarios of an inputs folder, also where it cannot be read.</summary>
/// <param name="Name">Its name; <c>base</c> for the base alone.</param>
/// <param name="StandsFor">What it stands for: the first heading of its scenario.md, or its first sentence; null where there is no such text.</param>
/// <param name="Read">The scenario, or every reason why there is none.</param>
public sealed record ListedScenario(string Name, string? StandsFor, ReadResult Read)
{
    private const int MostBytes = 4096;
    private const int MostCharacters = 160;

    /// <summary>The base and then every scenario, in alphabetical order; nothing where there is no such folder.</summary>
    /// <param name="inputsFolder">The folder that holds <c>base</c> and <c>scenarios</c>.</param>
    /// <param name="overrides">The texts <c>parameter=value</c> of <c>--set</c>; they hold in every scenario.</param>
    public static IReadOnlyList<ListedScenario> All(string inputsFolder, IReadOnlyList<string> overrides) => !Directory.Exists(inputsFolder) ? [] :
    [
        .. ScenarioReader.ScenarioNames(inputsFolder).Prepend(ScenarioName.Base).Select(name => new ListedScenario(
            name,
            Beginning(name == ScenarioName.Base ? Path.Combine(inputsFolder, name) : Path.Combine(inputsFolder, "scenarios", name)),
            ScenarioReader.Read(inputsFolder, name, overrides))),
    ];

    private static string? Beginning(string folder)
    {
        try
        {
            using FileStream file = File.OpenRead(Path.Combine(folder, "scenario.md"));
            byte[] bytes = new byte[MostBytes];
            return TitleIn(Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // words for readers: what is simulated does not depend on them
        }
    }

    /// <summary>The heading that a Markdown text begins with, or its first sentence; at most so many characters that a table has room for them.</summary>
    internal static string? TitleIn(string markdown)
    {
        string[] paragraph = [.. markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())
            .SkipWhile(line => line.Trim('#', ' ').Length == 0).TakeWhile(line => line.Length > 0)];
        if (paragraph.Length == 0)
        {
            return null;
        }

        string words = paragraph[0][0] == '#' ? paragraph[0].TrimStart('#').Trim() : FirstSentence(string.Join(' ', paragraph));
        words = new([.. words.Select(character => char.IsControl(character) ? ' ' : character)]);
        return words.Length <= MostCharacters ? words : $"{words[..MostCharacters].TrimEnd()} …";
    }

    private static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }
}
