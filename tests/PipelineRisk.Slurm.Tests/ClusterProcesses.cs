using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PipelineRisk.Slurm.Tests;

/// <summary>A process of a cluster: a daemon, a task of a job, or a program that asks.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Arguments">Its command line.</param>
internal sealed record ClusterProcess(int Id, IReadOnlyList<string> Arguments)
{
    /// <summary>How long processors have worked for it; none if it has ended.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                using Process process = Process.GetProcessById(Id);
                return process.TotalProcessorTime;
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    /// <summary>The number of the process that started it.</summary>
    public int Parent => int.Parse(Stat()[1], CultureInfo.InvariantCulture);

    /// <summary>Halts it until it is sent the signal CONT.</summary>
    /// <returns>Whether it was still there.</returns>
    public bool Halt()
    {
        ClusterProcesses.Signal("STOP", Id);
        try
        {
            while (true)    // a moment, if it is running
            {
                switch (Stat()[0])
                {
                    case "T":
                        return true;
                    case "Z":
                        return false;
                }
            }
        }
        catch (IOException)
        {
            return false;   // gone
        }
    }

    /// <summary>The word that follows an option, or null.</summary>
    public string? After(string option) => Arguments.SkipWhile(argument => argument != option).Skip(1).FirstOrDefault();

    // What the system says of it: its state, its parent and more.
    private string[] Stat() => File.ReadAllText($"/proc/{Id}/stat").Split(") ")[^1].Split(' ');
}

/// <summary>
/// All processes of a cluster, found by what their environment holds. Slurm gives a task to init as its parent, so no tree of processes leads to it;
/// but whatever belongs to a cluster inherits the name of its configuration, and whatever runs on one of its nodes the name of the node.
/// </summary>
/// <param name="configuration">The path of the cluster's slurm.conf.</param>
internal sealed class ClusterProcesses(string configuration)
{
    /// <summary>The variable that leads Slurm's programs to the cluster.</summary>
    public const string Configuration = "SLURM_CONF";

    /// <summary>The variable with the node's name: Slurm sets it for a task, <see cref="MiniSlurm"/> for the node's daemon and what that starts.</summary>
    public const string Node = "SLURMD_NODENAME";

    /// <summary>Those of all nodes and of the cluster itself.</summary>
    public IReadOnlyList<ClusterProcess> All => Having($"{Configuration}={configuration}");

    /// <summary>Those of one node.</summary>
    public IReadOnlyList<ClusterProcess> On(string node) => Having($"{Configuration}={configuration}", $"{Node}={node}");

    /// <summary>Sends a signal, such as KILL, to processes.</summary>
    public static void Signal(string signal, params IEnumerable<int> processes)
    {
        // One command for all, so that none has the time to notice that another is gone. Those that ended meanwhile it complains of.
        ProcessStartInfo start = new("kill", [$"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]) { RedirectStandardError = true, UseShellExecute = false };
        using Process kill = Process.Start(start)!;
        kill.StandardError.ReadToEnd();
        kill.WaitForExit();
    }

    private static List<ClusterProcess> Having(params string[] variables)
    {
        List<ClusterProcess> found = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id)
                && variables.All(Words(folder, "environ").Contains) && Words(folder, "cmdline") is { Count: > 0 } arguments)
            {
                found.Add(new(id, arguments));
            }
        }

        return found;
    }

    private static List<string> Words(string folder, string file)
    {
        try
        {
            return [.. Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, file))).Split('\0', StringSplitOptions.RemoveEmptyEntries)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];  // it has ended, or is somebody else's
        }
    }
}
