namespace PipelineRisk.Distributions;

/// <summary>Checks of the numbers an analyst gave. Every one of them is written so that NaN fails it.</summary>
internal static class Given
{
    /// <summary>The error that <paramref name="message"/> (numbers in invariant form) tells of <paramref name="column"/>.</summary>
    internal static InvalidDistributionException Wrong(string column, FormattableString message) =>
        new(column, FormattableString.Invariant(message));

    /// <summary>Requires finite numbers; the first one that is not is named by its column.</summary>
    internal static void Finite(string shape, params ReadOnlySpan<(string Column, double Value)> numbers)
    {
        foreach ((string column, double value) in numbers)
        {
            if (!double.IsFinite(value)) throw Wrong(column, $"{value} is no finite number; {A(shape)} needs a finite {column}");
        }
    }

    /// <summary>Requires finite positive numbers; the first one that is not is named by its column.</summary>
    internal static void Positive(string shape, params ReadOnlySpan<(string Column, double Value)> numbers)
    {
        Finite(shape, numbers);
        foreach ((string column, double value) in numbers)
        {
            if (!(value > 0)) throw Wrong(column, $"{value} is not above 0; {A(shape)} needs {column} > 0");
        }
    }

    /// <summary>Requires finite ends, a finite distance apart, with min &lt; max.</summary>
    internal static void Interval(string shape, double min, double max)
    {
        Finite(shape, ("min", min), ("max", max));
        if (min == max) throw Wrong("max", $"{max} equals min; {A(shape)} needs min < max (for a certain value use a constant)");
        if (!(min < max)) throw Wrong("max", $"{max} lies below min {min}; {A(shape)} needs min < max");
        if (!double.IsFinite(max - min)) throw Wrong("max", $"{max} lies too far above min {min}; {A(shape)} needs a finite width");
    }

    /// <summary>Requires finite numbers with min ≤ mode ≤ max and min &lt; max.</summary>
    internal static void ModeWithin(string shape, double min, double mode, double max)
    {
        Finite(shape, ("min", min), ("mode", mode), ("max", max));
        Interval(shape, min, max);
        if (!(mode >= min)) throw Wrong("mode", $"{mode} lies below min {min}; {A(shape)} needs min <= mode <= max");
        if (!(mode <= max)) throw Wrong("mode", $"{mode} lies above max {max}; {A(shape)} needs min <= mode <= max");
    }

    /// <summary>Requires finite numbers with p10 &lt; p90.</summary>
    internal static void Percentiles(string shape, double p10, double p90)
    {
        Finite(shape, ("p10", p10), ("p90", p90));
        if (!(p90 > p10)) throw Wrong("p90", $"{p90} is not above p10 {p10}; {A(shape)} needs p10 < p90");
    }

    /// <summary>An interval in words, such as "in [0, ∞)"; null is an open end.</summary>
    internal static string Support(double? min, double? max) =>
        FormattableString.Invariant($"in {(min is null ? "(-∞" : FormattableString.Invariant($"[{min}"))}, {(max is null ? "∞)" : FormattableString.Invariant($"{max}]"))}");

    /// <summary>The name of a shape with its article.</summary>
    internal static string A(string shape) => (shape[0] is 'e' ? "an " : "a ") + shape;
}
