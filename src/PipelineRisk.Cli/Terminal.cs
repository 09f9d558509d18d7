using System.Text.Json;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>How the program looks on a terminal, and in a file that its output is sent to.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 140;

    /// <summary>JSON for standard output.</summary>
    public static JsonSerializerOptions Json { get; } = new() { WriteIndented = true };

    /// <summary>Standard output: no colours where NO_COLOR is set or the output is redirected, and wide enough for the tables there.</summary>
    public static IAnsiConsole Console { get; } = Create();

    /// <summary>A table with a title; the first column is text, the others are numbers.</summary>
    public static Table Table(string title, params IReadOnlyList<string> columns)
    {
        Table table = new Table().Border(TableBorder.Simple).Title(new TableTitle(Markup.Escape(title), new Style(decoration: Decoration.Bold)));
        for (int i = 0; i < columns.Count; i++)
        {
            TableColumn column = new(new Text(columns[i], new Style(decoration: Decoration.Dim)));
            table.AddColumn(i == 0 ? column.LeftAligned().NoWrap() : column.RightAligned().NoWrap());
        }

        return table.LeftAligned();
    }

    private static IAnsiConsole Create()
    {
        bool isRedirected = System.Console.IsOutputRedirected;
        bool isPlain = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(System.Console.Out),
        });
        if (isRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
