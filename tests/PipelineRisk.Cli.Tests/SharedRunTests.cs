using System.Diagnostics;
using System.Security.Cryptography;
using Xunit;

namespace PipelineRisk.Cli.Tests;

/// <summary>Runs that are shared out or interrupted, as a user sees them: the same bytes in the end, and a sentence for whatever goes wrong.</summary>
public sealed class SharedRunTests
{
    private static readonly string[] Results = ["summary.csv", "events.csv", "yearly.csv", "summary.json", "inputs.json"];

    [Fact]
    public void Shards_merge_to_the_files_of_the_unshared_run()
    {
        using TemporaryFolder folder = new();
        string[] run = ["run", "--trials", "60k", "--set", "price_discount=0.3", "--scenario", "tax-relief", "--seed", "9"];
        foreach (int index in (int[])[3, 1, 2])
        {
            string[] threads = ["--threads", $"{index}"];
            Assert.Equal(0, Executable.Run([.. run, .. threads, "--shard", $"{index}/3", "--out", folder["parts"]]).ExitCode);
        }

        // It is done already: said at once, and nothing changes.
        byte[] part = File.ReadAllBytes(folder["parts/part-2-of-3.bin"]);
        Executable.Outcome again = Executable.RunWith("JOB_COMPLETION_INDEX=1", [.. run, "--shard", "env:JOB_COMPLETION_INDEX/3", "--out", folder["parts"]]);
        Assert.Equal((0, $"{folder["parts/part-2-of-3.bin"]} is there already."), (again.ExitCode, again.Output.Trim()));
        Assert.Equal(part, File.ReadAllBytes(folder["parts/part-2-of-3.bin"]));

        Executable.Outcome status = Executable.Run("status", folder["parts"]);
        Assert.Equal(0, status.ExitCode);
        Assert.Contains("done     3 of 3 shards", status.Output, StringComparison.Ordinal);
        Assert.Matches(@"Loss +\d+\.\d+ ± 0\.\d+\s%", status.Output);

        Assert.Equal((0, ""), Quietly(Executable.Run("merge", folder["parts"], "--out", folder["merged"], "--quiet")));
        Assert.Equal((0, ""), Quietly(Executable.Run([.. run, "--out", folder["whole"], "--quiet"])));
        Assert.All(Results, name => Assert.Equal(Hash(folder[$"whole/{name}"]), Hash(folder[$"merged/{name}"])));
        Assert.True(File.Exists(folder["merged/report.html"]));
        Assert.Contains("--set price_discount=0.3", File.ReadAllText(folder["merged/manifest.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_shard_of_one_is_a_part_too()
    {
        using TemporaryFolder folder = new();
        Assert.Equal((0, ""), Quietly(Executable.Run("run", "--quiet", "--trials", "9k", "--shard", "1/1", "--out", folder.Path)));
        Assert.Equal([folder["part-1-of-1.bin"]], Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Equal((0, ""), Quietly(Executable.Run("merge", "--quiet", folder["part-1-of-1.bin"])));
        Assert.Equal((0, ""), Quietly(Executable.Run("run", "--quiet", "--trials", "9k", "--out", folder["whole"])));
        Assert.All(Results, name => Assert.Equal(Hash(folder[$"whole/{name}"]), Hash(folder[name])));
    }

    [Theory]
    [InlineData("attribution", "--trials", "512")]
    [InlineData("sensitivity", "--trials", "512")]
    [InlineData("compare", "base", "moneyball", "--trials", "20k")]
    public void Analyses_merge_to_the_tables_of_the_unshared_ones(params string[] command)
    {
        using TemporaryFolder folder = new();
        foreach (int index in (int[])[2, 1])
        {
            Assert.Equal((0, ""), Quietly(Executable.Run([.. command, "--quiet", "--shard", $"{index}/2", "--out", folder["parts"]])));
        }

        Assert.Equal((0, ""), Quietly(Executable.Run("merge", folder["parts"], "--quiet")));
        Assert.Equal((0, ""), Quietly(Executable.Run([.. command, "--quiet", "--out", folder["whole"]])));
        string[] tables = [.. Directory.EnumerateFiles(folder["whole"], "*.csv").Select(path => Path.GetFileName(path))];
        Assert.NotEmpty(tables);
        Assert.All(tables, name => Assert.Equal(File.ReadAllText(folder[$"whole/{name}"]), File.ReadAllText(folder[$"parts/{name}"])));
    }

    [Fact]
    public void What_cannot_be_merged_is_refused_in_words_and_nothing_is_written()
    {
        using TemporaryFolder folder = new();
        foreach (int index in (int[])[1, 2, 4])
        {
            Executable.Run("run", "--trials", "40k", "--shard", $"{index}/5", "--out", folder.Path);
        }

        Assert.Equal(
            (2, $"{folder.Path}: of 5 shards 2 are missing: 3,5. Compute them with the same command, or take the answer so far with --partial."),
            Answer(Executable.Run("merge", folder.Path)));

        // Another seed: neither can it be written beside the others, nor merged with them.
        (int code, string problem) = Answer(Executable.Run("run", "--trials", "40k", "--seed", "2", "--shard", "2/5", "--out", folder.Path));
        Assert.Equal(2, code);
        Assert.StartsWith($"{folder["part-2-of-5.bin"]}: there is a part of other work: it was made by: run --trials 40000 --seed 1", problem, StringComparison.Ordinal);
        Executable.Run("run", "--trials", "40k", "--seed", "2", "--shard", "3/5", "--out", folder["other"]);
        (code, problem) = Answer(Executable.Run("merge", folder.Path, folder["other"]));
        Assert.Equal(2, code);
        Assert.Contains("--seed 2", problem, StringComparison.Ordinal);

        // The same part twice.
        (code, problem) = Answer(Executable.Run("merge", folder.Path, folder["part-1-of-5.bin"]));
        Assert.Equal(2, code);
        Assert.Contains("shard 1/5 is there already", problem, StringComparison.Ordinal);

        // A damaged one.
        byte[] bytes = File.ReadAllBytes(folder["part-4-of-5.bin"]);
        File.WriteAllBytes(folder["part-4-of-5.bin"], bytes[..(bytes.Length / 2)]);
        (code, problem) = Answer(Executable.Run("merge", folder.Path));
        Assert.Equal(2, code);
        Assert.StartsWith($"{folder["part-4-of-5.bin"]}: it is cut short or damaged", problem, StringComparison.Ordinal);
        Assert.Contains("3 are missing: 3-5.", problem, StringComparison.Ordinal);
        Assert.Equal(["other", "part-1-of-5.bin", "part-2-of-5.bin", "part-4-of-5.bin"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // The answer so far says that it is one, and of how many trials.
        Executable.Outcome partial = Executable.Run("merge", folder.Path, "--partial", "--out", folder["so-far"]);
        Assert.Equal(0, partial.ExitCode);
        Assert.Matches(@"Warning: This is the answer so far: 1\d,\d{3} of 40,000 trials\. Of 5 shards these are missing: 3-5\.", partial.Errors);
        Assert.Contains("This is the answer so far", File.ReadAllText(folder["so-far/report.html"]), StringComparison.Ordinal);

        // And the damaged one is computed anew where it stands.
        Executable.Outcome mended = Executable.Run("run", "--trials", "40k", "--shard", "4/5", "--out", folder.Path);
        Assert.Equal(0, mended.ExitCode);
        Assert.Contains("it is computed anew", mended.Errors, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, File.ReadAllBytes(folder["part-4-of-5.bin"]).Length, 100.0);
    }

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1/")]
    [InlineData("one/two")]
    [InlineData("1/3/5")]
    [InlineData("env:NO_SUCH_VARIABLE/3")]
    public void A_part_that_is_none_is_wrong_usage(string shard)
    {
        (int code, string problem) = Answer(Executable.Run("run", "--shard", shard));
        Assert.Equal(2, code);
        Assert.StartsWith($"'{shard}'", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public void A_time_between_saves_that_is_none_is_wrong_usage(string seconds) => Assert.Equal(
        (2, $"--checkpoint-every needs a number of seconds from 0, for none, to 1000000.{Environment.NewLine}Try: pipelinerisk run --help"),
        Answer(Executable.Run("run", "--checkpoint-every", seconds)));

    [Fact]
    public void A_run_with_a_precision_to_reach_has_no_parts() =>
        Assert.StartsWith("--shard and --until exclude each other", Answer(Executable.Run("run", "--shard", "1/2", "--until", "mean:npv=1")).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("--trials", "3m")]
    [InlineData("--trials", "8m", "--until", "mean:npv=0.0008")]
    public void Killed_at_any_moment_it_goes_on_to_the_same_bytes(params string[] options)
    {
        using TemporaryFolder folder = new();
        string[] run = ["run", "--quiet", "--checkpoint-every", "0.05", .. options, "--out", folder["killed"]];
        for (int kill = 0; kill < 3; kill++)
        {
            DateTime before = File.GetLastWriteTimeUtc(folder["killed/checkpoint.bin"]);
            using Process process = Executable.Start("", [.. run, "--resume"]);
            while (File.GetLastWriteTimeUtc(folder["killed/checkpoint.bin"]) == before && !process.WaitForExit(1))
            {
                // It has not saved anything yet.
            }

            process.Kill();
            process.WaitForExit();
            Assert.False(File.Exists(folder["killed/summary.csv"]), "it should have been killed before its end");
        }

        // With other options it is refused, and says which.
        (int code, string problem) = Answer(Executable.Run([.. run, "--resume", "--seed", "2"]));
        Assert.Equal(2, code);
        Assert.Matches("this run cannot go on from it, for it was made by: run .* --seed 1 .*; not by: run .* --seed 2 ", problem);

        Assert.Equal((0, ""), Quietly(Executable.Run([.. run, "--resume"])));
        Assert.False(File.Exists(folder["killed/checkpoint.bin"]));
        Assert.Equal((0, ""), Quietly(Executable.Run(["run", "--quiet", .. options, "--out", folder["whole"]])));
        Assert.All(Results, name => Assert.Equal(Hash(folder[$"whole/{name}"]), Hash(folder[$"killed/{name}"])));
    }

    [Fact]
    public void A_second_process_is_told_and_leaves()
    {
        using TemporaryFolder folder = new();
        using Process first = Executable.Start("", "run", "--quiet", "--trials", "1e11", "--shard", "1/2", "--out", folder.Path);
        while (!File.Exists(folder[".part-1-of-2.lock"]))
        {
            Thread.Yield();
        }

        Assert.Equal(
            (1, $"{folder.Path}: another pipelinerisk is computing shard 1/2 just now; it goes on, and this one leaves."),
            Answer(Executable.Run("run", "--trials", "1e11", "--shard", "1/2", "--out", folder.Path)));
        Assert.False(first.HasExited);
        first.Kill();
        first.WaitForExit();

        // The system has let go of the lock, and the other shards were never locked.
        Assert.Equal(0, Executable.Run("run", "--trials", "9k", "--shard", "1/2", "--out", folder.Path).ExitCode);
        Assert.Equal(0, Executable.Run("run", "--trials", "9k", "--shard", "2/2", "--out", folder.Path).ExitCode);
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_there()
    {
        using TemporaryFolder folder = new();
        Assert.SkipUnless(SmallDisk.TryMount(folder["disk"], "700k", out SmallDisk? disk), "Only root can make a small disk.");
        using (disk)
        {
            string[] run = ["run", "--trials", "60k", "--out", folder["disk"]];
            Assert.Equal(0, Executable.Run([.. run, "--shard", "2/3"]).ExitCode);
            SmallDisk.Fill(folder["disk/filler"]);
            string[] there = [.. Directory.EnumerateFileSystemEntries(folder["disk"])];

            // No room for a part, nor for the results; what is there stays, and no half of anything.
            (int code, string problem) = Answer(Executable.Run([.. run, "--shard", "1/3"]));
            Assert.Equal(1, code);
            Assert.StartsWith("The results could not be written: No space left on device", problem, StringComparison.Ordinal);
            (code, problem) = Answer(Executable.Run(run));
            Assert.Equal(1, code);
            Assert.Contains("No space left on device", problem, StringComparison.Ordinal);
            Assert.Equal(there.Order(StringComparer.Ordinal), Directory.EnumerateFileSystemEntries(folder["disk"]).Order(StringComparer.Ordinal));

            // A checkpoint that finds no room is a warning: the run goes on.
            using Process process = Executable.Start("", "run", "--trials", "1e11", "--checkpoint-every", "0.2", "--out", folder["disk"]);
            string? warning = process.StandardError.ReadLine();
            Assert.StartsWith($"Warning: {folder["disk/checkpoint.bin"]} could not be written: No space left on device", warning, StringComparison.Ordinal);
            Assert.False(process.HasExited);
            process.Kill();
            process.WaitForExit();

            // With room again everything goes on as if nothing had been.
            File.Delete(folder["disk/filler"]);
            File.Delete(folder["disk/part-2-of-3.bin"]);
            Assert.Equal(0, Executable.Run([.. run, "--shard", "1/3"]).ExitCode);
        }
    }

    [Fact]
    public void A_disk_that_may_only_be_read_is_named_before_the_work()
    {
        using TemporaryFolder folder = new();
        Assert.SkipUnless(SmallDisk.TryMount(folder["disk"], "1m", out SmallDisk? disk), "Only root can make a small disk.");
        using (disk)
        {
            Assert.Equal(0, Executable.Run("run", "--trials", "9k", "--shard", "1/2", "--out", folder["disk"]).ExitCode);
            disk.MakeReadOnly();
            (int code, string problem) = Answer(Executable.Run("run", "--trials", "9k", "--shard", "2/2", "--out", folder["disk"]));
            Assert.Equal(2, code);
            Assert.StartsWith($"--out {folder["disk"]}: the folder cannot be written to", problem, StringComparison.Ordinal);
            Assert.Equal(2, Executable.Run("merge", folder["disk"], "--partial").ExitCode);
            Executable.Outcome status = Executable.Run("status", folder["disk"]);
            Assert.Equal(0, status.ExitCode);
            Assert.Contains("missing  1: 2", status.Output, StringComparison.Ordinal);
        }
    }

    private static (int Code, string Everything) Quietly(Executable.Outcome outcome) => (outcome.ExitCode, outcome.Output + outcome.Errors);

    private static (int Code, string Problem) Answer(Executable.Outcome outcome)
    {
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal); // no stack trace
        return (outcome.ExitCode, outcome.Errors.Trim());
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
