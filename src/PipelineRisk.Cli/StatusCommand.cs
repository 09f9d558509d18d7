using System.CommandLine;
using PipelineRisk.Cluster.Slurm;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Text;
using PipelineRisk.Shards;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary><c>status</c>: how far a shared run is, and what it says so far.</summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("DIR") { Description = "The folder that the shards write their parts into." };
        Command command = new("status", "Shows which shards of a folder are done, running and missing, and the answer so far with its intervals.") { folder };
        Guarded.SetAction(command, (parsed, _) => Show(parsed.GetValue(folder)!));
        return command;
    }

    private static int Show(string folder)
    {
        SlurmJobs? jobs = new SlurmFolder(folder).Jobs;
        PartSet set = jobs is not null && PartName.In(folder).Count == 0 ? PartSet.Read([]) : PartSet.Read(MergeCommand.FilesOf([folder]));
        foreach (string problem in set.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        int shards = set.Parts.Count > 0 ? set.Shards : jobs?.Shards ?? 0;
        if (shards == 0)
        {
            return ExitCode.Usage;
        }

        int[] left = [.. Enumerable.Range(1, shards).Except(set.Parts.Select(part => part.Shard.Index))];
        int[] running = [.. left.Where(index => FolderLock.IsTaken(folder, WorkInParts.LockName(new(index, shards))))];
        Console.WriteLine(set.Parts.Count > 0 ? string.Join(' ', set.Parts[0].Identity.Command) : "No shard is done yet.");
        Console.WriteLine($"done     {set.Parts.Count} of {shards} shards");
        Console.WriteLine($"running  {Listed(running)}");
        Console.WriteLine($"missing  {Listed([.. left.Except(running)])}");
        if (jobs is not null)
        {
            ShowQueue(jobs);
        }

        if (set.Parts.Count > 0 && set.Parts[0].Identity.Command[0] == RunCommand.Name && set.Problems.Count == set.Damaged.Count)
        {
            ShowAnswer(set);
        }

        return ExitCode.Success;
    }

    private static void ShowQueue(SlurmJobs jobs)
    {
        SlurmClient queue = new();
        string Known(long job) => queue.Tasks(job) is { Count: > 0 } tasks ? string.Join(", ", tasks) : "not in the queue any more";
        Console.WriteLine($"slurm    job {jobs.Array}: {Known(jobs.Array)}");
        if (jobs.Merge is { } merge)
        {
            Console.WriteLine($"         job {merge}, which merges: {Known(merge)}");
        }
    }

    private static string Listed(int[] shards) => shards.Length == 0 ? "none" : $"{shards.Length}: {PartSet.InWords(shards)}";

    private static void ShowAnswer(PartSet set)
    {
        using RecordedFolder inputs = new(set.Parts[0].Files);
        (RunResult result, string? missing) = new JoinedParts(set).Result(inputs.Path);
        Console.WriteLine();
        Console.WriteLine(missing ?? $"All {Digits.Count(result.Trials)} trials are there; merge writes the results.");
        foreach (RiskEvent riskEvent in (RiskEvent[])[RiskEvent.Loss, RiskEvent.Stranded])
        {
            Console.WriteLine($"{result[riskEvent].Title,-18} {Chance.WithError(result[riskEvent])}");
        }

        foreach (MetricSummary metric in (MetricSummary[])[result[Outcome.Npv], result[Outcome.NpvRussia]])
        {
            Measure measure = Measure.Of(metric.Info.Unit);
            Console.WriteLine($"{metric.Info.Title,-18} {measure.ErrorOnly(metric.Mean)} {measure.Unit}, P5 {measure.Number(metric.Quantile(0.05))}, P95 {measure.Number(metric.Quantile(0.95))}");
        }
    }
}
