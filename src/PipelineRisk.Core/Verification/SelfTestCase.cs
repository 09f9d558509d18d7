namespace PipelineRisk.Verification;

/// <summary>How a value of ours is held against a known one.</summary>
public enum Comparison
{
    /// <summary>The same text: bits, ranks, yes or no.</summary>
    Identical,

    /// <summary>No further away than the tolerance; 0 asks for the same number.</summary>
    Distance,

    /// <summary>No further away than four times our own standard error, which is the tolerance.</summary>
    StandardErrors,

    /// <summary>Neither larger nor smaller by more than the tolerance as a factor.</summary>
    Factor,
}

/// <summary>A known value and ours.</summary>
/// <param name="Group">What it belongs to, such as <c>Random numbers</c>.</param>
/// <param name="What">Which value it is.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Comparison">How the two are compared.</param>
/// <param name="Expected">The known value; NaN where it is a text.</param>
/// <param name="Ours">Ours; NaN where it is a text.</param>
/// <param name="Tolerance">How far ours may be away, in the terms of <paramref name="Comparison"/>.</param>
public sealed record SelfTestCase(string Group, string What, string Source, Comparison Comparison, double Expected, double Ours, double Tolerance)
{
    /// <summary>How many of its own standard errors an estimate may be away from the truth.</summary>
    public const double MostStandardErrors = 4;

    /// <summary>The known value where it is a text, such as the bits of a random block; otherwise null.</summary>
    public string? ExpectedText { get; init; }

    /// <summary>Ours where it is a text.</summary>
    public string? OursText { get; init; }

    /// <summary>Whether ours is right. What is no number never is.</summary>
    public bool Passed => Comparison switch
    {
        Comparison.Identical => ExpectedText == OursText,
        Comparison.Distance => Math.Abs(Ours - Expected) <= Tolerance,
        Comparison.StandardErrors => Math.Abs(Ours - Expected) <= MostStandardErrors * Tolerance,
        Comparison.Factor => Ours >= Expected / Tolerance && Ours <= Expected * Tolerance,
        _ => false,
    };
}
