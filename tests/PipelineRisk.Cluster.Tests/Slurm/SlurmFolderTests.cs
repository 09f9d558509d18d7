using System.Diagnostics;
using PipelineRisk.Cluster.Slurm;

namespace PipelineRisk.Cluster.Tests.Slurm;

public sealed class SlurmFolderTests
{
    [Fact]
    public void The_merge_joins_the_parts_of_the_folder()
    {
        using SlurmRun run = new(folder: "it's");
        run.Write(slurm: ["--partition=long"]);
        using Process script = run.Scratch.Bash(run.Folder.MergeScript);
        script.WaitForExit();
        Assert.Equal(0, script.ExitCode);
        Assert.Equal(["program.dll", "merge", run.Scratch["it's"], "--quiet"], run.ProgramWords!);
        string text = File.ReadAllText(run.Folder.MergeScript);
        Assert.Contains("\n#SBATCH --partition=long\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--array", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_inputs_are_those_of_the_last_submission_and_nothing_else()
    {
        using SlurmRun run = new();
        run.Write(inputs: [("base/decks.csv", "series\n"), ("scenarios/a/decks.csv", "old")]);
        run.Folder.Keep(new(20, 12, 13));
        run.Write(inputs: [("base/decks.csv", "\ufeffsérie\r\n")]);
        Assert.Equal([Path.Combine(run.Folder.Inputs, "base", "decks.csv")], Directory.EnumerateFiles(run.Folder.Inputs, "*", SearchOption.AllDirectories));
        Assert.Equal("\ufeffsérie\r\n"u8.ToArray(), File.ReadAllBytes(Path.Combine(run.Folder.Inputs, "base", "decks.csv"))); // byte for byte: the shards' hashes are of them
        Assert.Equal(["array.sh", "inputs", "log", "merge.sh"], Directory.EnumerateFileSystemEntries(run.Folder.Place).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Null(run.Folder.Jobs); // those jobs had other scripts
    }

    [Fact]
    public void The_numbers_of_the_jobs_are_kept()
    {
        using SlurmRun run = new();
        Assert.Null(run.Folder.Jobs);
        run.Folder.Keep(new(20, 12, null));
        Assert.Equal(new SlurmJobs(20, 12, null), run.Folder.Jobs);
        run.Folder.Keep(new(20, 12, 13));
        Assert.Equal(new SlurmJobs(20, 12, 13), run.Folder.Jobs);
        Assert.Equal("""{"shards":20,"array":12,"merge":13}""" + "\n", File.ReadAllText(Path.Combine(run.Folder.Place, "jobs.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"array":12}""")]
    [InlineData("""{"shards":20,"array":"twelve"}""")]
    public void What_is_no_record_of_jobs_tells_of_none(string text)
    {
        using SlurmRun run = new();
        run.Write();
        File.WriteAllText(Path.Combine(run.Folder.Place, "jobs.json"), text);
        Assert.Null(run.Folder.Jobs);
    }
}
