namespace PipelineRisk.Cli;

/// <summary>Finds out before the work whether a folder can be written to, so that nobody waits for results that cannot be kept.</summary>
internal static class OutputFolder
{
    /// <summary>Null, or why nothing can be written there.</summary>
    public static string? Problem(string folder)
    {
        try
        {
            // What is made here for the test is removed again: on an error nothing is left behind.
            string? made = FirstMissing(Path.GetFullPath(folder));
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }

            if (made is not null)
            {
                Directory.Delete(made, recursive: true);
            }

            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"--out {folder}: the folder cannot be written to ({exception.Message}); name another one.";
        }
    }

    /// <summary>The folder's name for the results of a command on several scenarios or folders: <c>compare-base-tax-relief</c>.</summary>
    public static string NameOf(string command, IReadOnlyList<string> names)
    {
        const int Most = 4; // a name has its limits
        IEnumerable<string> plain = names.Take(names.Count > Most ? Most - 1 : Most)
            .Select(name => new string([.. Path.GetFileName(Path.TrimEndingDirectorySeparator(name)).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]));
        return string.Join('-', [command, .. plain.Where(name => name.Length > 0), .. names.Count > Most ? [$"and-{names.Count - Most + 1}-more"] : Array.Empty<string>()]);
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? place = folder; place is not null && !Directory.Exists(place); place = Path.GetDirectoryName(place))
        {
            missing = place;
        }

        return missing;
    }
}
