using MathNet.Numerics;
using PipelineRisk.Distributions;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>x = median + slope · z + bend · z², z standard normal: a bell that leans to one side.</summary>
internal sealed record Bell(double Median, double Slope, double Bend) : IDistribution
{
    /// <summary>The bell through three quantiles, the outer ones at ±<paramref name="score"/>.</summary>
    public static Bell Through(double low, double median, double high, double score) =>
        new(median, (high - low) / (2 * score), (high + low - (2 * median)) / (2 * score * score));

    public string Name => "bell";

    public double Mean => Median + Bend;

    public double StandardDeviation => Math.Sqrt((Slope * Slope) + (2 * Bend * Bend));

    public double Minimum => double.NegativeInfinity;

    public double Maximum => double.PositiveInfinity;

    public string Description => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bell({Median}, {Slope:0.###}, {Bend:0.###})");

    /// <summary>The value at a normal score.</summary>
    public double At(double score) => Median + (score * (Slope + (Bend * score)));

    /// <summary>How fast the value grows with the score.</summary>
    public double SlopeAt(double score) => Slope + (2 * Bend * score);

    public double Quantile(Level level) => At(-Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * level.Below));

    public Level Cumulative(double x) => Level.OfScore(ScoreOf(x));

    private double ScoreOf(double x)
    {
        double low = -8, high = 8;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = At(middle) < x ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
