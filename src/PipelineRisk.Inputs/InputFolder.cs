using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace PipelineRisk.Inputs;

/// <summary>The inputs folder: every file is read once, and hashed from the bytes that are parsed.</summary>
internal sealed class InputFolder(IFileSource source, List<InputProblem> problems)
{
    private readonly SortedDictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    /// <summary>Whether the folder is there.</summary>
    public bool IsPresent => source.IsPresent;

    /// <summary>The names of the scenarios, in alphabetical order, without the base.</summary>
    public IReadOnlyList<string> Scenarios => ScenarioName.Among(source.FoldersIn("scenarios"));

    /// <summary>The files read so far, ordered by path.</summary>
    public IReadOnlyList<InputFile> Files => [.. _files.Values];

    /// <summary>Whether <paramref name="path"/> (relative, with '/') is a file.</summary>
    public bool Holds(string path) => source.Holds(path);

    /// <summary>Whether <paramref name="path"/> has been read.</summary>
    public bool HasRead(string path) => _files.ContainsKey(path);

    /// <summary>The names of the files in <paramref name="folder"/> that end in .csv.</summary>
    public IReadOnlyList<string> CsvFilesIn(string folder) =>
        [.. source.FilesIn(folder).Where(name => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    /// <summary>The text of the file, without a byte order mark; null, and one problem the first time, when it cannot be read.</summary>
    public string? Text(string path)
    {
        if (!_texts.TryGetValue(path, out string? text))
        {
            text = Bytes(path) is { } bytes ? Decode(path, bytes) : null;
            _texts.Add(path, text);
        }

        return text;
    }

    private byte[]? Bytes(string path)
    {
        try
        {
            byte[] bytes = source.Read(path);
            _files[path] = new(path, Convert.ToHexStringLower(SHA256.HashData(bytes)), Encoding.UTF8.GetString(bytes));
            return bytes;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string reason = failure is UnauthorizedAccessException ? "access is denied; check its permissions" : failure.Message;
            problems.Add(new(path, $"the file cannot be read: {reason}"));
            return null;
        }
    }

    private string? Decode(string path, byte[] bytes)
    {
        ReadOnlySpan<byte> utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
        char[] text = new char[utf8.Length];
        Utf8.ToUtf16(utf8, text, out int read, out int written, replaceInvalidSequences: false);
        if (read == utf8.Length)
        {
            return new(text, 0, written);
        }

        problems.Add(new(path, TextPosition.LineAt(new(text, 0, written), written), "text",
            $"the byte 0x{utf8[read]:X2} is not UTF-8; save the file as \"CSV UTF-8\""));
        return null;
    }
}
