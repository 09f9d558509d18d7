using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using PipelineRisk.Reports;
using PipelineRisk.Verification;

namespace PipelineRisk.Cli;

/// <summary>When the whole self-test last passed, kept in the user's local application data for the runs that follow.</summary>
/// <remarks>It is a note and nothing depends on it: where it cannot be written or read, there is none.</remarks>
internal static class SelfTestRecord
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    private static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "pipelinerisk");

    private static string File => Path.Combine(Folder, "selftest.json");

    // The module version is a hash of what was compiled: it changes with any line of the library.
    private static string Build
    {
        get
        {
            Assembly library = typeof(SelfTest).Assembly;
            string? version = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            return $"{version}, module {library.ManifestModule.ModuleVersionId}";
        }
    }

    private static string Machine => $"{ManifestOf.Processor()}, {RuntimeInformation.OSDescription}";

    /// <summary>Notes that all cases have passed now, by this build on this machine.</summary>
    public static void Save(int cases)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            System.IO.File.WriteAllText(File, JsonSerializer.Serialize(new Note(TimeProvider.System.GetUtcNow(), Build, Machine, cases), Json));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Nobody asked for the note.
        }
    }

    /// <summary>When it last passed by this very build on this machine, or null.</summary>
    public static SelfTestPass? Last()
    {
        try
        {
            Note? note = JsonSerializer.Deserialize<Note>(System.IO.File.ReadAllText(File), Json);
            return note is not null && note.Build == Build && note.Machine == Machine ? new(note.PassedAt, note.Cases) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or JsonException)
        {
            return null;
        }
    }

    private sealed record Note(DateTimeOffset PassedAt, string Build, string Machine, int Cases);
}
