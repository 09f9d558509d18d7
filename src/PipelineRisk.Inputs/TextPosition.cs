namespace PipelineRisk.Inputs;

/// <summary>Lines of a text, ended by LF, CR LF or CR.</summary>
internal static class TextPosition
{
    /// <summary>The line, from 1, of the character at <paramref name="index"/>.</summary>
    public static int LineAt(ReadOnlySpan<char> text, int index) => 1 + LineEnds(text[..index]);

    /// <summary>How many lines end in <paramref name="text"/>.</summary>
    public static int LineEnds(ReadOnlySpan<char> text)
    {
        int ends = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool endsHere = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            ends += endsHere ? 1 : 0;
        }

        return ends;
    }
}
