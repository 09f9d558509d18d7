using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Text;

/// <summary>How a quantity is shown: shares as percentages, calendar years without decimals, everything else in its own unit.</summary>
/// <param name="Unit">The unit as a reader sees it.</param>
/// <param name="Scale">What a value is multiplied by before it is shown.</param>
/// <param name="MostDigits">How many digits are shown at most where a number stands in a sentence.</param>
internal sealed record Measure(string Unit, double Scale, int MostDigits = 3)
{
    private const string Gap = "\u00A0";
    private const double Rounding = 1e-6; // an interval that is narrower than this share of its value is lopsided by chance

    /// <summary>The measure of a unit of the result files.</summary>
    public static Measure Of(string unit) => unit switch
    {
        "fraction" or "probability" => new("%", 100),
        "probability difference" => new("pp", 100),
        "1/yr" => new("% a year", 100),
        "ratio" => new("", 1),
        "year" => new("", 1, MostDigits: 4),
        _ => new(unit, 1),
    };

    /// <summary>The measure of a probability.</summary>
    public static Measure Probability { get; } = new("%", 100);

    /// <summary>A title for an axis: what it shows and its unit.</summary>
    public string AxisTitle(string quantity) => Unit.Length == 0 ? quantity : $"{quantity}, {Unit}";

    /// <summary>A number with its unit.</summary>
    public string WithUnit(string number) => Unit.Length == 0 || number == Digits.None ? number : $"{number}{Gap}{Unit}";

    /// <summary>Value, error and unit: "−10.91 ± 0.03 USD bn".</summary>
    public string WithError(Estimate estimate) => WithUnit(ErrorOnly(estimate));

    /// <summary>Value and error without the unit.</summary>
    public string ErrorOnly(Estimate estimate) => Digits.WithError(estimate.Value * Scale, estimate.HalfWidth95 * Scale);

    /// <summary>Value and 95 % interval without the unit: "5.0 ± 0.3", or "5.2 (4.1 to 9.8)" where one side is more than twice as wide as the other.</summary>
    public string WithInterval(double value, double low, double high)
    {
        double below = (value - low) * Scale, above = (high - value) * Scale;
        if (double.IsInfinity(below) || double.IsInfinity(above))
        {
            return $"{Number(value)} ({(double.IsInfinity(low) ? "−∞" : Number(low))} to {(double.IsInfinity(high) ? "∞" : Number(high))})";
        }

        bool isSeen = Math.Max(below, above) > Rounding * Math.Abs(value * Scale);
        return isSeen && double.IsFinite(below + above) && Math.Max(below, above) > 2 * Math.Min(below, above)
            ? $"{Justified(value)} ({Justified(low)} to {Justified(high)})"
            : Digits.WithError(value * Scale, (below + above) / 2);

        string Justified(double number) => Digits.Justified(number * Scale, Math.Max(below, above) / 10, MostDigits);
    }

    /// <summary>The value in the digits that its error justifies, with the unit.</summary>
    public string Short(Estimate estimate) => WithUnit(Number(estimate));

    /// <summary>The value in the digits that its error justifies, without the unit.</summary>
    public string Number(Estimate estimate) => Digits.Justified(estimate.Value * Scale, estimate.HalfWidth95 * Scale, MostDigits);

    /// <summary>A quantile in the digits that its interval justifies, without the unit.</summary>
    public string Number(QuantileEstimate quantile) =>
        Digits.Justified(quantile.Value * Scale, (quantile.High - quantile.Low) / 2 * Scale, MostDigits);

    /// <summary>A quantile of an outcome in the digits that its interval and its method justify, without the unit.</summary>
    public string Number(MetricSummary metric, double probability)
    {
        QuantileEstimate quantile = metric.Quantile(probability);
        return Number(quantile with { Low = quantile.Low - metric.QuantileResolution, High = quantile.High + metric.QuantileResolution });
    }

    /// <summary>A quantile of an outcome with its unit.</summary>
    public string Short(MetricSummary metric, double probability) => WithUnit(Number(metric, probability));

    /// <summary>A number without an error.</summary>
    public string Number(double value) => Digits.Significant(value * Scale, MostDigits);

    /// <summary>A number without an error, with its unit.</summary>
    public string Short(double value) => WithUnit(Number(value));
}
