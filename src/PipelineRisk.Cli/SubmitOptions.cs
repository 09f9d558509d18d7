using System.CommandLine;
using System.Globalization;
using PipelineRisk.Cluster;
using PipelineRisk.Inputs;
using PipelineRisk.Scenarios;
using PipelineRisk.Shards;

namespace PipelineRisk.Cli;

/// <summary>The options of a run that a cluster is to compute: those of <c>run</c>, and the number of shards.</summary>
internal sealed class SubmitOptions
{
    private const int MostShards = 9999; // the least is 2: one shard is the run itself, which writes no part

    private readonly CommonOptions _common;

    private readonly Option<int> _shards = new("--shards")
    {
        Description = $"How many shards to cut the run into, from 2 to {MostShards}. A shard should have work for half a minute or more.",
        HelpName = "N",
        Required = true,
        CustomParser = result => WholeNumber.Parse(result, 2, MostShards),
    };

    private readonly Option<double?> _every = new("--checkpoint-every")
    {
        Description = "Seconds between two saves of a shard that lasts longer; 0 for none. [default: 30]",
        HelpName = "SECONDS",
    };

    /// <summary>Adds the options to <paramref name="command"/>. How many threads a shard has is said to the cluster, in its own words.</summary>
    public SubmitOptions(Command command)
    {
        _common = new(command, 1_000_000, "--json", "--threads");
        command.Options.Add(_shards);
        command.Options.Add(_every);
    }

    /// <summary>The request and the run; no run where the inputs have problems, each of which is printed.</summary>
    /// <exception cref="UsageException">The options do not go together, or <c>run</c> would refuse them.</exception>
    public (Request Request, ShardedRun? Run) Read(ParseResult parsed)
    {
        Request request = _common.Read(parsed);
        int shards = parsed.GetValue(_shards);
        (Scenario? scenario, IReadOnlyList<InputFile> files) = request.ReadScenario();
        if (scenario is null)
        {
            return (request, null);
        }

        if (request.Options.Until.Count > 0)
        {
            throw new UsageException("--until cannot be met by shards: when the run is precise enough, none of them knows. Ask for a number of trials.");
        }

        IReadOnlyList<string> fixing = request.Words([RunCommand.Name]);
        IReadOnlyList<string> words = [.. fixing, .. parsed.GetValue(_every) is { } seconds ? (string[])["--checkpoint-every", seconds.ToString("R", CultureInfo.InvariantCulture)] : []];
        string[] refused = [.. RunCommand.Create(joined: null).Parse([.. words.Skip(1)]).Errors.Select(error => error.Message)];
        if (refused.Length > 0)
        {
            throw new UsageException(string.Join(Environment.NewLine, refused));
        }

        if (OutputFolder.Problem(request.OutFolder) is { } problem)
        {
            throw new UsageException(problem);
        }

        RefuseOtherParts(request.OutFolder, shards, new(ManifestOf.Version, fixing, files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal)));
        return (request, new(words, shards, RecordedFolder.FilesOf(request.InputsFolder, files)));
    }

    // Better now than in every shard, hours later.
    private static void RefuseOtherParts(string folder, int shards, PartIdentity identity)
    {
        IReadOnlyList<string> parts = Directory.Exists(folder) ? PartName.In(folder) : [];
        foreach (string path in parts)
        {
            if (!path.EndsWith($"-of-{shards}.bin", StringComparison.Ordinal))
            {
                throw new UsageException($"{path}: there is a part of a run that was cut into another number of shards. Name another folder with --out, or remove it.");
            }
        }

        if (parts.Count > 0 && FirstDifference(parts[0], identity) is { } difference)
        {
            throw new UsageException($"{parts[0]}: there is a part of other work: it was {difference}. Name another folder with --out, or remove it.");
        }
    }

    private static string? FirstDifference(string part, PartIdentity identity)
    {
        try
        {
            return Part.Read(part).Identity.DifferenceFrom(identity);
        }
        catch (BadPartException)
        {
            return null; // its shard computes it anew
        }
    }
}
