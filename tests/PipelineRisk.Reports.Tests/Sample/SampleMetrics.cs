using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>Outcomes like those of the base case.</summary>
internal static class SampleMetrics
{
    private static readonly double[] Probabilities = [0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99];

    /// <summary>P5, median and P95 of every outcome, and the share of trials that have it.</summary>
    private static readonly (double Low, double Median, double High, double Share)[] Shapes =
    [
        (-26, -11.2, 5.2, 1), (-26.3, -7.1, 24.6, 1), (-26.2, -9.6, 12.8, 1), (-25.6, -12.2, 0.6, 1), (-0.012, 0.048, 0.118, 0.914), (2042, 2049, 2060, 0.130),
        (16.8, 25.6, 39.4, 1), (0.24, 0.63, 0.96, 1), (260, 892, 1420, 1), (3.9, 5.5, 7.9, 0.998),
        (2.1, 8.1, 17.6, 1), (0.7, 1.9, 3.5, 1), (-4.8, 9.6, 30.7, 1), (-21.3, -2.8, 20.2, 1), (-18, 9.5, 45, 1),
        (2039, 2045, 2054, 0.410), (0, 3.2, 19, 1), (2040, 2046, 2055, 0.310),
        (-1.1, 0.6, 2.3, 1), (0.1, 1.3, 2.9, 1), (-20, -9.1, 3.4, 1),
    ];

    public static IReadOnlyList<MetricSummary> Of(long trials) => [.. OutcomeCatalogue.All.Select(info => One(info, Shapes[(int)info.Id], trials))];

    /// <summary>An outcome that no trial has.</summary>
    public static MetricSummary Absent(OutcomeInfo info) => new(
        info, 0, new(double.NaN, double.NaN), double.NaN, [.. Probabilities.Select(p => new QuantileEstimate(p, double.NaN, double.NaN, double.NaN))],
        double.NaN, double.NaN, new(double.NaN, double.NaN), [], [], 0);

    private static MetricSummary One(OutcomeInfo info, (double Low, double Median, double High, double Share) shape, long allTrials)
    {
        Bell bell = Bell.Through(shape.Low, shape.Median, shape.High, score: 1.6448536269514722);
        long trials = (long)(allTrials * shape.Share);
        return new(
            info, trials, new(bell.Mean, bell.StandardDeviation / Math.Sqrt(trials)), bell.StandardDeviation,
            [.. Probabilities.Select(p => Quantile(bell, p, trials, info.IsYear))],
            bell.At(-4.2), bell.At(4.2), new(bell.At(-2.06), 2.4 * bell.StandardDeviation / Math.Sqrt(trials)),
            [.. Bins(bell, info.IsYear)],
            [.. Enumerable.Range(0, 101).Select(i => -3.09 + (6.18 * i / 100)).Select(z => new CurvePoint(bell.At(z), Level.OfScore(z).Below))],
            QuantileResolution: info.IsYear ? 0 : bell.StandardDeviation / 4000);
    }

    private static QuantileEstimate Quantile(Bell bell, double probability, long trials, bool isYear)
    {
        double value = bell.Quantile(Level.Of(probability));
        if (isYear)
            return new(probability, Math.Floor(value), Math.Floor(value), Math.Floor(value));
        double z = -MathNet.Numerics.Constants.Sqrt2 * MathNet.Numerics.SpecialFunctions.ErfcInv(2 * probability);
        double half = Estimate.Score95 * Math.Sqrt(probability * (1 - probability) / trials) * bell.SlopeAt(z) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
        return new(probability, value, value - half, value + half);
    }

    private static IEnumerable<HistogramBin> Bins(Bell bell, bool isYear)
    {
        double low = bell.At(-3.09), high = bell.At(3.09);
        (low, high) = isYear ? (Math.Floor(low), Math.Ceiling(high)) : (low, high);
        int count = isYear ? (int)(high - low) : 100;
        for (int i = 0; i < count; i++)
        {
            double left = low + ((high - low) * i / count), right = low + ((high - low) * (i + 1) / count);
            yield return new(left, right, bell.Cumulative(right).Below - bell.Cumulative(left).Below);
        }
    }
}
