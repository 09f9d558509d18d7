using System.Text;
using System.Text.RegularExpressions;

namespace PipelineRisk.Cluster;

/// <summary>Words of a command line as a POSIX shell reads and writes them.</summary>
public static partial class ShellWords
{
    /// <summary>The word as a shell takes it, whatever is in it: plain where that will do, otherwise in single quotes.</summary>
    public static string Quote(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return IsPlain(word) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Whether nothing in the word means anything to a shell.</summary>
    internal static bool IsPlain(string word) => Plain().IsMatch(word);

    /// <summary>A command line of these words.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>
    /// Splits a text into words as a shell does: at spaces and line ends, but not in quotes; a backslash takes the next character as it is, in double quotes only
    /// where it is one of <c>\ " $ `</c>; before a line end both are left out. Nothing is expanded.
    /// </summary>
    /// <exception cref="FormatException">A quote is not closed, or the text ends with a backslash.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> words = [];
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\'')
            {
                word!.Append(c);
            }
            else if (c == '\\')
            {
                char next = ++i < text.Length ? text[i] : throw new FormatException("it ends with a backslash, which needs something after it");
                if (next != '\n')
                {
                    (word ??= new()).Append(quote == '"' && next is not ('\\' or '"' or '$' or '`') ? $"\\{next}" : $"{next}");
                }
            }
            else if (quote == '"')
            {
                word!.Append(c);
            }
            else if (c is '\'' or '"')
            {
                (quote, word) = (c, word ?? new());
            }
            else if (c is not (' ' or '\t' or '\r' or '\n'))
            {
                (word ??= new()).Append(c);
            }
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        return quote != '\0' ? throw new FormatException($"a quote ({quote}) is not closed") : word is null ? words : [.. words, word.ToString()];
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./:=,@%+-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
