using System.CommandLine;
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
        PartSet set = PartSet.Read(MergeCommand.FilesOf([folder]));
        foreach (string problem in set.Problems)
        {
            Console.Error.WriteLine(problem);
        }

        if (set.Parts.Count == 0)
        {
            return ExitCode.Usage;
        }

        int[] running = [.. set.Missing.Where(index => FolderLock.IsTaken(folder, WorkInParts.LockName("", new(index, set.Shards))))];
        int[] missing = [.. set.Missing.Except(running)];
        Console.WriteLine($"{string.Join(' ', set.Parts[0].Identity.Command)}");
        Console.WriteLine($"done     {set.Parts.Count} of {set.Shards} shards");
        Console.WriteLine($"running  {Listed(running)}");
        Console.WriteLine($"missing  {Listed(missing)}");
        if (set.Parts[0].Identity.Command[0] == RunCommand.Name && set.Problems.Count == set.Damaged.Count)
        {
            ShowAnswer(set);
        }

        return ExitCode.Success;
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
