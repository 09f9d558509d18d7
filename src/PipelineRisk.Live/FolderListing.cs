namespace PipelineRisk.Live;

/// <summary>The files of some folders at one moment: names, lengths, times.</summary>
internal sealed class FolderListing : IEquatable<FolderListing>
{
    private readonly List<(string Path, long Length, DateTime Written)> _files = [];

    private FolderListing()
    {
    }

    /// <summary>What is in the folders now; a folder that is not there, or not readable, holds nothing.</summary>
    public static FolderListing Of(IReadOnlyList<string> folders)
    {
        FolderListing listing = new();
        foreach (string folder in folders)
        {
            try
            {
                listing._files.AddRange(new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(Entry));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                listing._files.Add((folder, -1, default));
            }
        }

        return listing;
    }

    /// <inheritdoc/>
    public bool Equals(FolderListing? other) => other is not null && _files.SequenceEqual(other._files);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FolderListing);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.Count;

    // A link tells of the file that it leads to.
    private static (string Path, long Length, DateTime Written) Entry(FileInfo file)
    {
        try
        {
            FileSystemInfo actual = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return (file.FullName, actual is FileInfo { Exists: true } present ? present.Length : -1, actual.LastWriteTimeUtc);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (file.FullName, -1, default);
        }
    }
}
