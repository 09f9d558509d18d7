using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PipelineRisk.Cli.Tests;

/// <summary>A disk in memory that is soon full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Mounts one; false where that is not allowed.</summary>
    public static bool TryMount(string folder, string size, [NotNullWhen(true)] out SmallDisk? disk)
    {
        Directory.CreateDirectory(folder);
        disk = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Succeeds("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder) ? new(folder) : null;
        return disk is not null;
    }

    /// <summary>Takes all the room that is left.</summary>
    public static void Fill(string file)
    {
        using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                stream.Write(new byte[1024]);
            }
        }
        catch (IOException)
        {
            // That was all.
        }
    }

    /// <summary>Nothing can be written any more.</summary>
    public void MakeReadOnly() => Succeeds("mount", "-o", "remount,ro", _folder);

    public void Dispose() => Succeeds("umount", "--lazy", _folder);

    private static bool Succeeds(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
