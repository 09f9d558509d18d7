using System.CommandLine;
using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary><c>run</c>: simulates, prints the summary, writes the result files.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Command command = new("run", "Simulates a scenario, prints the summary tables and writes the result files and the HTML report.");
        CommonOptions options = new(command);
        Guarded.SetAction(command, (parsed, cancellation) => Run(options.Read(parsed), parsed, cancellation));
        return command;
    }

    private static int Run(Request request, ParseResult parsed, CancellationToken cancellation)
    {
        (Scenario? scenario, IReadOnlyList<InputFile> inputs) = request.ReadScenario();
        if (scenario is null)
        {
            return ExitCode.Usage;
        }

        if (OutputFolder.Problem(request.OutFolder) is { } problem)
        {
            throw new UsageException(problem);
        }

        RunTally tally = new(request.Options);
        RunResult result = ProgressBar.Around(request.ShowsProgress, tally.Now, () => MonteCarlo.Run(scenario, request.Options, tally, cancellation));
        foreach (string warning in result.Warnings)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        ShareTally rest = new("what the report says of drivers and prices");
        QuickLook look = ProgressBar.Around(request.ShowsProgress, rest.Now, () => QuickLook.Of(result, rest, cancellation));
        cancellation.ThrowIfCancellationRequested();
        RunFiles.Write(result, look, ManifestOf.Run(result, request, inputs, parsed), inputs, request);
        if (request.Json)
        {
            using Stream output = Console.OpenStandardOutput();
            SummaryJson.Write(result, output);
            output.WriteByte((byte)'\n');
        }
        else if (!request.Quiet)
        {
            SummaryTables.Print(result, request.OutFolder);
        }

        return ExitCode.Success;
    }
}
