using System.Globalization;

namespace PipelineRisk.Reports.Text;

/// <summary>Numbers for readers: as many digits as their error justifies, a true minus sign, an en dash for a number that does not exist.</summary>
internal static class Digits
{
    /// <summary>What stands for a number that does not exist.</summary>
    public const string None = "–";

    // Below this, a value of any unit in use is the rounding of an exact 0.
    private const double Nothing = 1e-12;

    /// <summary>
    /// The value with its half width: "−10.91 ± 0.03". The half width has one digit, rounded up, and the value ends where it does.
    /// </summary>
    public static string WithError(double value, double halfWidth)
    {
        if (!double.IsFinite(value))
            return None;
        if (!IsError(halfWidth))
            return Significant(value);
        double error = RoundedUp(halfWidth);
        return $"{Fixed(value, -Exponent(error))} ± {Fixed(error, -Exponent(error))}";
    }

    /// <summary>The value alone, as <see cref="WithError"/> would show it, but with at most <paramref name="significant"/> digits.</summary>
    public static string Justified(double value, double halfWidth, int significant = 3)
    {
        if (!double.IsFinite(value))
            return None;
        return !IsError(halfWidth) || Math.Abs(value) < Nothing
            ? Significant(value, significant)
            : Fixed(value, Math.Min(-Exponent(RoundedUp(halfWidth)), significant - 1 - Exponent(value)));
    }

    /// <summary>The value with <paramref name="digits"/> digits, for numbers without an error.</summary>
    public static string Significant(double value, int digits = 3) => value switch
    {
        _ when !double.IsFinite(value) => None,
        > -Nothing and < Nothing => "0",
        _ => Trimmed(Fixed(value, digits - 1 - Exponent(value))),
    };

    /// <summary>The value with <paramref name="decimals"/> decimals; a negative number of them rounds to tens, hundreds and so on.</summary>
    public static string Fixed(double value, int decimals)
    {
        double unit = Math.Pow(10, Math.Max(0, -decimals));
        double rounded = Math.Round(value / unit, Math.Clamp(decimals, 0, 15)) * unit;
        string digits = Math.Abs(rounded).ToString($"F{Math.Max(0, decimals)}", CultureInfo.InvariantCulture);
        return rounded < 0 ? "−" + digits : digits;
    }

    /// <summary>A value just below <paramref name="whole"/>, rounded down to two digits of what is missing: 99.9996 of 100.</summary>
    public static string Complement(double value, double whole)
    {
        int decimals = 1 - Exponent(whole - value);
        double unit = Math.Pow(10, decimals);
        return Trimmed(Fixed(whole - (Math.Ceiling(((whole - value) * unit) - 1e-6) / unit), decimals));
    }

    /// <summary>A count, its thousands set apart.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A large number in words: "38 million", "1.2 billion"; thousands below a million.</summary>
    public static string Many(double count) => count switch
    {
        >= 1e9 => $"{Significant(count / 1e9, 2)} billion",
        >= 1e6 => $"{Significant(count / 1e6, 2)} million",
        _ => Count((long)Math.Round(count / 1000) * 1000),
    };

    /// <summary>The same number with a plus sign where it is positive.</summary>
    public static string Signed(string number) => number[0] is '−' || number is None || number.All(c => c is '0' or '.') ? number : "+" + number;

    private static bool IsError(double halfWidth) => double.IsFinite(halfWidth) && halfWidth > Nothing;

    private static int Exponent(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);

    // To one digit; 0.0203 counts as 0.02.
    private static double RoundedUp(double error)
    {
        double unit = Math.Pow(10, Exponent(error));
        return Math.Ceiling((error / unit) - 0.05) * unit;
    }

    private static string Trimmed(string digits) => digits.Contains('.') ? digits.TrimEnd('0').TrimEnd('.') : digits;
}
