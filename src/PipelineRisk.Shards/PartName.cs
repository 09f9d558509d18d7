using System.Globalization;
using System.Text.RegularExpressions;
using PipelineRisk.Simulation;

namespace PipelineRisk.Shards;

/// <summary>The names of the files.</summary>
public static partial class PartName
{
    /// <summary>The name of a shard's part: <c>part-3-of-20.bin</c>.</summary>
    public static string Of(Shard shard) => string.Create(CultureInfo.InvariantCulture, $"part-{shard.Index}-of-{shard.Count}.bin");

    /// <summary>The name of what a run, or a shard of one, saves while it computes.</summary>
    public static string OfCheckpoint(Shard? shard) =>
        shard is { } part ? string.Create(CultureInfo.InvariantCulture, $"checkpoint-{part.Index}-of-{part.Count}.bin") : "checkpoint.bin";

    /// <summary>The parts in a folder, in the order of their names.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(path => Name().IsMatch(Path.GetFileName(path))).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^part-\d{1,6}-of-\d{1,6}\.bin$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
