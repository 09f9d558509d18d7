using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Scenarios;
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
            Console.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        RunResult result = ProgressBar.Around(
            request.Options,
            isShown: !request.Quiet && !request.Json && !Console.IsOutputRedirected,
            progress => MonteCarlo.Run(scenario, request.Options, progress, cancellation));
        foreach (string warning in result.Warnings)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        cancellation.ThrowIfCancellationRequested();
        ResultFiles.Write(result, Manifest(result, inputs, parsed), request.OutFolder);
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

    private static Manifest Manifest(RunResult result, IReadOnlyList<InputFile> inputs, ParseResult parsed)
    {
        double seconds = result.SimulationTime.TotalSeconds;
        using Process process = Process.GetCurrentProcess();
        return new(
            Version: Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            CommandLine: string.Join(' ', ["pipelinerisk", .. parsed.Tokens.Select(token => token.Value)]),
            Scenario: result.Scenario.Name,
            Seed: result.Options.Seed,
            Sampler: SamplerName.Of(result.Options.Sampler),
            Trials: result.Trials,
            Replicates: result.Replicates,
            Threads: result.Options.Threads,
            Lanes: MonteCarlo.Lanes,
            Machine: $"{Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}",
            Runtime: RuntimeInformation.FrameworkDescription,
            SimulationSeconds: seconds,
            WallSeconds: (TimeProvider.System.GetLocalNow().DateTime - process.StartTime).TotalSeconds,
            TrialsPerSecond: result.Trials / seconds,
            Inputs: inputs.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal));
    }

    private static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        string? model = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model is null ? $"{RuntimeInformation.ProcessArchitecture}" : model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
