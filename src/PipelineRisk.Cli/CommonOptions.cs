using System.CommandLine;
using PipelineRisk.Inputs;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>The options that all commands share.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _inputs = new("--inputs")
    {
        Description = "The folder with base/ and scenarios/.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "inputs",
    };

    private readonly Option<string> _scenario = new("--scenario")
    {
        Description = "A folder in inputs/scenarios whose rows replace those of the base case. Without it: the base case alone.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Fixes a parameter at a constant for this run; may be given several times.",
        HelpName = "parameter=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<long> _trials = new("--trials")
    {
        Description = "The number of trials: 1000000, 1e6, 250k and 2_000_000 are understood.",
        HelpName = "N",
        DefaultValueFactory = _ => 1_000_000,
        CustomParser = result => TrialCount.Parse(result, least: 1),
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The seed: the same inputs, options and seed give the same bytes.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _sampler = new("--sampler")
    {
        Description = "Where the random numbers come from. This version has mc: plain Monte Carlo, every trial independent.",
        HelpName = "mc",
        DefaultValueFactory = _ => "mc",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "The number of threads; the results do not depend on it. [default: all processors]",
        HelpName = "N",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the results. [default: results/ and the scenario's name]",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints the result as JSON on standard output, and nothing else there.",
    };

    private readonly Option<bool> _quiet = new("--quiet")
    {
        Description = "Prints nothing but errors.",
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public CommonOptions(Command command)
    {
        _threads.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > 1024)
            {
                result.AddError("--threads needs a whole number from 1 to 1024.");
            }
        });
        _sampler.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is var sampler and not "mc")
            {
                result.AddError(sampler is "sobol" or "lhs"
                    ? $"--sampler {sampler} is not in this version; it has mc."
                    : $"'{sampler}' is not a sampler; this version has mc.");
            }
        });
        foreach (Option option in new Option[] { _inputs, _scenario, _set, _trials, _seed, _sampler, _threads, _out, _json, _quiet })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was asked for.</summary>
    public Request Read(ParseResult parsed)
    {
        string? scenario = parsed.GetValue(_scenario);
        RunOptions options = new(
            parsed.GetValue(_trials), parsed.GetValue(_seed), parsed.GetResult(_threads) is { Tokens.Count: > 0 } ? parsed.GetValue(_threads) : Environment.ProcessorCount);
        return new(parsed.GetValue(_inputs)!, scenario, parsed.GetValue(_set) ?? [], options, parsed.GetValue(_out), parsed.GetValue(_json), parsed.GetValue(_quiet));
    }
}

/// <summary>What was asked for on the command line.</summary>
internal sealed record Request(
    string InputsFolder, string? ScenarioName, IReadOnlyList<string> Overrides, RunOptions Options, string? Out, bool Json, bool Quiet)
{
    /// <summary>The folder for results.</summary>
    public string OutFolder => Out ?? Path.Combine("results", string.IsNullOrEmpty(ScenarioName) ? "base" : ScenarioName);

    /// <summary>Reads the inputs; prints every problem where there are some.</summary>
    public (Scenario? Scenario, IReadOnlyList<InputFile> Files) ReadScenario()
    {
        ReadResult read = ScenarioReader.Read(InputsFolder, ScenarioName, Overrides);
        foreach (InputProblem problem in read.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        return (read.Problems.Count == 0 ? read.Scenario : null, read.Files);
    }
}
