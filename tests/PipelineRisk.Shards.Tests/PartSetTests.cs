using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Shards.Tests;

/// <summary>Which parts belong together, and what is said where they do not.</summary>
public sealed class PartSetTests
{
    [Fact]
    public void Missing_ones_are_listed()
    {
        using TemporaryFolder folder = new();
        PartSet set = PartSet.Read(Write(folder, Parts.Some(9, 20), Parts.Some(2, 20), Parts.Some(10, 20)));
        Assert.Empty(set.Problems);
        Assert.Equal([2, 9, 10], set.Parts.Select(part => part.Shard.Index));
        Assert.Equal("1,3-8,11-20", PartSet.InWords(set.Missing));
        Assert.Equal(20, set.Shards);
    }

    [Fact]
    public void What_does_not_belong_is_named_with_the_difference()
    {
        using TemporaryFolder folder = new();
        Part first = Parts.Some(1, 4);
        PartIdentity identity = first.Identity;
        string[] files = Write(
            folder, first,
            Parts.Some(2, 4) with { Identity = identity with { Command = ["run", "--trials", "2000"] } },
            Parts.Some(3, 4) with { Identity = identity with { Program = "1.1" } },
            Parts.Some(4, 4) with { Identity = identity with { Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["base/parameters.csv"] = "cd" } } },
            Parts.Some(2, 5), first);
        PartSet set = PartSet.Read(files);
        Assert.Equal(
            [
                $"{files[1]}: it does not belong to {files[0]}: it was made by: run --trials 2000; not by: run --trials 1000.",
                $"{files[2]}: it does not belong to {files[0]}: it was made by version 1.1 of the program, not by 1.0.",
                $"{files[3]}: it does not belong to {files[0]}: it was made from another version of the input file base/parameters.csv.",
                $"{files[4]}: it is one of 5 shards, and {files[0]} is one of 4.",
                $"{files[5]}: shard 1/4 is there already, as {files[0]}.",
            ],
            set.Problems);
        Assert.Empty(set.Damaged);
    }

    [Fact]
    public void A_damaged_one_counts_as_missing()
    {
        using TemporaryFolder folder = new();
        string[] files = Write(folder, Parts.Some(1, 2), Parts.Some(2, 2));
        File.WriteAllBytes(files[0], File.ReadAllBytes(files[0])[..100]);
        PartSet set = PartSet.Read(files);
        Assert.Equal([$"{files[0]}: it is cut short or damaged: its length is not what its beginning says."], set.Damaged);
        Assert.Equal(set.Damaged, set.Problems);
        Assert.Equal([1], set.Missing);
    }

    [Fact]
    public void Only_parts_are_found_in_a_folder()
    {
        using TemporaryFolder folder = new();
        foreach (string name in (string[])["part-2-of-3.bin", "part-1-of-3.bin", "checkpoint-3-of-3.bin", ".part-3-of-3.bin.0123.tmp", ".part-3-of-3.lock", "summary.csv"])
        {
            File.WriteAllText(folder[name], "");
        }

        Assert.Equal(["part-1-of-3.bin", "part-2-of-3.bin"], PartName.In(folder.Path).Select(Path.GetFileName));
        Assert.Equal(["part-7-of-9.bin", "checkpoint-7-of-9.bin", "checkpoint.bin"], [PartName.Of(new(7, 9)), PartName.OfCheckpoint(new(7, 9)), PartName.OfCheckpoint(null)]);
    }

    [Fact]
    public void A_lock_is_had_by_one_and_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        using (FolderLock? first = FolderLock.Take(folder["new/results"], "run"))
        {
            Assert.NotNull(first);
            Assert.Null(FolderLock.Take(folder["new/results"], "run"));
            Assert.True(FolderLock.IsTaken(folder["new/results"], "run"));
            using FolderLock? other = FolderLock.Take(folder["new/results"], "part-1-of-2");
            Assert.NotNull(other);
        }

        Assert.False(FolderLock.IsTaken(folder["new/results"], "run"));
        Assert.False(Directory.Exists(folder["new/results"]));
        using FolderLock? again = FolderLock.Take(folder["new/results"], "run");
        Assert.NotNull(again);
    }

    private static string[] Write(TemporaryFolder folder, params Part[] parts) =>
    [
        .. parts.Select((part, i) =>
        {
            string path = folder[$"{i}.bin"];
            part.Write(path);
            return path;
        }),
    ];
}
