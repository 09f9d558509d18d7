using MathNet.Numerics.Distributions;

namespace PipelineRisk.Statistics;

/// <summary>A number that was estimated, with the standard error of the estimate. NaN where there is none.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="DegreesOfFreedom">Those of the standard error: one less than the number of replicates it comes from; infinite for plain Monte Carlo.</param>
public readonly record struct Estimate(double Value, double StandardError, double DegreesOfFreedom = double.PositiveInfinity)
{
    /// <summary>The 97.5 % quantile of the standard normal.</summary>
    public const double Score95 = 1.959963984540054;

    /// <summary>Half the width of the 95 % interval: the 97.5 % quantile of Student's t distribution times the standard error.</summary>
    public double HalfWidth95 => ScoreOf(DegreesOfFreedom) * StandardError;

    /// <summary>The 97.5 % quantile of Student's t distribution.</summary>
    internal static double ScoreOf(double degreesOfFreedom) =>
        double.IsPositiveInfinity(degreesOfFreedom) ? Score95
        : degreesOfFreedom >= 1 ? StudentT.InvCDF(0, 1, degreesOfFreedom, 0.975)
        : double.NaN;
}

/// <summary>An estimated quantile with its 95 % interval.</summary>
/// <param name="Probability">The cumulative probability.</param>
/// <param name="Value">The quantile.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public readonly record struct QuantileEstimate(double Probability, double Value, double Low, double High)
{
    /// <summary>Half the width of the interval.</summary>
    public double HalfWidth95 => (High - Low) / 2;
}
