namespace PipelineRisk.Inputs;

/// <summary>The name that a misspelled one was probably meant to be.</summary>
public static class NearestName
{
    private const int MostEdits = 3;

    /// <summary>The nearest of <paramref name="known"/>, or null when none is near: at most a third of the letters differ, and at most three.</summary>
    /// <remarks>Upper and lower case are the same here, and a space or a hyphen is an underscore.</remarks>
    public static string? Of(string name, IEnumerable<string> known)
    {
        string written = Plain(name);
        return known
            .Select(candidate => (Name: candidate, Edits: Edits(written, Plain(candidate))))
            .Where(near => near.Edits <= Math.Min(MostEdits, Math.Max(name.Length, near.Name.Length) / 3))
            .OrderBy(near => near.Edits)
            .Select(near => near.Name)
            .FirstOrDefault();
    }

    /// <summary>"; did you mean 'NAME'?" when a name is near, otherwise <paramref name="otherwise"/>.</summary>
    internal static string Hint(string name, IEnumerable<string> known, string otherwise = "") =>
        Of(name, known) is { } near ? $"; did you mean '{near}'?" : otherwise;

    private static string Plain(string name) => name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours that lead from one name to the other.</summary>
    /// <remarks>The optimal string alignment distance, by its textbook recurrence; names are short.</remarks>
    private static int Edits(string a, string b)
    {
        int[,] edits = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                int substitution = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(substitution, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[a.Length, b.Length];
    }
}
