using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.RegularExpressions;

namespace PipelineRisk.Cli;

/// <summary>The console runner: parses the command line and hands over to a command.</summary>
internal static partial class Program
{
    private static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        RootCommand root = new(
            """
            Will Power of Siberia 2 ever earn its cost, and how likely is it to become a stranded asset?
            A Monte Carlo risk model: inputs are CSV files, results are CSV, JSON and an HTML report with charts.

            Start with:   pipelinerisk run
            Change a distribution in inputs/base/parameters.csv, or try one value:   pipelinerisk run --set price_discount=0.3
            See the report change as you change the inputs:   pipelinerisk watch --open
            """);
        root.Subcommands.Add(RunCommand.Create(joined: null));
        root.Subcommands.Add(WatchCommand.Create());
        root.Subcommands.Add(CompareCommand.Create(joined: null));
        root.Subcommands.Add(AttributionCommand.Create(joined: null));
        root.Subcommands.Add(StressCommand.Create());
        root.Subcommands.Add(BreakEvenCommand.Create());
        root.Subcommands.Add(ValidateCommand.Create());
        root.Subcommands.Add(TrialCommand.Create());
        root.Subcommands.Add(SensitivityCommand.Create(joined: null));
        root.Subcommands.Add(InformationCommand.Create());
        root.Subcommands.Add(MergeCommand.Create());
        root.Subcommands.Add(StatusCommand.Create());
        root.Subcommands.Add(SubmitCommand.Create());
        root.Subcommands.Add(SelfTestCommand.Create());

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string error in parsed.Errors.Select(error => InWords(error.Message)).Distinct(StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync(error);
            }

            await Console.Error.WriteLineAsync($"Try: pipelinerisk{Path(parsed.CommandResult)} --help");
            return ExitCode.Usage;
        }

        // Ctrl-C is awaited, not cut short: what is being written is finished or removed first.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1), EnableDefaultExceptionHandler = false });
    }

    private static string Path(SymbolResult? command) =>
        command is CommandResult { Command: not RootCommand } result ? $"{Path(result.Parent)} {result.Command.Name}" : "";

    // The parser's own messages name types of the runtime.
    private static string InWords(string message) => TypeName().Replace(message, type => type.Value.Contains("Double", StringComparison.Ordinal) ? "a number" : "a whole number");

    [GeneratedRegex(@"System\.(Nullable`1\[System\.\w+\]|\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeName();
}
