using System.CommandLine;
using System.Diagnostics;
using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>An analysis of one scenario.</summary>
/// <param name="scenario">What is believed.</param>
/// <param name="options">How many trials, which seed, sampler and threads.</param>
/// <param name="progress">Is told which share of the work is done, from 0 to 1, from any thread.</param>
/// <param name="cancellation">Gives the analysis up.</param>
/// <exception cref="UsageException">What was asked for is not possible with this scenario.</exception>
internal delegate AnalysisDocument Analysis(Scenario scenario, RunOptions options, IProgress<double> progress, CancellationToken cancellation);

/// <summary>An analysis of several scenarios.</summary>
/// <inheritdoc cref="Analysis"/>
internal delegate AnalysisDocument JointAnalysis(IReadOnlyList<Scenario> scenarios, RunOptions options, IProgress<double> progress, CancellationToken cancellation);

/// <summary>The frame of every analysis: reads the inputs, shows how far it is, prints the answer and the tables, writes the files.</summary>
internal static class AnalysisCommand
{
    /// <summary>A command that analyses one scenario.</summary>
    /// <param name="name">The command, and the name of its files.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="trials">The number of trials unless another is asked for.</param>
    /// <param name="analysis">The analysis that a command line asks for.</param>
    /// <param name="own">The arguments and options of this command alone.</param>
    public static Command Create(string name, string description, long trials, Func<ParseResult, Analysis> analysis, params ReadOnlySpan<Symbol> own)
    {
        Command command = Created(name, description, own);
        CommonOptions options = new(command, trials, without: "--until");
        Guarded.SetAction(command, (parsed, cancellation) =>
        {
            Request request = options.Read(parsed);
            return Run(request, [name], Single(request), parsed, Joint(analysis(parsed)), cancellation);
        });
        return command;
    }

    /// <summary>A command that analyses one scenario, and that several machines can share.</summary>
    /// <param name="name">The command, and the name of its files.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="trials">The number of trials unless another is asked for.</param>
    /// <param name="joined">What others have computed, when the command is to put it together; otherwise null.</param>
    /// <param name="analysis">The analysis.</param>
    public static Command CreateShared(string name, string description, long trials, JoinedParts? joined, Analysis analysis)
    {
        Command command = Created(name, description, []);
        CommonOptions options = new(command, trials, without: "--until");
        SharedWorkOptions shared = new(command, joined);
        Guarded.SetAction(command, (parsed, cancellation) =>
        {
            Request request = shared.Read(parsed, options.Read(parsed));
            return Run(request, [name], Single(request), parsed, Joint(analysis), cancellation);
        });
        return command;
    }

    /// <summary>A command that analyses several scenarios, which <paramref name="scenarios"/> names (<see cref="NamedInputs"/>).</summary>
    /// <param name="name">The command, and the name of its files.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="trials">The number of trials unless another is asked for.</param>
    /// <param name="joined">What others have computed, when the command is to put it together; otherwise null.</param>
    /// <param name="scenarios">The argument that names them.</param>
    /// <param name="analysis">The analysis that a command line asks for, and the files that it has read beside those of the named scenarios.</param>
    public static Command CreateShared(
        string name, string description, long trials, JoinedParts? joined, Argument<string[]> scenarios, Func<Request, (JointAnalysis Analysis, IReadOnlyList<InputFile> Files)> analysis)
    {
        Command command = Created(name, description, [scenarios]);
        CommonOptions options = new(command, trials, "--until", "--scenario");
        SharedWorkOptions shared = new(command, joined);
        scenarios.Validators.Add(result =>
        {
            foreach (string option in result.Tokens.Select(token => token.Value).Where(value => value.StartsWith('-')))
            {
                result.AddError($"{option} is not an option of {name}, nor the name of a scenario.");
            }
        });
        Guarded.SetAction(command, (parsed, cancellation) =>
        {
            Request request = shared.Read(parsed, options.Read(parsed));
            string[] names = parsed.GetValue(scenarios)!;
            if (request.Shard is not null && names.Except(["base", .. ScenarioReader.ScenarioNames(request.InputsFolder)], StringComparer.Ordinal).ToArray() is [var foreign, ..])
            {
                throw new UsageException($"{foreign}: a part carries its inputs with it, and so --shard needs scenarios of the inputs folder; copy it there.");
            }

            (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<InputFile> Files) named = request.ReadNamed(names);
            if (named.Scenarios.Count == 0)
            {
                return ExitCode.Usage;
            }

            (JointAnalysis run, IReadOnlyList<InputFile> more) = analysis(request);
            return Run(
                request with { Out = request.Out ?? Path.Combine("results", OutputFolder.NameOf(name, names)) }, [name, .. names],
                (named.Scenarios, [.. named.Files.Concat(more).DistinctBy(file => file.Path, StringComparer.Ordinal)]), parsed, run, cancellation);
        });
        return command;
    }

