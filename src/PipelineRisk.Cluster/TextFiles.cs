using System.Text;

namespace PipelineRisk.Cluster;

/// <summary>Files that are there as a whole or not at all.</summary>
internal static class TextFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file under a private name and gives it its own when it is complete. Its folder is made if it is not there.</summary>
    public static void Write(string path, string text)
    {
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a folder of exactly these files; what was in it before is gone.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The text of every file, by its path (with '/') in the folder.</param>
    public static void WriteFolder(string folder, IReadOnlyDictionary<string, string> files)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(folder)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(temporary);
            foreach ((string path, string text) in files)
            {
                string target = Path.Combine(temporary, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, text, Utf8);
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(temporary, folder);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }
}
