using PipelineRisk.Inputs;

namespace PipelineRisk.Cli;

/// <summary>An inputs folder that a part has carried with it, on the disk for as long as it is read.</summary>
internal sealed class RecordedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipelinerisk-");

    /// <param name="files">The text of every file, by its path in the folder.</param>
    /// <exception cref="UsageException">A path leads out of the folder.</exception>
    public RecordedFolder(IReadOnlyDictionary<string, string> files)
    {
        foreach ((string path, string text) in files)
        {
            string target = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, path));
            if (!target.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new UsageException($"A part holds an input file outside the inputs folder, {path}; it is not read.");
            }

            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
    }

    /// <summary>What to carry: the files that were read, and the pages that say what a scenario stands for, which reports quote though no number depends on them.</summary>
    public static IReadOnlyDictionary<string, string> FilesOf(string inputsFolder, IReadOnlyList<InputFile> read)
    {
        Dictionary<string, string> files = read.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        foreach (string page in read.Select(file => $"{file.Path[..(file.Path.LastIndexOf('/') + 1)]}scenario.md").Distinct(StringComparer.Ordinal))
        {
            if (File.Exists(System.IO.Path.Combine(inputsFolder, page)))
            {
                files[page] = File.ReadAllText(System.IO.Path.Combine(inputsFolder, page));
            }
        }

        return files;
    }

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>Removes it.</summary>
    public void Dispose() => _folder.Delete(recursive: true);
}
