using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;

namespace PipelineRisk.Live;

/// <summary>How a figure has moved, in words.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Difference">The difference with its own error, which is that of common random numbers.</param>
/// <param name="Short">The difference in the digits that matter.</param>
/// <param name="IsClear">Whether the difference can be told from sampling error.</param>
internal sealed record Move(string Name, string Before, string After, string Difference, string Short, bool IsClear)
{
    private const string Unchanged = "unchanged";
    private const string NoTelling = ": no change that can be told from sampling error";

    /// <summary>The move from the first of two estimates to the second.</summary>
    public static Move Of(string name, Measure measure, string unit, IReadOnlyList<PairedEstimate> estimates) =>
        Of(name, measure.WithError(estimates[0].Estimate), measure.WithError(estimates[1].Estimate), measure.Scale, unit, estimates[1] - estimates[0]);

    /// <summary>The move from one break-even value to another, each of which may not exist.</summary>
    public static Move Of(string name, string unit, BreakEvenPoint? before, BreakEvenPoint? now)
    {
        string was = Words(before, unit), isNow = Words(now, unit);
        if (before?.Paired is { } a && now?.Paired is { } b)
        {
            return Of(name, was, isNow, 1, unit, b - a);
        }

        string words = (before is null) == (now is null) ? Unchanged : now is null ? "none any more" : "now there is one";
        return new(name, was, isNow, words, words, words != Unchanged);
    }

    private static Move Of(string name, string before, string after, double scale, string unit, PairedEstimate difference)
    {
        (double value, double half, bool isClear) = (difference.Value * scale, difference.HalfWidth95 * scale, difference.IsDistinctFromZero);
        if (value == 0)
        {
            return new(name, before, after, Unchanged, Unchanged, IsClear: false);
        }

        string whole = $"{Digits.Signed(Digits.WithError(value, half))} {unit}";
        return isClear
            ? new(name, before, after, whole, $"{Digits.Signed(Digits.Justified(value, half))} {unit}", IsClear: true)
            : new(name, before, after, whole + NoTelling, whole, IsClear: false);
    }

    private static string Words(BreakEvenPoint? point, string unit) => point is null ? "none" : $"{Digits.WithError(point.Value, (point.High - point.Low) / 2)} {unit}";
}
