namespace PipelineRisk.Live;

/// <summary>Notices when files of some folders are written, added, renamed or removed, and when they are quiet again.</summary>
/// <remarks>
/// The system's events come at once, but not from every file system, and not for a folder that is not there yet; so the names, lengths and times of the files are compared
/// now and then as well. That is cheap, and misses only what leaves all three as they were.
/// </remarks>
/// <param name="folders">The folders, of which some may not exist; those in them are not watched.</param>
/// <param name="interval">The time between comparisons.</param>
/// <param name="clock">What time is measured by.</param>
internal sealed class FolderWatch(IReadOnlyList<string> folders, TimeSpan interval, TimeProvider clock) : IDisposable
{
    private readonly List<FileSystemWatcher> _watchers = [];
    private TaskCompletionSource _touched = NewSignal();
    private FolderListing? _known;

    /// <summary>Waits until no file has been touched for <paramref name="quiet"/>; what is read after that is watched from before it was read.</summary>
    public async Task SettleAsync(TimeSpan quiet, CancellationToken cancellation)
    {
        do
        {
            Interlocked.Exchange(ref _touched, NewSignal());
            Listen();
            _known = FolderListing.Of(folders);
        }
        while (await IsTouchedWithin(quiet, cancellation));
    }

    /// <summary>Waits until a file has been touched since the last <see cref="SettleAsync"/>.</summary>
    public async Task ChangeAsync(CancellationToken cancellation)
    {
        while (!await IsTouchedWithin(interval, cancellation))
        {
        }
    }

    /// <summary>Whether a file is touched within <paramref name="time"/>, or has been since the last <see cref="SettleAsync"/>. Does not wait longer than it must.</summary>
    public async Task<bool> IsTouchedWithin(TimeSpan time, CancellationToken cancellation)
    {
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_touched.Task, Task.Delay(time, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return _touched.Task.IsCompleted || !FolderListing.Of(folders).Equals(_known);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers)
        {
            watcher.Dispose();
        }

        _watchers.Clear();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Anew each time: a folder may have come, or have been replaced by another of the same name, of which its watcher would say nothing.
    private void Listen()
    {
        Dispose();
        foreach (string folder in folders.Where(Directory.Exists))
        {
            try
            {
                FileSystemWatcher watcher = new(folder);
                _watchers.Add(watcher);
                watcher.Changed += Touch;
                watcher.Created += Touch;
                watcher.Deleted += Touch;
                watcher.Renamed += Touch;
                watcher.Error += Touch;
                watcher.EnableRaisingEvents = true;
            }
            catch (Exception failure) when (failure is IOException or ArgumentException or PlatformNotSupportedException)
            {
                // The folder is gone again, or the system has no more watchers to give: comparing is enough.
            }
        }
    }

    private void Touch(object sender, EventArgs change) => Volatile.Read(ref _touched).TrySetResult();
}
