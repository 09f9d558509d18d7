namespace PipelineRisk.Statistics;

/// <summary>A number that was estimated, with the standard error of the estimate. NaN where there is none.</summary>
public readonly record struct Estimate(double Value, double StandardError)
{
    /// <summary>The 97.5 % quantile of the standard normal.</summary>
    public const double Score95 = 1.959963984540054;

    /// <summary>Half the width of the 95 % interval.</summary>
    public double HalfWidth95 => Score95 * StandardError;
}

/// <summary>An estimated quantile with its 95 % interval.</summary>
/// <param name="Probability">The cumulative probability.</param>
/// <param name="Value">The quantile.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public readonly record struct QuantileEstimate(double Probability, double Value, double Low, double High);
