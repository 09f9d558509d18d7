namespace PipelineRisk.Reports.Files;

/// <summary>Files that appear in a folder together or not at all: written under temporary names, then renamed.</summary>
internal sealed class StagedFiles(string folder) : IDisposable
{
    private readonly List<StagedFile> _files = [];

    /// <summary>Writes a file in full, to the disk, under a temporary name.</summary>
    public void Stage(string name, Action<Stream> write)
    {
        StagedFile file = new(folder, name);
        _files.Add(file);
        using FileStream stream = new(file.Temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The same, with a line end after what <paramref name="write"/> writes.</summary>
    public void StageLine(string name, Action<Stream> write) => Stage(name, stream =>
    {
        write(stream);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>Gives the files their names. When one rename fails, the files that were there before are put back.</summary>
    public void Publish()
    {
        foreach (StagedFile file in _files)
            file.KeepOld();
        int renamed = 0;
        try
        {
            for (; renamed < _files.Count; renamed++)
                File.Move(_files[renamed].Temporary, _files[renamed].Target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            foreach (StagedFile file in _files.Take(renamed))
                file.PutOldBack();
            throw;
        }
    }

    /// <summary>Removes what is left of the temporary files.</summary>
    public void Dispose()
    {
        foreach (StagedFile file in _files)
            file.Clear();
    }

    private sealed class StagedFile(string folder, string name)
    {
        private readonly string _old = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.old");

        public string Target { get; } = Path.Combine(folder, name);

        public string Temporary { get; } = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");

        public void KeepOld()
        {
            if (Directory.Exists(Target))
                throw new IOException($"{Target} is a folder; the result file of that name cannot be written.");
            if (File.Exists(Target))
                File.Copy(Target, _old);
        }

        public void PutOldBack()
        {
            if (File.Exists(_old))
                File.Move(_old, Target, overwrite: true);
            else
                File.Delete(Target);
        }

        public void Clear()
        {
            File.Delete(Temporary);
            File.Delete(_old);
        }
    }
}
