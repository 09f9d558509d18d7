using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Text;

/// <summary>A probability for readers.</summary>
internal static class Chance
{
    /// <summary>In the digits that its interval justifies: "87.0 %", or "under 0.0004 %" for an event that never came.</summary>
    public static string Short(EventSummary summary) => summary.Probability.Value switch
    {
        0 => $"under {Measure.Probability.Short(summary.High)}",
        1 => $"over {Measure.Probability.WithUnit(Digits.Complement(summary.Low * 100, 100))}",
        double probability => Measure.Probability.WithUnit(Digits.Justified(100 * probability, 100 * HalfWidth(summary))),
    };

    /// <summary>With its half width: "87.0 ± 0.1 %".</summary>
    public static string WithError(EventSummary summary) => summary.Probability.Value is 0 or 1
        ? Short(summary)
        : Measure.Probability.WithUnit(Digits.WithError(100 * summary.Probability.Value, 100 * HalfWidth(summary)));

    /// <summary>The chance that the event does not come.</summary>
    public static string OfTheOpposite(EventSummary summary) => Short(summary with
    {
        Probability = summary.Probability with { Value = 1 - summary.Probability.Value },
        Low = 1 - summary.High,
        High = 1 - summary.Low,
    });

    /// <summary>In the calibrated words of the IPCC (Mastrandrea et al., 2010): "very likely" is 90 % and more.</summary>
    public static string InWords(double probability) => probability switch
    {
        >= 0.99 => "virtually certain",
        >= 0.90 => "very likely",
        >= 0.66 => "likely",
        > 0.33 => "about as likely as not",
        > 0.10 => "unlikely",
        > 0.01 => "very unlikely",
        >= 0 => "exceptionally unlikely",
        _ => "undecided",
    };

    private static double HalfWidth(EventSummary summary) => (summary.High - summary.Low) / 2;
}
