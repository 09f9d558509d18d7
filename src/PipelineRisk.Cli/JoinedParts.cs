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
    /// <exception cref="UsageException">The parts are not of the run that they say.</exception>
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
    public SharedWork Work() => SharedWork.Joined([.. set.Parts.Select(part => part.Sections)]);

    /// <summary>Adds what all parts have found out to a run.</summary>
    /// <returns>Null, or a sentence about what is missing.</returns>
    /// <exception cref="UsageException">A part is not of this run.</exception>
    public string? AddTo(PartialRun run, RunOptions options)
    {
        foreach (Part part in set.Parts)
        {
            try
            {
                run.Add(part.Sections[0]);
            }
            catch (InvalidDataException broken)
            {
                throw new UsageException($"Shard {part.Shard} cannot be joined: {broken.Message}");
            }
        }

        return set.Missing.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"This is the answer so far: {Digits.Count(run.TrialsDone)} of {Digits.Count(options.Trials)} trials. Of {set.Shards} shards these are missing: {PartSet.InWords(set.Missing)}.");
    }
}
