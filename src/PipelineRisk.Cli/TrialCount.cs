using System.CommandLine.Parsing;
using System.Globalization;

namespace PipelineRisk.Cli;

/// <summary>Numbers of trials as people write them: 250k, 1e6, 2_000_000, 1.5m.</summary>
internal static class TrialCount
{
    private const double Most = 8e12; // blocks of 4,096 are numbered in 32 bits

    /// <summary>Parses the value of an option or argument; adds an error where it is none.</summary>
    public static long Parse(ArgumentResult result, long least)
    {
        string text = result.Tokens[0].Value;
        if (!TryParse(text, out long count))
        {
            result.AddError($"'{text}' is not a number of trials; write a whole number such as 1000000, 1e6, 250k or 2_000_000.");
        }
        else if (count < least)
        {
            result.AddError($"'{text}' is too few; write at least {least}.");
        }

        return count;
    }

    /// <summary>Whether <paramref name="text"/> is a whole number that is not negative.</summary>
    public static bool TryParse(string text, out long count)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        double unit = digits.Length == 0 ? 1 : char.ToLowerInvariant(digits[^1]) switch
        {
            'k' => 1e3,
            'm' => 1e6,
            'g' or 'b' => 1e9,
            _ => 1,
        };
        string number = unit > 1 ? digits[..^1] : digits;
        bool isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value);
        value = Math.Round(value * unit, 6);
        isNumber = isNumber && value is >= 0 and <= Most && value == Math.Floor(value);
        count = isNumber ? (long)value : 0;
        return isNumber;
    }
}
