using System.CommandLine;
using PipelineRisk.Shards;

namespace PipelineRisk.Cli;

/// <summary><c>merge</c>: makes of all parts the results that one machine alone would have written.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("DIR") { Description = "The folder with the parts (part-i-of-n.bin), or the parts themselves.", Arity = ArgumentArity.OneOrMore };
        Option<string> output = new("--out") { Description = "The folder for the results. [default: the folder of the first part]", HelpName = "DIR" };
        Option<bool> partial = new("--partial") { Description = "Gives the answer so far of a run of which shards are missing, with the wider intervals of fewer trials." };
        Option<bool> json = new("--json") { Description = "Prints the result as JSON on standard output, and nothing else there." };
        Option<bool> quiet = new("--quiet") { Description = "Prints nothing but errors and warnings." };
        Command command = new("merge", "Joins the parts of a run, compare, sensitivity or attribution: the result files are those of the unshared command, byte for byte.")
        {
            paths, output, partial, json, quiet,
        };
        Guarded.SetAction(command, (parsed, cancellation) =>
        {
            IReadOnlyList<string> files = FilesOf(parsed.GetValue(paths)!);
            PartSet set = Valid(PartSet.Read(files), parsed.GetValue(paths)![0], parsed.GetValue(partial));
            List<string> words = [.. set.Parts[0].Identity.Command, "--out", parsed.GetValue(output) ?? FolderOf(files[0])];
            words.AddRange(parsed.GetValue(json) ? ["--json"] : parsed.GetValue(quiet) ? ["--quiet"] : []);
            return Join(set, words, cancellation);
        });
        return command;
    }

    /// <summary>The files that are named, and the parts in the folders that are named.</summary>
    /// <exception cref="UsageException">There are none.</exception>
    internal static IReadOnlyList<string> FilesOf(IReadOnlyList<string> paths)
    {
        List<string> files = [];
        foreach (string path in paths)
        {
            IReadOnlyList<string> found = Directory.Exists(path) ? PartName.In(path) : File.Exists(path) ? [path]
                : throw new UsageException($"{path}: there is no such folder or part.");
            files.AddRange(found.Count > 0 ? found : throw new UsageException($"{path}: there are no parts (part-i-of-n.bin) in this folder; run with --shard i/n --out {path} writes them."));
        }

        return files;
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : ".";

    private static PartSet Valid(PartSet set, string place, bool isPartial)
    {
        string[] problems = [.. set.Problems.Where(problem => !isPartial || !set.Damaged.Contains(problem, StringComparer.Ordinal))];
        if (set.Parts.Count > 0 && set.Parts[0].Identity.Program != ManifestOf.Version)
        {
            problems = [.. problems, $"{place}: the parts were made by version {set.Parts[0].Identity.Program} of the program, and this is {ManifestOf.Version}."];
        }

        if (set.Missing.Count > 0 && !isPartial)
        {
            string remedy = set.Parts[0].Identity.Command[0] == RunCommand.Name ? ", or take the answer so far with --partial" : "";
            problems = [.. problems, $"{place}: of {set.Shards} shards {set.Missing.Count} are missing: {PartSet.InWords(set.Missing)}. Compute them with the same command{remedy}."];
        }

        if (isPartial && set.Parts.Count > 0 && set.Parts[0].Identity.Command[0] != RunCommand.Name)
        {
            problems = [.. problems, $"{place}: --partial gives the answer so far of a run; {set.Parts[0].Identity.Command[0]} needs all its shards."];
        }

        if (problems.Length > 0 || set.Parts.Count == 0)
        {
            throw new UsageException(string.Join(Environment.NewLine, problems.Length > 0 ? problems : set.Damaged));
        }

        foreach (string damaged in set.Damaged)
        {
            Console.Error.WriteLine($"Warning: {damaged}");
        }

        return set;
    }

    private static int Join(PartSet set, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        using RecordedFolder inputs = new(set.Parts[0].Files);
        JoinedParts joined = new(set);
        RootCommand root = new() { RunCommand.Create(joined), CompareCommand.Create(joined), SensitivityCommand.Create(joined), AttributionCommand.Create(joined) };
        ParseResult parsed = root.Parse([.. words, "--inputs", inputs.Path]);
        return parsed.Errors.Count > 0
            ? throw new UsageException($"The parts hold a command that is none: {string.Join(' ', words)}.")
            : parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false }, cancellation).GetAwaiter().GetResult();
    }
}
