using System.Text;

namespace PipelineRisk.Inputs;

/// <summary>Where the files of an inputs folder come from. Paths are relative, with '/'.</summary>
internal interface IFileSource
{
    /// <summary>Whether the folder itself is there.</summary>
    bool IsPresent { get; }

    /// <summary>Whether <paramref name="path"/> is a file.</summary>
    bool Holds(string path);

    /// <summary>The names of the files directly in <paramref name="folder"/>; none where there is no such folder.</summary>
    IReadOnlyList<string> FilesIn(string folder);

    /// <summary>The names of the folders directly in <paramref name="folder"/>; none where there is no such folder.</summary>
    IReadOnlyList<string> FoldersIn(string folder);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    byte[] Read(string path);
}

/// <summary>A folder on the disk.</summary>
internal sealed class DiskFolder(string root) : IFileSource
{
    /// <inheritdoc/>
    public bool IsPresent => Directory.Exists(root);

    /// <inheritdoc/>
    public bool Holds(string path) => File.Exists(FullPath(path));

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesIn(string folder) => Names(() => Directory.EnumerateFiles(FullPath(folder)));

    /// <inheritdoc/>
    public IReadOnlyList<string> FoldersIn(string folder) => Names(() => Directory.EnumerateDirectories(FullPath(folder)));

    /// <inheritdoc/>
    public byte[] Read(string path)
    {
        // A spreadsheet may have the file open, and an editor may want to put a new one in its place meanwhile.
        using FileStream file = new(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream bytes = new();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string[] Names(Func<IEnumerable<string>> paths)
    {
        try
        {
            return [.. paths().Select(path => Path.GetFileName(path))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private string FullPath(string path) => Path.Combine([root, .. path.Split('/')]);
}

/// <summary>The files that a run has read, as it keeps them.</summary>
/// <param name="files">The text of every file, by its path.</param>
internal sealed class RecordedFiles(IReadOnlyDictionary<string, string> files) : IFileSource
{
    /// <inheritdoc/>
    public bool IsPresent => true;

    /// <inheritdoc/>
    public bool Holds(string path) => files.ContainsKey(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> FilesIn(string folder) => [.. Below(folder).Where(rest => !rest.Contains('/', StringComparison.Ordinal))];

    /// <inheritdoc/>
    public IReadOnlyList<string> FoldersIn(string folder) =>
        [.. Below(folder).Where(rest => rest.Contains('/', StringComparison.Ordinal)).Select(rest => rest[..rest.IndexOf('/', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public byte[] Read(string path) => Encoding.UTF8.GetBytes(files[path]);

    private IEnumerable<string> Below(string folder) =>
        files.Keys.Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal)).Select(path => path[(folder.Length + 1)..]);
}
