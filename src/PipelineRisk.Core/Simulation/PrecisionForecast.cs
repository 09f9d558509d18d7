namespace PipelineRisk.Simulation;

/// <summary>How many trials a precision is going to take, for the time that is left.</summary>
public static class PrecisionForecast
{
    /// <summary>
    /// The trials after which the run is likely to end: those of the first round in which the errors, falling as one over the root of their number from
    /// where they are, meet the targets; never more than the limit. Nets do better than that, so it errs on the long side.
    /// </summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="precision">The precision reached so far; empty in the first round.</param>
    /// <param name="trials">The trials it was reached with.</param>
    public static long Trials(RunOptions options, IReadOnlyList<PrecisionReached> precision, long trials)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(precision);
        if (options.Until.Count == 0)
        {
            return options.Trials;
        }

        if (precision.Count == 0)
        {
            return Math.Min(RunLayout.FirstRoundTrials, options.Trials);
        }

        double worst = precision.Max(reached => double.IsNaN(reached.HalfWidth) ? double.PositiveInfinity : reached.HalfWidth / reached.Target.HalfWidth);
        double needed = trials * worst * worst, end = trials;
        while (end < needed && end < options.Trials)
        {
            end *= 2;
        }

        return (long)Math.Min(end, options.Trials);
    }
}
