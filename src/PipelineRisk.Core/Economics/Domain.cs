using System.Globalization;

namespace PipelineRisk.Economics;

/// <summary>An interval of real numbers, each end open or closed: the values a parameter may take.</summary>
public sealed record Domain
{
    private Domain(double low, bool lowIncluded, double high, bool highIncluded) =>
        (Low, LowIncluded, High, HighIncluded) = (low, lowIncluded, high, highIncluded);

    /// <summary>The lower end; −∞ where there is none.</summary>
    public double Low { get; }

    /// <summary>Whether <see cref="Low"/> itself is allowed.</summary>
    public bool LowIncluded { get; }

    /// <summary>The upper end; +∞ where there is none.</summary>
    public double High { get; }

    /// <summary>Whether <see cref="High"/> itself is allowed.</summary>
    public bool HighIncluded { get; }

    /// <summary>Every finite number.</summary>
    public static Domain Real { get; } = new(double.NegativeInfinity, false, double.PositiveInfinity, false);

    /// <summary>x &gt; <paramref name="low"/>.</summary>
    public static Domain Above(double low) => new(low, false, double.PositiveInfinity, false);

    /// <summary>x ≥ <paramref name="low"/>.</summary>
    public static Domain AtLeast(double low) => new(low, true, double.PositiveInfinity, false);

    /// <summary>[<paramref name="low"/>, <paramref name="high"/>].</summary>
    public static Domain Between(double low, double high) => new(low, true, high, true);

    /// <summary>(<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static Domain Inside(double low, double high) => new(low, false, high, false);

    /// <summary>[<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static Domain FromUpTo(double low, double high) => new(low, true, high, false);

    /// <summary>(<paramref name="low"/>, <paramref name="high"/>].</summary>
    public static Domain AboveUpTo(double low, double high) => new(low, false, high, true);

    /// <summary>Whether <paramref name="value"/> is a finite number of the interval.</summary>
    public bool Contains(double value) => double.IsFinite(value) && AboveLow(value) && BelowHigh(value);

    /// <summary>Whether <paramref name="value"/> respects the lower end.</summary>
    public bool AboveLow(double value) => LowIncluded ? value >= Low : value > Low;

    /// <summary>Whether <paramref name="value"/> respects the upper end.</summary>
    public bool BelowHigh(double value) => HighIncluded ? value <= High : value < High;

    /// <summary>The interval as a condition in words, such as "at least 0 and below 1".</summary>
    public override string ToString() => (double.IsInfinity(Low), double.IsInfinity(High)) switch
    {
        (true, true) => "any finite number",
        (false, true) => LowerBound,
        (true, false) => UpperBound,
        _ => $"{LowerBound} and {UpperBound}",
    };

    private string LowerBound => string.Create(CultureInfo.InvariantCulture, $"{(LowIncluded ? "at least" : "above")} {Low}");

    private string UpperBound => string.Create(CultureInfo.InvariantCulture, $"{(HighIncluded ? "at most" : "below")} {High}");
}
