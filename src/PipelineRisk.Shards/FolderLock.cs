namespace PipelineRisk.Shards;

/// <summary>Keeps a second process from the same work in the same folder. The system lets go of it when the process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly string _folder;
    private readonly bool _madeFolder;
    private readonly FileStream _file;

    private FolderLock(string folder, bool madeFolder, FileStream file) => (_folder, _madeFolder, _file) = (folder, madeFolder, file);

    /// <summary>Takes the lock; null where another process has it. The folder is made if it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="work">The name of the work.</param>
    /// <exception cref="IOException">The folder cannot be made, or the file in it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static FolderLock? Take(string folder, string work)
    {
        bool made = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        string path = PathOf(folder, work);
        while (Open(path) is { } file)
        {
            if (File.Exists(path))
            {
                return new(folder, made, file);
            }

            file.Dispose(); // its last owner was just removing it
        }

        return null;
    }

    /// <summary>Whether a process does this work in the folder just now.</summary>
    public static bool IsTaken(string folder, string work)
    {
        string path = PathOf(folder, work);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream? file = Open(path);
            return file is null;
        }
        catch (UnauthorizedAccessException)
        {
            return true; // a folder that may only be read: nobody leaves the file behind but by a crash
        }
    }

    /// <summary>Gives the lock back, and removes the folder if it was made for nothing.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (_madeFolder && Directory.Exists(_folder) && !Directory.EnumerateFileSystemEntries(_folder).Any())
        {
            Directory.Delete(_folder);
        }
    }

    private static string PathOf(string folder, string work) => Path.Combine(folder, $".{work}.lock");

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException busy) when (IsSharing(busy))
        {
            return null;
        }
    }

    // The system says EWOULDBLOCK on Unix and a sharing violation on Windows; everything else is a fault of its own.
    private static bool IsSharing(IOException failure) =>
        OperatingSystem.IsWindows() ? (failure.HResult & 0xFFFF) == 32 : failure.GetType() == typeof(IOException) && failure.HResult is 11 or 35;
}
