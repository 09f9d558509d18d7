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
