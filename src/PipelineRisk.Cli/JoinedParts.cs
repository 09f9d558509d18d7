using System.CommandLine;
using System.Globalization;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Shards;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>Parts that belong together, for the command that they are parts of to take its work from.</summary>
internal sealed class JoinedParts(PartSet set)
{
    /// <summary>What they are parts of.</summary>
    public PartIdentity Identity => set.Parts[0].Identity;

    /// <summary>What the parts of a run say together.</summary>
    /// <param name="inputsFolder">The inputs that they carry.</param>
    /// <returns>The result, and what is missing, or null.</returns>
    /// <exception cref="InvalidDataException">The parts are not of the run that they say.</exception>
    /// <exception cref="BadPartException">A file has changed since it was checked.</exception>
    public (RunResult Result, string? Missing) Result(string inputsFolder)
    {
        Command command = new(RunCommand.Name);
        CommonOptions options = new(command);
        Request request = options.Read(command.Parse([.. Identity.Command.Skip(1), "--inputs", inputsFolder]));
        Scenario scenario = request.ReadScenario().Scenario ?? throw new UsageException("The inputs that the parts carry cannot be read.");
        PartialRun run = new(scenario, request.Options);
        string? missing = AddTo(run, request.Options);
        return (run.Result(), missing);
    }

    /// <summary>What all parts have found out of an analysis.</summary>
    public SharedWork Work() => SharedWork.Joined([.. set.Sections()]);

    /// <summary>Adds what all parts have found out to a run.</summary>
    /// <returns>Null, or a sentence about what is missing.</returns>
    /// <exception cref="InvalidDataException">A part is not of this run.</exception>
    /// <exception cref="BadPartException">A file has changed since it was checked.</exception>
    public string? AddTo(PartialRun run, RunOptions options)
    {
        foreach (IReadOnlyList<byte[]> sections in set.Sections())
        {
            run.Add(sections[0]);
        }

        return set.Missing.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"This is the answer so far: {Digits.Count(run.TrialsDone)} of {Digits.Count(options.Trials)} trials. Of {set.Shards} shards these are missing: {PartSet.InWords(set.Missing)}.");
    }
}
