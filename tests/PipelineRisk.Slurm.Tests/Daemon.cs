using System.Diagnostics;

namespace PipelineRisk.Slurm.Tests;

/// <summary>A program that runs until it is killed, and can then be started again.</summary>
/// <param name="log">The file that what it prints is appended to.</param>
/// <param name="command">The program and its arguments.</param>
internal sealed class Daemon(string log, params string[] command) : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private Process? _process;

    /// <summary>Whether it runs.</summary>
    public bool Runs => _process is { HasExited: false };

    /// <summary>Sets a variable of its environment.</summary>
    /// <returns>Itself.</returns>
    public Daemon With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    /// <summary>Starts it, if it does not run.</summary>
    public void Start()
    {
        if (Runs)
        {
            return;
        }

        _process?.Dispose();
        ProcessStartInfo start = new("/bin/sh", ["-c", """exec "$@" >>"$0" 2>&1 </dev/null""", log, .. command]) { UseShellExecute = false };
        foreach ((string name, string value) in _variables)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Kills it, if it runs, and waits until it is gone.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
    }

    public void Dispose() => _process?.Dispose();
}
