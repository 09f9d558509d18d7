using System.Diagnostics;
using System.Globalization;

namespace PipelineRisk.Cli.Tests;

/// <summary>Ctrl-C for a program in a process of its own.</summary>
internal static class Interrupts
{
    /// <summary>Whether this process ignores them, and so would those that it starts.</summary>
    public static bool AreIgnored
    {
        get
        {
            const string Status = "/proc/self/status", Ignored = "SigIgn:";
            string? line = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : null;
            return line is not null && (ulong.Parse(line[Ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) != 0; // bit 1: SIGINT
        }
    }

    public static void Send(Process process)
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
