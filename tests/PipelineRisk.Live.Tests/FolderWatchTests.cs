namespace PipelineRisk.Live.Tests;

/// <summary>Whatever way a file is saved, it is noticed: by the system's events, or by comparing where they do not come.</summary>
public sealed class FolderWatchTests : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1), Often = TimeSpan.FromMilliseconds(10);

    private readonly string _root = Directory.CreateTempSubdirectory("folder-watch-").FullName;

    private string Folder => Path.Combine(_root, "base");

    private string File => Path.Combine(Folder, "parameters.csv");

    public static TheoryData<string> Ways => ["write", "append", "rename over", "delete", "another"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_system_tells_of_a_file_that_is_touched(string way) => await Noticed(way, Never);

    [Fact]
    public async Task A_folder_that_comes_later_is_noticed_by_comparing()
    {
        using FolderWatch watch = new([Folder], Often, TimeProvider.System);
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        Task change = watch.ChangeAsync(CancellationToken.None);
        Directory.CreateDirectory(Folder);
        await change.OrFail();
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        change = watch.ChangeAsync(CancellationToken.None);
        System.IO.File.WriteAllText(File, "first");
        await change.OrFail();
    }

    [Fact]
    public async Task A_folder_that_takes_the_place_of_another_is_noticed_by_comparing()
    {
        Fill();
        using FolderWatch watch = new([Folder], Often, TimeProvider.System);
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        Task change = watch.ChangeAsync(CancellationToken.None);
        string other = Path.Combine(_root, "other");
        Directory.CreateDirectory(other);
        System.IO.File.WriteAllText(Path.Combine(other, "parameters.csv"), "from another place");
        Directory.Move(Folder, Path.Combine(_root, "old"));
        Directory.Move(other, Folder);
        await change.OrFail();
    }

    [Fact]
    public async Task The_file_that_a_link_leads_to_is_noticed_by_comparing()
    {
        Directory.CreateDirectory(Folder);
        string target = Path.Combine(_root, "shared.csv");
        System.IO.File.WriteAllText(target, "short");
        System.IO.File.CreateSymbolicLink(File, target);
        using FolderWatch watch = new([Folder], Often, TimeProvider.System);
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        Task change = watch.ChangeAsync(CancellationToken.None);
        System.IO.File.WriteAllText(target, "somewhat longer");
        await change.OrFail();
    }

    [Fact]
    public async Task Reading_is_no_change_and_other_folders_do_not_count()
    {
        Fill();
        using FolderWatch watch = new([Folder], Never, TimeProvider.System);
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(Path.Combine(_root, "elsewhere.csv"), "");
        Assert.False(await watch.IsTouchedWithin(Often, CancellationToken.None));
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        Fill();
        using FolderWatch watch = new([Folder], Never, TimeProvider.System);
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        using CancellationTokenSource end = new();
        Task change = watch.ChangeAsync(end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change.OrFail());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task Noticed(string way, TimeSpan interval)
    {
        Fill();
        using FolderWatch watch = new([Folder], interval, TimeProvider.System);
        await watch.SettleAsync(TimeSpan.Zero, CancellationToken.None);
        Task change = watch.ChangeAsync(CancellationToken.None);
        Touch(way);
        await change.OrFail();
    }

    private void Fill()
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File, "first");
    }

    private void Touch(string way)
    {
        switch (way)
        {
            case "write":
                System.IO.File.WriteAllText(File, "other"); // as long as before
                break;
            case "append":
                System.IO.File.AppendAllText(File, " and more");
                break;
            case "rename over":
                string temporary = Path.Combine(_root, "temporary");
                System.IO.File.WriteAllText(temporary, "other");
                System.IO.File.Move(temporary, File, overwrite: true);
                break;
            case "delete":
                System.IO.File.Delete(File);
                break;
            default:
                System.IO.File.WriteAllText(Path.Combine(Folder, "table.csv"), "");
                break;
        }
    }
}
