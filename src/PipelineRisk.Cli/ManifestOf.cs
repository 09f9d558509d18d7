using System.CommandLine;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>What was run, where, and how fast.</summary>
internal static class ManifestOf
{
    /// <summary>The manifest of a run.</summary>
    public static Manifest Run(RunResult result, Request request, IReadOnlyList<InputFile> inputs, ParseResult parsed) =>
        Of(result.Scenario.Name, result.Options, result.Trials, result.Replicates, result.SimulationTime, request, inputs, parsed);

    /// <summary>The manifest of an analysis.</summary>
    public static Manifest Analysis(
        string scenario, Request request, long evaluations, TimeSpan time, IReadOnlyList<InputFile> inputs, ParseResult parsed) =>
        Of(
            scenario, request.Options, request.Options.Trials, request.Options.Sampler == Sampler.MonteCarlo ? 1 : request.Options.Replicates, time, request, inputs, parsed) with { Evaluations = evaluations };

    /// <summary>The program's version.</summary>
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static Manifest Of(
        string scenario, RunOptions options, long trials, int replicates, TimeSpan time, Request request, IReadOnlyList<InputFile> inputs, ParseResult parsed)
    {
        using Process process = Process.GetCurrentProcess();
        return new(
            Version: Version,
            CommandLine: string.Join(' ', ["pipelinerisk", .. request.Joined?.Identity.Command ?? parsed.Tokens.Select(token => token.Value)]),
            Scenario: scenario,
            Seed: options.Seed,
            Sampler: SamplerName.Of(options.Sampler),
            Trials: trials,
            Replicates: replicates,
            Threads: options.Threads,
            Lanes: MonteCarlo.Lanes,
            Machine: $"{Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}",
            Runtime: RuntimeInformation.FrameworkDescription,
            SimulationSeconds: time.TotalSeconds,
            WallSeconds: (TimeProvider.System.GetLocalNow().DateTime - process.StartTime).TotalSeconds,
            TrialsPerSecond: trials / time.TotalSeconds,
            Inputs: inputs.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal))
        {
            SelfTest = SelfTestRecord.Last(),
            Set = request.Overrides,
        };
    }

    /// <summary>The processor's name.</summary>
    public static string Processor()
    {
        const string Linux = "/proc/cpuinfo";
        string? model = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model is null ? $"{RuntimeInformation.ProcessArchitecture}" : model[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
