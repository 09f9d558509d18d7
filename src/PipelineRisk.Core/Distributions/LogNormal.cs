namespace PipelineRisk.Distributions;

/// <summary>A positive variable whose logarithm is normal.</summary>
public sealed class LogNormal : IDistribution
{
    private readonly double _mu, _sigma;

    private LogNormal(double mu, double sigma, string description) => (_mu, _sigma, Description) = (mu, sigma, description);

    /// <summary>The lognormal distribution with this mean and standard deviation (of the variable itself, not of its logarithm).</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or not above 0.</exception>
    public static LogNormal FromMeanSd(double mean, double sd)
    {
        Given.Positive("lognormal", ("mean", mean), ("sd", sd));
        double variance = Elementary.LogOnePlus(sd / mean * (sd / mean));
        if (!(variance > 0 && double.IsFinite(variance)))
            throw Given.Wrong("sd", $"{sd} is out of proportion to mean {mean}; a lognormal needs sd / mean between 1e-150 and 1e150");
        return new(Math.Log(mean) - variance / 2, Math.Sqrt(variance), FormattableString.Invariant($"lognormal(mean {mean}, sd {sd})"));
    }

    /// <summary>The lognormal distribution that stays below <paramref name="p10"/> with probability 0.1 and below <paramref name="p90"/> with 0.9.</summary>
    /// <exception cref="InvalidDistributionException">A number is not finite, or not 0 &lt; p10 &lt; p90, or the two are so far apart that the standard deviation overflows.</exception>
    public static LogNormal FromP10P90(double p10, double p90)
    {
        Given.Positive("lognormal", ("p10", p10), ("p90", p90));
        Given.Percentiles("lognormal", p10, p90);
        double logP10 = Math.Log(p10), sigma = Math.Log(p90 / p10) / (2 * Normal.Score90);
        LogNormal logNormal = new(logP10 + sigma * Normal.Score90, sigma, FormattableString.Invariant($"lognormal(P10 {p10}, P90 {p90})"));
        return double.IsFinite(logNormal.StandardDeviation)
            ? logNormal
            : throw Given.Wrong("p90", $"{p90} lies too far above p10 {p10}; the standard deviation of this lognormal is beyond all numbers");
    }

    /// <inheritdoc/>
    public string Name => "lognormal";

    /// <inheritdoc/>
    public double Mean => Math.Exp(_mu + _sigma * _sigma / 2);

    /// <inheritdoc/>
    public double StandardDeviation => Mean * Math.Sqrt(Elementary.ExpMinusOne(_sigma * _sigma));

    /// <inheritdoc/>
    public double Minimum => 0;

    /// <inheritdoc/>
    public double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public double Quantile(Level level) => Math.Exp(_mu + _sigma * NormalScore.Of(level));

    /// <inheritdoc/>
    public Level Cumulative(double x) => x > 0 ? Level.OfScore((Math.Log(x) - _mu) / _sigma) : new(0, 1);
}
