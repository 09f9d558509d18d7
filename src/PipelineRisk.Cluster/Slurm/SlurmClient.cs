using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PipelineRisk.Cluster.Slurm;

/// <summary>The talk with Slurm's commands.</summary>
/// <param name="sbatch">The command that submits.</param>
/// <param name="scontrol">The command that shows jobs.</param>
public sealed partial class SlurmClient(string sbatch = "sbatch", string scontrol = "scontrol")
{
    /// <summary>The words after <c>sbatch</c> that submit the shards.</summary>
    public static IReadOnlyList<string> ArrayWords(SlurmFolder folder, IReadOnlyList<string> slurm) => [.. slurm, "--parsable", folder.ArrayScript];

    /// <summary>The words that submit the joining of the parts, for when all shards are done.</summary>
    /// <param name="folder">The folder with the scripts.</param>
    /// <param name="slurm">The user's own options. They are in the script too; here they hold against variables such as SBATCH_PARTITION, which beat a script.</param>
    /// <param name="array">The number of the array job.</param>
    public static IReadOnlyList<string> MergeWords(SlurmFolder folder, IReadOnlyList<string> slurm, string array) =>
        [.. slurm, "--parsable", $"--dependency=afterok:{array}", "--kill-on-invalid-dep=yes", folder.MergeScript];

    /// <summary>Submits a job and returns its number.</summary>
    /// <exception cref="SlurmException">sbatch is not there, or refuses.</exception>
    public long Submit(IReadOnlyList<string> words)
    {
        (int code, string output, string errors) = Ask(sbatch, words)
            ?? throw new SlurmException($"{sbatch} was not found: this machine cannot submit to Slurm. Submit on one that can, such as the cluster's login node");
        return code == 0 && JobNumber().Match(output) is { Success: true } number
            ? long.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
            : throw new SlurmException($"{sbatch} refused the job: {string.Join(' ', $"{errors}\n{output}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))}");
    }

    /// <summary>What Slurm knows of the tasks of a job, each group of them with its state, such as <c>4-20 PENDING</c>; empty where nobody can tell.</summary>
    public IReadOnlyList<string> Tasks(long job) =>
        Ask(scontrol, ["--oneliner", "show", "job", job.ToString(CultureInfo.InvariantCulture)]) is { ExitCode: 0 } shown
            ? [.. Task().Matches(shown.Output).Select(task => $"{task.Groups["id"].Value} {task.Groups["state"].Value}".TrimStart())]
            : [];

    /// <summary>Whether a job, or a task of it, waits or runs; false also where nobody can tell.</summary>
    public bool IsAlive(long job) =>
        Ask(scontrol, ["--oneliner", "show", "job", job.ToString(CultureInfo.InvariantCulture)]) is { ExitCode: 0 } shown && Alive().IsMatch(shown.Output);

    private static (int ExitCode, string Output, string Errors)? Ask(string command, IReadOnlyList<string> words)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    // Of several clusters the answer names one: 12;cluster.
    [GeneratedRegex(@"^\d+(?=(;.*)?\s*$)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JobNumber();

    [GeneratedRegex(@"^JobId=\d+( ArrayJobId=\d+ ArrayTaskId=(?<id>\S+))?.*? JobState=(?<state>\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Task();

    [GeneratedRegex(@"\bJobState=(PENDING|CONFIGURING|RUNNING|SUSPENDED|STOPPED|RESIZING|COMPLETING|STAGE_OUT|REQUEUED|REQUEUE_FED|REQUEUE_HOLD)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alive();
}

/// <summary>Slurm is not there or refuses.</summary>
/// <param name="message">What it says, without a full stop.</param>
public sealed class SlurmException(string message) : Exception(message);
