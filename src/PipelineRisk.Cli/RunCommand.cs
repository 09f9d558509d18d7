using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary><c>run</c>: simulates, prints the summary, writes the result files; or computes one shard of that.</summary>
internal static class RunCommand
{
    private const double DefaultSeconds = 30; // what a power cut costs at most; a save takes some hundredths of a second

    /// <summary>The name of the command.</summary>
    public const string Name = "run";

    /// <summary>The command.</summary>
    /// <param name="joined">What others have computed, when the results are to be made of it; otherwise null.</param>
    public static Command Create(JoinedParts? joined)
    {
        Command command = new(Name, "Simulates a scenario, prints the summary tables and writes the result files and the HTML report.");
        CommonOptions options = new(command);
        SharedWorkOptions shared = new(command, joined);
        Option<double> every = new("--checkpoint-every")
        {
            Description = "Seconds between two saves of a run that lasts longer, beside its results; 0 for none.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => DefaultSeconds,
            CustomParser = Seconds,
        };
        Option<bool> resume = new("--resume") { Description = "Goes on from where an interrupted run with the same inputs and options was last saved." };
        command.Options.Add(every);
        command.Options.Add(resume);
        Guarded.SetAction(command, (parsed, cancellation) => Run(
            shared.Read(parsed, options.Read(parsed)), parsed, TimeSpan.FromSeconds(parsed.GetValue(every)), parsed.GetValue(resume), cancellation));
        return command;
    }

    private static double Seconds(ArgumentResult result)
    {
        if (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) || seconds is not (>= 0 and <= 1e6))
        {
            result.AddError("--checkpoint-every needs a number of seconds from 0, for none, to 1000000.");
        }

        return seconds;
    }

    private static int Run(Request request, ParseResult parsed, TimeSpan interval, bool resumes, CancellationToken cancellation)
    {
        (Scenario? scenario, IReadOnlyList<InputFile> inputs) = request.ReadScenario();
        if (scenario is null)
        {
            return ExitCode.Usage;
        }

        if (request.Shard is not null && request.Options.Until.Count > 0)
        {
            throw new UsageException("--shard and --until exclude each other: when the run is precise enough, none of its parts knows. Ask for a number of trials.");
        }

        if (OutputFolder.Problem(request.OutFolder) is { } problem)
        {
            throw new UsageException(problem);
        }

        using WorkInParts work = new([Name], request, inputs);
        if (work.IsDone())
        {
            return ExitCode.Success;
        }

        PartialRun run = new(scenario, request.Options);
        if (request.Joined is { } joined)
        {
            string? missing = joined.AddTo(run, request.Options);
            RunResult result = run.Result();
            Report(missing is null ? result : result with { Warnings = [missing, .. result.Warnings] }, request, inputs, parsed, cancellation);
            return ExitCode.Success;
        }

        Checkpoint checkpoint = new(work, interval);
        Simulate(run, work, checkpoint, request, resumes, cancellation);
        if (request.Shard is not null)
        {
            work.Found(run.TrialsDone, [run.Save()]).Write(work.PartPath);
            work.SayDone(run.SimulationTime);
        }
        else
        {
            checkpoint.Keep(run, () => Report(run.Result(), request, inputs, parsed, cancellation));
        }

        checkpoint.Remove();
        return ExitCode.Success;
    }

    private static void Simulate(PartialRun run, WorkInParts work, Checkpoint checkpoint, Request request, bool resumes, CancellationToken cancellation)
    {
        RunTally tally = new(request.Options with { Trials = run.TrialsOf(work.Shard) });
        if (resumes)
        {
            checkpoint.Resume(run);
            tally.Report(new(run.TrialsDone, null));
        }

        ProgressBar.Around(request.ShowsProgress, tally.Now, () => checkpoint.Advance(run, tally, cancellation));
    }

    private static void Report(RunResult result, Request request, IReadOnlyList<InputFile> inputs, ParseResult parsed, CancellationToken cancellation)
    {
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
    }
}
