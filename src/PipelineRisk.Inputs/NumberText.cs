using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PipelineRisk.Inputs;

/// <summary>Numbers as the files write them: digits, '.' as the decimal sign, an optional exponent.</summary>
internal static class NumberText
{
    private const int LongestQuote = 40;
    private const double WholeLimit = 1e9;
    private const string GroupSeparators = " \u00A0\u2009\u202F'’_";

    /// <summary>Reads a finite number, or says what is wrong with the text and how to write it.</summary>
    public static bool TryRead(string text, out double value, [NotNullWhen(false)] out string? problem)
    {
        problem = Parse(text, out value) && double.IsFinite(value) ? null : $"{Quote(text)} {Complaint(text)}";
        return problem is null;
    }

    /// <summary>Reads a whole number of at most nine digits, or says what is wrong with the text.</summary>
    public static bool TryReadWhole(string text, out int value, [NotNullWhen(false)] out string? problem)
    {
        value = 0;
        if (!TryRead(text, out double number, out problem))
        {
            return false;
        }

        if (Math.Abs(number) >= WholeLimit || number != Math.Truncate(number))
        {
            problem = $"{Quote(text)} is not a whole number";
            return false;
        }

        value = (int)number;
        return true;
    }

    /// <summary>The text, cut where it is too long for a message.</summary>
    public static string Quote(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }

    private static bool Parse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value);

    private static bool IsNumber(string text) => Parse(text, out double value) && double.IsFinite(value);

    private static string Complaint(string text)
    {
        if (Parse(text, out _))
        {
            return text.Any(char.IsAsciiDigit) ? "is too large for a number" : "is not allowed; write a finite number";
        }

        if (text.TrimStart('+', '-').ToUpperInvariant() is "INF" or "∞")
        {
            return "is not allowed; write a finite number";
        }

        if (text.EndsWith('%') && decimal.TryParse(text[..^1], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent))
        {
            return string.Create(CultureInfo.InvariantCulture, $"is a percentage; write {percent / 100}");
        }

        string plainMinus = text.Replace('−', '-');
        if (plainMinus != text && IsNumber(plainMinus))
        {
            return $"has a typographic minus sign; write {plainMinus}";
        }

        return SeparatorComplaint(string.Concat(plainMinus.Where(letter => !GroupSeparators.Contains(letter))), plainMinus) ?? "is not a number";
    }

    /// <summary>What to say of decimal commas and thousands separators; null when there is a deeper problem.</summary>
    private static string? SeparatorComplaint(string ungrouped, string written)
    {
        bool hasGroups = ungrouped != written;
        int commas = ungrouped.Count(letter => letter == ',');
        string commaAsPoint = ungrouped.Replace(".", "").Replace(',', '.');
        string withoutCommas = ungrouped.Replace(",", "");
        string withoutPoints = ungrouped.Replace(".", "");

        if (commas == 1 && ungrouped.LastIndexOf('.') < ungrouped.IndexOf(',') && IsNumber(commaAsPoint))
        {
            if (hasGroups || ungrouped.Contains('.'))
            {
                return $"has a decimal comma and thousands separators; write {commaAsPoint}";
            }

            return CouldBeThousands(ungrouped)
                ? $"has a comma; write {withoutCommas} if it separates thousands, {commaAsPoint} if it is a decimal comma"
                : $"has a decimal comma; write {commaAsPoint}";
        }

        if ((commas > 0 || hasGroups) && IsNumber(withoutCommas))
        {
            return $"has thousands separators; write {withoutCommas}";
        }

        return commas == 0 && ungrouped.Count(letter => letter == '.') > 1 && IsNumber(withoutPoints)
            ? $"has thousands separators; write {withoutPoints}"
            : null;
    }

    /// <summary>Whether exactly three digits follow the comma and one to three, not a lone 0, stand before it.</summary>
    private static bool CouldBeThousands(string text)
    {
        int comma = text.IndexOf(',');
        string before = text[..comma].TrimStart('+', '-'), after = text[(comma + 1)..];
        return after.Length == 3 && after.All(char.IsAsciiDigit) && before.Length is >= 1 and <= 3 && before[0] != '0';
    }
}
