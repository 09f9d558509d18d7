using System.CommandLine;
using System.Text.Json;
using PipelineRisk.Distributions;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary><c>validate</c>: reads and checks the inputs and shows each distribution.</summary>
internal static class ValidateCommand
{
    private static readonly double[] Levels = [0.05, 0.50, 0.95];

    public static Command Create()
    {
        Command command = new("validate", "Reads and checks the inputs and prints the P5, P50, P95 and mean of each distribution. Writes no file.");
        CommonOptions options = new(command);
        Guarded.SetAction(command, (parsed, _) => Run(options.Read(parsed)));
        return command;
    }

    private static int Run(Request request)
    {
        (Scenario? scenario, _) = request.ReadScenario();
        if (scenario is null)
        {
            return ExitCode.Usage;
        }

        if (new GaussianCopula(scenario.Correlations).Warning is { } warning)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        if (request.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(scenario.Inputs.Select(Description), Terminal.Json));
        }
        else if (!request.Quiet)
        {
            Print(scenario);
        }

        return ExitCode.Success;
    }

    private static void Print(Scenario scenario)
    {
        Table uncertain = Terminal.Table($"Scenario {scenario.Name}: uncertain parameters", "Parameter", "Distribution", "P5", "P50", "P95", "Mean", "Unit");
        Table constants = Terminal.Table("Constants", "Parameter", "Value", "Unit");
        foreach (UncertainInput input in scenario.Inputs)
        {
            if (input.IsConstant)
            {
                constants.AddRow(Cells(input.Info.Name, Number(input.Distribution.Mean), input.Info.Unit));
            }
            else
            {
                string[] quantiles = [.. Levels.Select(level => Number(input.Distribution.Quantile(Level.Of(level))))];
                uncertain.AddRow(Cells([input.Info.Name, input.Distribution.Description, .. quantiles, Number(input.Distribution.Mean), input.Info.Unit]));
            }
        }

        Terminal.Console.Write(uncertain);
        Terminal.Console.Write(constants);
        int listed = scenario.Inputs.Count(input => !input.IsConstant);
        Terminal.Console.WriteLine(
            $"The inputs are valid: {listed} uncertain parameters, {scenario.Inputs.Count - listed} constants, {scenario.Decks.Count} decks, {scenario.Correlations.Count} rank correlations.");
    }

    private static Text[] Cells(params IEnumerable<string> cells) => [.. cells.Select(cell => new Text(cell))];

    private static string Number(double value) => Digits.Significant(value, 5);

    private static Dictionary<string, object?> Description(UncertainInput input) => new(StringComparer.Ordinal)
    {
        ["parameter"] = input.Info.Name,
        ["unit"] = input.Info.Unit,
        ["distribution"] = input.Distribution.Name,
        ["description"] = input.Distribution.Description,
        ["p5"] = input.Distribution.Quantile(Level.Of(0.05)),
        ["p50"] = input.Distribution.Quantile(Level.Of(0.50)),
        ["p95"] = input.Distribution.Quantile(Level.Of(0.95)),
        ["mean"] = input.Distribution.Mean,
        ["source"] = input.Source,
    };
}
