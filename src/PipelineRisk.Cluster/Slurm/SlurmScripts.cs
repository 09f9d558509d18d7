using System.Globalization;

namespace PipelineRisk.Cluster.Slurm;

/// <summary>The texts of the batch scripts.</summary>
/// <remarks>Every option of sbatch is in the scripts, so that <c>sbatch --array=3,7 array.sh</c> computes two shards again under the same conditions.</remarks>
internal static class SlurmScripts
{
    private const int Retries = 3; // a shard that fails four times will do so again
    private const int Continuations = 100; // of a shard that is longer than the time limit; each goes on from the last one's checkpoint

    /// <summary>The script of the array: one task a shard.</summary>
    public static string OfArray(ShardedRun run, IReadOnlyList<string> program, IReadOnlyList<string> slurm, string results, SlurmFolder folder) => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        {{Directives(["--job-name=pipelinerisk", $"--array=1-{run.Shards}", .. Common(folder), Log(folder, "%A_%a.out"), "--signal=B:USR1@60"], slurm)}}

        # A minute before the time limit Slurm says USR1: the program saves its checkpoint, and the task queues up again to go on from there.
        # TERM is said to a task that is cancelled or preempted: it saves too, and whether it comes back is up to whoever said so.
        told= again=yes program=
        tell() { told=$1 again=yes; if [[ $program ]]; then kill -TERM "$program"; fi; }
        trap 'tell USR1' USR1
        trap 'tell TERM' TERM

        {{ShellWords.Join([.. program, .. run.Words])}} \
          --inputs {{ShellWords.Quote(folder.Inputs)}} --threads "${SLURM_CPUS_PER_TASK:-1}" \
          --shard "$SLURM_ARRAY_TASK_ID/{{run.Shards}}" --out {{ShellWords.Quote(results)}} --quiet --resume &
        program=$!
        if [[ $told ]]; then tell "$told"; fi # it was said before there was anybody to tell
        while [[ $again ]]; do # a signal ends the waiting, not the program
          again=
          wait "$program"
          rc=$?
        done

        # Slurm itself repeats what a dead node has lost, but not what failed on a living one. Wrong inputs (2) stay wrong.
        most={{Retries}}
        [[ $told == USR1 ]] && most={{Continuations}}
        if [[ $rc -ne 0 && $rc -ne 2 && $told != TERM && ${SLURM_RESTART_COUNT:-0} -lt $most ]]; then
          scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
        fi
        exit "$rc"

        """);

    /// <summary>The script that joins the parts.</summary>
    public static string OfMerge(IReadOnlyList<string> program, IReadOnlyList<string> slurm, string results, SlurmFolder folder) => $"""
        #!/bin/bash
        {Directives(["--job-name=pipelinerisk-merge", .. Common(folder), Log(folder, "%j-merge.out")], slurm)}

        exec {ShellWords.Join([.. program, "merge", results, "--quiet"])}

        """;

    // One processor unless the user says otherwise: else a task inherits SLURM_CPUS_PER_TASK from the job that it was submitted in.
    private static string[] Common(SlurmFolder folder) => [$"--chdir={folder.Place}", "--cpus-per-task=1", "--requeue", "--open-mode=append"];

    // In a path too sbatch would put numbers of the job for what follows a '%'.
    private static string Log(SlurmFolder folder, string name) => $"--output={folder.Logs.Replace("%", "%%", StringComparison.Ordinal)}/{name}";

    // The user's come last, for the last one holds.
    private static string Directives(IEnumerable<string> ours, IReadOnlyList<string> slurm) =>
        string.Join('\n', [.. ours.Select(word => $"#SBATCH {Directive(word)}"), .. slurm.Count == 0 ? Array.Empty<string>() : [$"#SBATCH {string.Join(' ', slurm.Select(Directive))}"]]);

    // sbatch reads these lines by rules of its own: in any quotes a backslash takes the next character as it is.
    private static string Directive(string word) => ShellWords.IsPlain(word)
        ? word
        : $"\"{word.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