    /// <summary>A command that analyses one scenario and may need a second one.</summary>
    /// <param name="name">The command, and the name of its files.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="trials">The number of trials unless another is asked for.</param>
    /// <param name="second">The name of the second scenario (<see cref="NamedInputs"/>), or null for none.</param>
    /// <param name="isSubject">Whether the second is analysed too, and not only lends something to the first.</param>
    /// <param name="analysis">The analysis of the one or the two.</param>
    /// <param name="own">The options of this command alone.</param>
    public static Command CreateWithSecond(
        string name, string description, long trials, Func<ParseResult, string?> second, bool isSubject, JointAnalysis analysis, params ReadOnlySpan<Symbol> own)
    {
        Command command = Created(name, description, own);
        CommonOptions options = new(command, trials, without: "--until");
        Guarded.SetAction(command, (parsed, cancellation) =>
        {
            Request request = options.Read(parsed);
            var inputs = second(parsed) is { } other ? request.ReadNamed([request.ScenarioName ?? "base", other]) : Single(request);
            return Run(request, [name], inputs, parsed, analysis, cancellation, subjects: isSubject ? 2 : 1);
        });
        return command;
    }

    private static Command Created(string name, string description, ReadOnlySpan<Symbol> own)
    {
        Command command = new(name, description);
        foreach (Symbol symbol in own)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        return command;
    }

    private static JointAnalysis Joint(Analysis analysis) => (scenarios, options, progress, cancellation) => analysis(scenarios[0], options, progress, cancellation);

    private static (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<InputFile> Files) Single(Request request)
    {
        (Scenario? scenario, IReadOnlyList<InputFile> files) = request.ReadScenario();
        return (scenario is null ? [] : [scenario], files);
    }

    private static int Run(
        Request request, IReadOnlyList<string> words, (IReadOnlyList<Scenario> Scenarios, IReadOnlyList<InputFile> Files) inputs, ParseResult parsed,
        JointAnalysis analysis, CancellationToken cancellation, int subjects = int.MaxValue)
    {
        (IReadOnlyList<Scenario> scenarios, IReadOnlyList<InputFile> files) = inputs;
        if (scenarios.Count == 0)
        {
            return ExitCode.Usage;
        }

        if (OutputFolder.Problem(request.OutFolder) is { } problem)
        {
            throw new UsageException(problem);
        }

        using WorkInParts work = new(words, request, files);
        if (work.IsDone())
        {
            return ExitCode.Success;
        }

        SharedWork? shared = request.Joined is { } joined ? joined.Work() : request.Shard is { } shard ? SharedWork.Of(shard) : null;
        ShareTally tally = new(parsed.CommandResult.Command.Name);
        long start = Stopwatch.GetTimestamp();
        AnalysisDocument document = ProgressBar.Around(
            request.ShowsProgress, tally.Now, () => analysis(scenarios, request.Options with { Shared = shared }, tally, cancellation));
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        cancellation.ThrowIfCancellationRequested();
        if (shared is { IsShard: true })
        {
            work.Found(request.Options.Trials, shared.Found).Write(work.PartPath);
            work.SayDone(time);
            return ExitCode.Success;
        }

        Manifest manifest = ManifestOf.Analysis(
            string.Join(", ", scenarios.Take(subjects).Select(scenario => scenario.Name)), request, document.Evaluations, time, files, parsed);
        AnalysisFiles.Write(document, manifest, request.OutFolder);
        Show(document, manifest, request);
        return ExitCode.Success;
    }

    private static void Show(AnalysisDocument document, Manifest manifest, Request request)
    {
        foreach (string warning in document.Warnings)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        if (request.Json)
        {
            using Stream output = Console.OpenStandardOutput();
            AnalysisJson.Write(document, manifest, output);
            output.WriteByte((byte)'\n');
        }
        else if (!request.Quiet)
        {
            AnalysisTables.Print(document, manifest, request.OutFolder);
        }
    }
}
