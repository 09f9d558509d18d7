using System.Diagnostics;

namespace PipelineRisk.Cluster.Tests;

/// <summary>A folder that is gone after the test, with scripts that stand in for commands.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pipelinerisk-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a script and returns its path.</summary>
    public string Script(string name, string lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Batch scripts of Slurm are for bash.");
        File.WriteAllText(this[name], $"#!/bin/bash\n{lines}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(this[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return this[name];
    }

    /// <summary>Starts bash on a script; commands are looked for in this folder first.</summary>
    public Process Bash(string script, params IEnumerable<(string Name, string Value)> variables)
    {
        ProcessStartInfo start = new("bash", [script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
