namespace PipelineRisk.Distributions;

/// <summary>Whether two distributions say the same, whichever instances they are.</summary>
internal static class SameDistribution
{
    /// <summary>Of the same kind with the same numbers: those of the description, which are written to the last bit, or the values themselves where it leaves some out.</summary>
    public static bool IsSameAs(this IDistribution one, IDistribution other) => (one, other) switch
    {
        (Discrete a, Discrete b) => a.Values.SequenceEqual(b.Values) && a.Levels.SequenceEqual(b.Levels),
        (Empirical a, Empirical b) => a.Values.SequenceEqual(b.Values),
        _ => one.GetType() == other.GetType() && one.Description == other.Description,
    };
}
