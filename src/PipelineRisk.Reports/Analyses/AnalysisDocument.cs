using System.Text.RegularExpressions;

namespace PipelineRisk.Reports.Analyses;

/// <summary>What an analysis found out, in the order in which it is read: the question, the answer, the parts that bear it out, and how it was computed.</summary>
/// <remarks>One document goes to the terminal, to CSV and JSON files and to a page of its own (<see cref="AnalysisFiles"/>).</remarks>
public sealed partial record AnalysisDocument
{
    /// <summary>A document.</summary>
    /// <param name="name">The command that makes it, and the name of its files: <c>attribution</c>.</param>
    /// <param name="question">The question it answers.</param>
    /// <param name="answer">The answer in one or a few sentences, its numbers with their errors.</param>
    /// <param name="parts">What bears the answer out. The first table of the first part is <c>NAME.csv</c>.</param>
    /// <param name="notes">How it was computed, a sentence or two each.</param>
    /// <param name="warnings">What a reader must know before relying on it.</param>
    /// <exception cref="ArgumentException">A name is no file name or anchor, or two parts or two tables have the same one.</exception>
    public AnalysisDocument(
        string name, string question, string answer, IReadOnlyList<AnalysisPart> parts, IReadOnlyList<string> notes, IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(parts);
        (Name, Question, Answer, Parts, Notes, Warnings) = (name, question, answer, parts, notes, warnings);
        CheckNames([name]);
        CheckNames([.. parts.Select(part => part.Id)]);
        CheckNames([.. Tables.Select(table => table.Name)]);
    }

    /// <summary>The command that makes it, and the name of its files.</summary>
    public string Name { get; }

    /// <summary>The question it answers.</summary>
    public string Question { get; }

    /// <summary>The answer, its numbers with their errors.</summary>
    public string Answer { get; }

    /// <summary>What bears the answer out.</summary>
    public IReadOnlyList<AnalysisPart> Parts { get; }

    /// <summary>How it was computed.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What a reader must know before relying on it.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>How often the model was evaluated in all.</summary>
    public required long Evaluations { get; init; }

    /// <summary>All tables.</summary>
    public IEnumerable<AnalysisTable> Tables => Parts.SelectMany(part => part.Tables);

    /// <summary>The name of the CSV file of a table: that of the document for the first, with the table's own for the others.</summary>
    public string FileOf(AnalysisTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Name == Tables.First().Name ? $"{Name}.csv" : $"{Name}-{table.Name}.csv";
    }

    private static void CheckNames(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => !Plain().IsMatch(name)) is { } odd)
        {
            throw new ArgumentException($"'{odd}' is no name for a file or an anchor: lower-case letters, digits and dashes are.", nameof(names));
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw new ArgumentException($"Two have the same name: {string.Join(", ", names)}.", nameof(names));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
