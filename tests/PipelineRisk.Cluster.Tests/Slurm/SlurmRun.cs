using PipelineRisk.Cluster.Slurm;

namespace PipelineRisk.Cluster.Tests.Slurm;

/// <summary>The scripts of a run, with a program and an scontrol that stand in for the real ones.</summary>
internal sealed class SlurmRun : IDisposable
{
    private const string Recording = "printf '%s\\0' \"$@\" > \"$0.words\"";

    /// <param name="folder">The name of the folder for the results.</param>
    /// <param name="program">What the program does after it has noted its words.</param>
    public SlurmRun(string folder = "results", string program = "")
    {
        Program = Scratch.Script("the program", $"{Recording}\n{program}");
        Scratch.Script("scontrol", $"{Recording}");
        Folder = new(Scratch[folder]);
    }

    public Scratch Scratch { get; } = new();

    public string Program { get; }

    public SlurmFolder Folder { get; }

    /// <summary>The words that the program was started with; null where it was not.</summary>
    public string[]? ProgramWords => Words("the program");

    /// <summary>The words that scontrol was started with; null where it was not.</summary>
    public string[]? ScontrolWords => Words("scontrol");

    public void Write(string[]? words = null, string[]? slurm = null, int shards = 20, params (string Path, string Text)[] inputs) =>
        Folder.Write(new(words ?? ["run"], shards, inputs.ToDictionary(file => file.Path, file => file.Text)), [Program, "program.dll"], slurm ?? []);

    public void Dispose() => Scratch.Dispose();

    private string[]? Words(string command) => File.Exists(Scratch[$"{command}.words"]) ? File.ReadAllText(Scratch[$"{command}.words"]).Split('\0')[..^1] : null;
}
