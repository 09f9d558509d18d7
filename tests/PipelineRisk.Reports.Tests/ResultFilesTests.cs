using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Tests.Sample;

namespace PipelineRisk.Reports.Tests;

public sealed class ResultFilesTests
{
    private static readonly string[] All = ["events.csv", "manifest.json", "report.html", "summary.csv", "summary.json", "yearly.csv"];

    [Fact]
    public void The_six_files_are_written_and_nothing_else()
    {
        using ScratchFolder folder = new();
        string results = folder.File("new/results");
        ResultFiles.Write(SampleRun.Base, SampleRun.Look, SampleRun.Manifest, results);
        ResultFiles.Write(SampleRun.Base, SampleRun.Look, SampleRun.Manifest, results);
        Assert.Equal(All, Directory.GetFileSystemEntries(results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        using ScratchFolder one = new(), other = new();
        ResultFiles.Write(SampleRun.Base, SampleRun.Look, SampleRun.Manifest, one.Path);
        ResultFiles.Write(SampleRun.Base, SampleRun.Look, SampleRun.Manifest, other.Path);
        Assert.All(All, name => Assert.Equal(File.ReadAllBytes(one.File(name)), File.ReadAllBytes(other.File(name))));
    }

    [Fact]
    public void Where_one_target_is_a_folder_nothing_changes()
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder.File("summary.csv"), "old");
        Directory.CreateDirectory(folder.File("report.html"));
        IOException failure = Assert.ThrowsAny<IOException>(() => ResultFiles.Write(SampleRun.Base, SampleRun.Look, SampleRun.Manifest, folder.Path));
        Assert.Contains("report.html", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["report.html", "summary.csv"], folder.Names);
        Assert.Equal("old", File.ReadAllText(folder.File("summary.csv")));
    }

    [Fact]
    public void Where_one_file_cannot_be_written_nothing_changes()
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder.File("a"), "old");
        Assert.Throws<InvalidOperationException>(() =>
        {
            using StagedFiles files = new(folder.Path);
            files.Stage("a", stream => stream.WriteByte(1));
            files.Stage("b", _ => throw new InvalidOperationException());
        });
        Assert.Equal(["a"], folder.Names);
        Assert.Equal("old", File.ReadAllText(folder.File("a")));
    }

    [Fact]
    public void Where_a_rename_fails_the_old_files_come_back()
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder.File("a"), "old");
        using (StagedFiles files = new(folder.Path))
        {
            foreach (string name in (string[])["a", "b", "c"])
                files.Stage(name, stream => stream.WriteByte((byte)'n'));
            File.Delete(Directory.GetFiles(folder.Path, ".c.*").Single());
            Assert.ThrowsAny<IOException>(files.Publish);
        }

        Assert.Equal(["a"], folder.Names);
        Assert.Equal("old", File.ReadAllText(folder.File("a")));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error()
    {
        using ScratchFolder folder = new();
        File.WriteAllText(folder.File("taken"), "");
        Assert.ThrowsAny<IOException>(() => ResultFiles.Write(SampleRun.Base, SampleRun.Look, SampleRun.Manifest, folder.File("taken")));
    }
}
