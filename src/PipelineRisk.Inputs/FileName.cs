namespace PipelineRisk.Inputs;

/// <summary>Names of files and folders that users write.</summary>
internal static class FileName
{
    /// <summary>Whether <paramref name="name"/> names something directly in its folder, on every system: no separators, no drive, no "..".</summary>
    public static bool IsPlain(string name) =>
        name.Trim().Length > 0 && name is not ("." or "..") && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}
