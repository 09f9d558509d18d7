using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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
        CustomParser = result => TrialCount.Parse(result, least: 1),
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The seed: the same inputs, options and seed give the same bytes.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<Sampler?> _sampler = new("--sampler")
    {
        Description = "Where the random numbers come from: sobol (scrambled Sobol' points, the most exact), lhs (Latin hypercubes) or mc (plain Monte Carlo). [default: sobol]",
        HelpName = "sobol|lhs|mc",
        CustomParser = result => SamplerName.Parse(result),
    };

    private readonly Option<int> _replicates = new("--replicates")
    {
        Description = "The independent randomised replicates that sobol and lhs share the trials out among, and whose spread is the error. mc needs none; the stretches that it has in their place tell the errors of differences.",
        HelpName = "N",
        DefaultValueFactory = _ => RunOptions.DefaultReplicates,
    };

    private readonly Option<PrecisionTarget[]> _until = new("--until")
    {
        Description = "Ends the run as soon as half the 95 % interval of a number is as small as this: mean:npv=0.05, p:stranded=0.001, p5:npv=0.1. "
            + "May be given several times: all must hold. Trials then double from round to round, up to --trials.",
        HelpName = "statistic=half-width",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = ParseTargets,
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "The number of threads; the results do not depend on it. [default: all processors]",
        HelpName = "N",
        CustomParser = result => WholeNumber.Parse(result, 1, 1024),
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder for the results. [default: results/ and the scenario's name; of several scenarios the command's]",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints the result as JSON on standard output, and nothing else there.",
    };

    private readonly Option<bool> _quiet = new("--quiet")
    {
        Description = "Prints nothing but errors and warnings.",
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="trials">The number of trials unless another is asked for.</param>
    /// <param name="without">The names of options that mean nothing to this command: wrong usage there.</param>
    public CommonOptions(Command command, long trials = 1_000_000, params ReadOnlySpan<string> without)
    {
        _trials.DefaultValueFactory = _ => trials;
        foreach (Option option in new Option[] { _inputs, _scenario, _set, _trials, _seed, _sampler, _replicates, _until, _threads, _out, _json, _quiet })
        {
            if (!without.Contains(option.Name))
            {
                command.Options.Add(option);
            }
        }
    }

    /// <summary>What was asked for.</summary>
    public Request Read(ParseResult parsed)
    {
        string? scenario = parsed.GetValue(_scenario);
        RunOptions options = new(
            parsed.GetValue(_trials), parsed.GetValue(_seed), parsed.GetResult(_threads) is { Tokens.Count: > 0 } ? parsed.GetValue(_threads) : Environment.ProcessorCount)
        {
            Sampler = parsed.GetValue(_sampler) ?? Sampler.Sobol,
            Replicates = parsed.GetValue(_replicates),
            Until = parsed.GetValue(_until) ?? [],
        };
        return new(
            parsed.GetValue(_inputs)!, scenario, parsed.GetValue(_set) ?? [], options, parsed.GetValue(_out), parsed.GetValue(_json), parsed.GetValue(_quiet));
    }

    private static PrecisionTarget[] ParseTargets(ArgumentResult result)
    {
        List<PrecisionTarget> targets = [];
        foreach (Token token in result.Tokens)
        {
            if (PrecisionTarget.TryParse(token.Value, out PrecisionTarget? target, out string? problem))
            {
                targets.Add(target);
            }
            else
            {
                result.AddError(problem);
            }
        }

        return [.. targets];
    }
}

/// <summary>What was asked for on the command line.</summary>
internal sealed record Request(
    string InputsFolder, string? ScenarioName, IReadOnlyList<string> Overrides, RunOptions Options, string? Out, bool Json, bool Quiet)
{
    /// <summary>The part of the work that is asked for; null for the work itself. One of one is a part too.</summary>
    public Shard? Shard { get; init; }

    /// <summary>What others have computed; null where nothing was.</summary>
    public JoinedParts? Joined { get; init; }

    /// <summary>The folder for results.</summary>
    public string OutFolder => Out ?? Path.Combine("results", string.IsNullOrEmpty(ScenarioName) ? "base" : ScenarioName);

    /// <summary>The command line without what cannot change a result: the same words for the same work.</summary>
    /// <param name="command">The command and its arguments.</param>
    public IReadOnlyList<string> Words(IEnumerable<string> command) =>
    [
        .. command,
        "--trials", Options.Trials.ToString(CultureInfo.InvariantCulture),
        "--seed", Options.Seed.ToString(CultureInfo.InvariantCulture),
        "--sampler", SamplerName.Of(Options.Sampler),
        "--replicates", Options.Replicates.ToString(CultureInfo.InvariantCulture),
        .. string.IsNullOrEmpty(ScenarioName) ? [] : (string[])["--scenario", ScenarioName],
        .. Overrides.SelectMany(text => (string[])["--set", text]),
        .. Options.Until.SelectMany(target => (string[])["--until", string.Create(CultureInfo.InvariantCulture, $"{target.Statistic.Name}={target.HalfWidth:R}")]),
    ];

    /// <summary>Whether somebody is there to see how far the work is.</summary>
    public bool ShowsProgress => !Quiet && !Json && !Console.IsOutputRedirected;

    /// <summary>Reads the scenario that was asked for; prints every problem of the inputs, or of the options, where there are some.</summary>
    public (Scenario? Scenario, IReadOnlyList<InputFile> Files) ReadScenario()
    {
        (IReadOnlyList<Scenario> scenarios, IReadOnlyList<InputFile> files) = Valid([() => ScenarioReader.Read(InputsFolder, ScenarioName, Overrides)]);
        return (scenarios.SingleOrDefault(), files);
    }

    /// <summary>Reads what was named to compare (<see cref="NamedInputs"/>); nothing where there is a problem, each of which is printed.</summary>
    public (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<InputFile> Files) ReadNamed(IReadOnlyList<string> names) =>
        Valid([.. names.Select(name => (Func<ReadResult>)(() => NamedInputs.Read(InputsFolder, name, Overrides)))]);

    private (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<InputFile> Files) Valid(IReadOnlyList<Func<ReadResult>> readers)
    {
        ReadResult[] read = Options.Problem is null ? [.. readers.Select(reader => reader())] : [];
        IEnumerable<string> problems = Options.Problem is { } impossible ? [impossible] : read.SelectMany(one => one.Problems).Select(problem => problem.ToString());
        bool isValid = true;
        foreach (string problem in problems.Distinct(StringComparer.Ordinal))
        {
            isValid = false;
            Console.Error.WriteLine(problem);
        }

        return isValid ? ([.. read.Select(one => one.Scenario!)], [.. read.SelectMany(one => one.Files).DistinctBy(file => file.Path, StringComparer.Ordinal)]) : ([], []);
    }
}
