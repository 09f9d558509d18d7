using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PipelineRisk.Economics;
using PipelineRisk.Reports;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary><c>trial N</c>: writes the audit files of one trial of a run.</summary>
internal static class TrialCommand
{
    public static Command Create()
    {
        Command command = new(
            "trial",
            "Recomputes trial N (from 0) of exactly the run that the same options give, and writes all its inputs, shocks, yearly cash flow and outcomes.");
        Argument<long> number = new("N") { Description = "The number of the trial, from 0 to the number of trials less 1.", CustomParser = result => TrialCount.Parse(result, least: 0) };
        command.Arguments.Add(number);
        CommonOptions options = new(command);
        Guarded.SetAction(command, (parsed, _) => Run(options.Read(parsed), parsed.GetValue(number)));
        return command;
    }

    private static int Run(Request request, long number)
    {
        (Scenario? scenario, _) = request.ReadScenario();
        string? problem = number >= request.Options.Trials
            ? string.Create(CultureInfo.InvariantCulture, $"trial {number}: the run has the trials 0 to {request.Options.Trials - 1}; ask for one of them or raise --trials.")
            : OutputFolder.Problem(request.OutFolder);
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
        }

        if (scenario is null || problem is not null)
        {
            return ExitCode.Usage;
        }

        TrialRecord trial = TrialAudit.Of(scenario, request.Options, number);
        TrialFiles.Write(trial, request.OutFolder);
        if (request.Json)
        {
            PrintJson(scenario, trial);
        }
        else if (!request.Quiet)
        {
            Print(scenario, trial, request.OutFolder);
        }

        return ExitCode.Success;
    }

    private static void Print(Scenario scenario, TrialRecord trial, string folder)
    {
        Table table = Terminal.Table($"Trial {trial.Trial} of scenario {scenario.Name}", "Outcome", "Value", "Unit");
        foreach (OutcomeInfo info in OutcomeCatalogue.All)
        {
            double value = trial[info.Id];
            string shown = double.IsNaN(value) ? "–" : value.ToString(info.IsYear ? "F0" : "G6", CultureInfo.InvariantCulture);
            table.AddRow(new Text(info.Title), new Text(shown), new Text(info.IsYear ? "" : info.Unit));
        }

        table.AddRow(new Text("Stranded"), new Text(trial.Cause == StrandingCause.None ? "no" : trial.Cause.ToString().ToLowerInvariant()), new Text(""));
        Terminal.Console.Write(table);
        Terminal.Console.WriteLine($"Inputs, shocks, yearly cash flow and outcomes: {folder}/trial-*.csv");
    }

    private static void PrintJson(Scenario scenario, TrialRecord trial)
    {
        Dictionary<string, object?> outcome = new(StringComparer.Ordinal) { ["scenario"] = scenario.Name, ["trial"] = trial.Trial };
        foreach (OutcomeInfo info in OutcomeCatalogue.All)
        {
            outcome[info.Name] = double.IsNaN(trial[info.Id]) ? null : trial[info.Id];
        }

        outcome["stranding_cause"] = trial.Cause == StrandingCause.None ? null : trial.Cause.ToString().ToLowerInvariant();
        outcome["impaired"] = trial.Impaired;
        Console.Out.WriteLine(JsonSerializer.Serialize(outcome, Terminal.Json));
    }
}
