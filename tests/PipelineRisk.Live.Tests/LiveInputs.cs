using PipelineRisk.Inputs;

namespace PipelineRisk.Live.Tests;

/// <summary>A copy of the real base case in a folder of its own, to change while it is watched.</summary>
internal sealed class LiveInputs : IDisposable
{
    private const string Parameters = "base/parameters.csv";

    public LiveInputs()
    {
        Directory.CreateDirectory(File("base"));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, "inputs", "base"), "*.csv"))
        {
            System.IO.File.Copy(file, Path.Combine(File("base"), Path.GetFileName(file)));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("live-").FullName;

    private static string Root
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "PipelineRisk.sln")))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
        }
    }

    public string File(string path) => Path.Combine(Folder, path);

    public string Text(string path) => System.IO.File.ReadAllText(File(path));

    /// <summary>Saves a file as most editors do: under another name, which then takes the place of the old.</summary>
    public void Save(string path, string text)
    {
        string temporary = Path.Combine(Folder, Path.GetRandomFileName());
        Directory.CreateDirectory(Path.GetDirectoryName(File(path))!);
        System.IO.File.WriteAllText(temporary, text);
        System.IO.File.Move(temporary, File(path), overwrite: true);
    }

    /// <summary>Saves parameters.csv with another row for a parameter; the row's line.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="row">The row from its unit on.</param>
    public int Believe(string parameter, string row)
    {
        string[] lines = Text(Parameters).Split('\n');
        int line = Array.FindIndex(lines, one => one.StartsWith(parameter + ",", StringComparison.Ordinal));
        lines[line] = $"{parameter},{row}";
        Save(Parameters, string.Join('\n', lines));
        return line + 1;
    }

    public ReadResult Read() => ScenarioReader.Read(Folder, null, []);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
