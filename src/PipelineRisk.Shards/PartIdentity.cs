namespace PipelineRisk.Shards;

/// <summary>What parts must have in common to be parts of one whole.</summary>
/// <param name="Program">The version of the program that computes it.</param>
/// <param name="Command">The command line without what cannot change a result: the command, its arguments and its options.</param>
/// <param name="Inputs">The SHA-256 of every input file, by its path.</param>
public sealed record PartIdentity(string Program, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>Null, or the first thing in which this one differs from another, as the end of a sentence about this one.</summary>
    public string? DifferenceFrom(PartIdentity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Command.SequenceEqual(other.Command, StringComparer.Ordinal))
        {
            return $"made by: {string.Join(' ', Command)}; not by: {string.Join(' ', other.Command)}";
        }

        foreach (string path in Inputs.Keys.Union(other.Inputs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            (string? mine, string? theirs) = (Inputs.GetValueOrDefault(path), other.Inputs.GetValueOrDefault(path));
            if (mine != theirs)
            {
                return mine is null ? $"made without the input file {path}" : theirs is null ? $"made with one more input file, {path}" : $"made from another version of the input file {path}";
            }
        }

        return Program != other.Program ? $"made by version {Program} of the program, not by {other.Program}" : null;
    }
}
