using PipelineRisk.Simulation;

namespace PipelineRisk.Shards;

/// <summary>Parts that were found, and what keeps them from being one whole.</summary>
/// <param name="Files">The files of the sound parts, in the order of their shards, none of them twice.</param>
/// <param name="Parts">Those parts, without their sections: of thousands they would fill the memory.</param>
/// <param name="Problems">What is wrong with files: each a sentence that begins with the file.</param>
/// <param name="Damaged">Those of the problems that are of files which are no sound parts: they count as missing.</param>
/// <param name="Missing">The shards that are not there.</param>
public sealed record PartSet(
    IReadOnlyList<string> Files, IReadOnlyList<Part> Parts, IReadOnlyList<string> Problems, IReadOnlyList<string> Damaged, IReadOnlyList<int> Missing)
{
    /// <summary>How many shards the whole has; 0 where there is no part.</summary>
    public int Shards => Parts.Count > 0 ? Parts[0].Shard.Count : 0;

    /// <summary>Reads files and checks that they belong together: the same inputs, options and version, no shard twice.</summary>
    public static PartSet Read(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        List<(string Path, Part Part)> sound = [];
        List<string> problems = [], damaged = [];
        foreach (string path in paths)
        {
            try
            {
                sound.Add((path, Part.Read(path) with { Sections = [] }));
            }
            catch (BadPartException bad)
            {
                damaged.Add($"{path}: {bad.Message.TrimEnd('.')}.");
            }
        }

        Dictionary<int, (string Path, Part Part)> byShard = [];
        foreach ((string path, Part part) in sound)
        {
            Part first = sound[0].Part;
            if (part.Shard.Count != first.Shard.Count)
            {
                problems.Add($"{path}: it is one of {part.Shard.Count} shards, and {sound[0].Path} is one of {first.Shard.Count}.");
            }
            else if (part.Identity.DifferenceFrom(first.Identity) is { } difference)
            {
                problems.Add($"{path}: it does not belong to {sound[0].Path}: it was {difference}.");
            }
            else if (!byShard.TryAdd(part.Shard.Index, (path, part)))
            {
                problems.Add($"{path}: shard {part.Shard} is there already, as {byShard[part.Shard.Index].Path}.");
            }
        }

        (string Path, Part Part)[] ordered = [.. byShard.OrderBy(entry => entry.Key).Select(entry => entry.Value)];
        Part[] parts = [.. ordered.Select(entry => entry.Part)];
        return new(
            [.. ordered.Select(entry => entry.Path)], parts, [.. damaged, .. problems], damaged,
            parts.Length == 0 ? [] : [.. Enumerable.Range(1, parts[0].Shard.Count).Where(index => !byShard.ContainsKey(index))]);
    }

    /// <summary>The sections of each part, one part in the memory at a time.</summary>
    /// <exception cref="BadPartException">A file has changed since it was checked.</exception>
    public IEnumerable<IReadOnlyList<byte[]>> Sections() =>
        Files.Zip(Parts, (path, checkedPart) => Part.Read(path) is var part && part.Shard == checkedPart.Shard && part.Identity.DifferenceFrom(checkedPart.Identity) is null
            ? part.Sections
            : throw new BadPartException($"{path} has changed while it was read"));

    /// <summary>Numbers as people write them: 3, 7–9, 12.</summary>
    public static string InWords(IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        List<(int First, int Last)> runs = [];
        foreach (int number in numbers)
        {
            if (runs.Count > 0 && runs[^1].Last == number - 1)
            {
                runs[^1] = (runs[^1].First, number);
            }
            else
            {
                runs.Add((number, number));
            }
        }

        return string.Join(',', runs.Select(run => run.First == run.Last ? $"{run.First}" : $"{run.First}-{run.Last}"));
    }
}
