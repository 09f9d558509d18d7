using System.CommandLine;
using System.Globalization;
using System.Reflection;
using PipelineRisk.Cluster;
using PipelineRisk.Cluster.Slurm;

namespace PipelineRisk.Cli;

/// <summary><c>submit slurm</c>: an array job of shards, and a job that merges them.</summary>
internal static class SlurmCommand
{
    public static Command Create()
    {
        Command command = new(
            "slurm",
            "Checks the inputs, writes batch scripts and a copy of the inputs into DIR/slurm, and submits them with sbatch: an array job with a task for each shard, and a job that merges when all are done.");
        SubmitOptions options = new(command);
        Option<string> slurm = new("--slurm")
        {
            Description = "Options for sbatch, such as \"--partition=long --time=2:00:00 --cpus-per-task=4\"; each shard has as many threads as its task has processors.",
            HelpName = "WORDS",
        };
        Option<bool> noSubmit = new("--no-submit") { Description = "Writes the scripts and prints the commands that submit them." };
        command.Options.Add(slurm);
        command.Options.Add(noSubmit);
        Guarded.SetAction(command, (parsed, _) =>
        {
            IReadOnlyList<string> words = SlurmWords(parsed.GetValue(slurm) ?? "");
            (Request request, ShardedRun? run) = options.Read(parsed);
            return run is null ? ExitCode.Usage : Run(run, new(request.OutFolder), words, request.Quiet, parsed.GetValue(noSubmit));
        });
        return command;
    }

    private static int Run(ShardedRun run, SlurmFolder folder, IReadOnlyList<string> words, bool isQuiet, bool onlyWrites)
    {
        if (folder.Place.Any(char.IsControl))
        {
            throw new UsageException("--out: Slurm takes no folder with a line end or another control character in its name; name another one.");
        }

        SlurmClient queue = new();
        if (!onlyWrites && folder.Jobs is { } before && Living(queue, before) is { } job)
        {
            throw new BusyException($"{folder.Place}: job {job} of an earlier submission still waits or runs. Let it end, or end it with scancel {job}.");
        }

        folder.Write(run, ThisProgram(), words);
        TextWriter output = isQuiet ? TextWriter.Null : Console.Out;
        if (onlyWrites)
        {
            output.WriteLine($"array=$(sbatch {ShellWords.Join(SlurmClient.ArrayWords(folder, words))})");
            output.WriteLine($"sbatch {ShellWords.Join(SlurmClient.MergeWords(folder, words, ""))}".Replace("afterok:", "afterok:${array%%;*}", StringComparison.Ordinal));
            return ExitCode.Success;
        }

        try
        {
            long array = queue.Submit(SlurmClient.ArrayWords(folder, words));
            folder.Keep(new(run.Shards, array, null));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Job {array} computes {run.Shards} shards."));
            long merge = queue.Submit(SlurmClient.MergeWords(folder, words, array.ToString(CultureInfo.InvariantCulture)));
            folder.Keep(new(run.Shards, array, merge));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Job {merge} merges them when all are done."));
            Explain(folder, $"{array},{merge}", output);
            return ExitCode.Success;
        }
        catch (SlurmException refused)
        {
            Console.Error.WriteLine(folder.Jobs is { } submitted
                ? $"{refused.Message}. The shards are submitted (job {submitted.Array}), their merging is not: when they are done, pipelinerisk merge does it."
                : $"{refused.Message}. The scripts are in {folder.Place}.");
            return ExitCode.InternalFailure;
        }
    }

    private static void Explain(SlurmFolder folder, string jobs, TextWriter output)
    {
        string results = ShellWords.Quote(Path.GetDirectoryName(folder.Place)!);
        output.WriteLine();
        output.WriteLine($"How far it is, and the answer so far:  pipelinerisk status {results}");
        output.WriteLine($"The queue:                             squeue -j {jobs}");
        output.WriteLine($"What the jobs have said:               {folder.Logs}");
        output.WriteLine($"Shards 3 and 7 once more, and then:    sbatch --array=3,7 {ShellWords.Quote(folder.ArrayScript)}");
        output.WriteLine($"                                       pipelinerisk merge {results}");
    }

    private static long? Living(SlurmClient queue, SlurmJobs jobs) =>
        queue.IsAlive(jobs.Array) ? jobs.Array : jobs.Merge is { } merge && queue.IsAlive(merge) ? merge : null;

    private static IReadOnlyList<string> SlurmWords(string text)
    {
        try
        {
            IReadOnlyList<string> words = ShellWords.Split(text);
            return words.FirstOrDefault(word => IsOurs(word) || word.Any(char.IsControl)) is not { } wrong
                ? words
                : throw new UsageException(IsOurs(wrong)
                    ? $"--slurm: {wrong} is not yours to say: the shards are the array, and what is submitted are their scripts."
                    : "--slurm: a word with a line end or another control character in it means nothing to sbatch.");
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--slurm: {problem.Message}.");
        }
    }

    // sbatch takes long options by any beginning that is unique.
    private static bool IsOurs(string word) =>
        word.StartsWith("-a", StringComparison.Ordinal) || word.StartsWith("--ar", StringComparison.Ordinal) || word.StartsWith("--wrap", StringComparison.Ordinal) || word is "--";

    // In a process of dotnet, which path it was started by says nothing of the program.
    private static string[] ThisProgram()
    {
        string process = Environment.ProcessPath ?? "pipelinerisk";
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, Assembly.GetExecutingAssembly().Location] : [process];
    }
}
