using PipelineRisk.Distributions;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>Wrong numbers are answered with the column, what is wrong, and what would be right.</summary>
public sealed class InvalidNumbersTests
{
    private const double NaN = double.NaN, Infinity = double.PositiveInfinity;

    private static readonly (Func<IDistribution> Build, string Column, string Message)[] Wrong =
    [
        (() => new Constant(NaN), "value", "a constant needs a finite number"),

        (() => new Uniform(NaN, 1), "min", "NaN is no finite number; a uniform needs a finite min"),
        (() => new Uniform(0, Infinity), "max", "Infinity is no finite number; a uniform needs a finite max"),
        (() => new Uniform(3, 3), "max", "3 equals min; a uniform needs min < max (for a certain value use a constant)"),
        (() => new Uniform(3, 2), "max", "2 lies below min 3; a uniform needs min < max"),

        (() => new Uniform(-1e308, 1e308), "max", "1E+308 lies too far above min -1E+308; a uniform needs a finite width"),

        (() => new Triangular(17, 42, 38), "mode", "42 lies above max 38; a triangular needs min <= mode <= max"),
        (() => new Triangular(17, 4, 38), "mode", "4 lies below min 17; a triangular needs min <= mode <= max"),
        (() => new Triangular(17, NaN, 38), "mode", "NaN is no finite number; a triangular needs a finite mode"),
        (() => new Triangular(17, 17, 17), "max", "17 equals min; a triangular needs min < max (for a certain value use a constant)"),

        (() => new Pert(17, 42, 38), "mode", "42 lies above max 38; a pert needs min <= mode <= max"),
        (() => new Pert(39, 42, 38), "max", "38 lies below min 39; a pert needs min < max"),
        (() => new Pert(-Infinity, 42, 38), "min", "-Infinity is no finite number; a pert needs a finite min"),

        (() => Normal.FromMeanSd(NaN, 1), "mean", "NaN is no finite number; a normal needs a finite mean"),
        (() => Normal.FromMeanSd(1, 0), "sd", "0 is not above 0; a normal needs sd > 0"),
        (() => Normal.FromMeanSd(1, NaN), "sd", "NaN is no finite number; a normal needs a finite sd"),
        (() => Normal.FromP10P90(2, 2), "p90", "2 is not above p10 2; a normal needs p10 < p90"),
        (() => Normal.FromP10P90(2, NaN), "p90", "NaN is no finite number; a normal needs a finite p90"),

        (() => LogNormal.FromMeanSd(-1, 1), "mean", "-1 is not above 0; a lognormal needs mean > 0"),
        (() => LogNormal.FromMeanSd(1, -1), "sd", "-1 is not above 0; a lognormal needs sd > 0"),
        (() => LogNormal.FromMeanSd(1e-200, 1e200), "sd", "1E+200 is out of proportion to mean 1E-200; a lognormal needs sd / mean between 1e-150 and 1e150"),
        (() => LogNormal.FromP10P90(0, 1), "p10", "0 is not above 0; a lognormal needs p10 > 0"),
        (() => LogNormal.FromP10P90(2, 1), "p90", "1 is not above p10 2; a lognormal needs p10 < p90"),
        (() => LogNormal.FromP10P90(1e-60, 1e60), "p90", "1E+60 lies too far above p10 1E-60; the standard deviation of this lognormal is beyond all numbers"),

        (() => new Gamma(0, 1), "mean", "0 is not above 0; a gamma needs mean > 0"),
        (() => new Gamma(1, NaN), "sd", "NaN is no finite number; a gamma needs a finite sd"),
        (() => new Gamma(2000, 0.1), "sd", "0.1 is too small for mean 2000; a gamma needs sd >= 0.2 (use a normal)"),
        (() => new Gamma(2, 1e6), "sd", "1000000 is too large for mean 2; a gamma needs sd <= 20000"),

        (() => new Exponential(-2), "mean", "-2 is not above 0; an exponential needs mean > 0"),
        (() => new Weibull(-2, 1), "p10", "-2 is not above 0; a weibull needs p10 > 0"),
        (() => new Weibull(2, 1), "p90", "1 is not above p10 2; a weibull needs p10 < p90"),
        (() => new Weibull(1e-300, 1), "p90", "1 lies too far above p10 1E-300; the standard deviation of this weibull is beyond all numbers"),
        (() => new Bernoulli(1.5), "mean", "1.5 is no probability; a bernoulli needs 0 <= mean <= 1"),
        (() => new Bernoulli(NaN), "mean", "NaN is no probability; a bernoulli needs 0 <= mean <= 1"),

        (() => new ScaledBeta(5, 1, 0, 4), "mean", "5 does not lie between min 0 and max 4; a beta needs min < mean < max"),
        (() => new ScaledBeta(1, 0, 0, 4), "sd", "0 is not above 0; a beta needs sd > 0"),
        (() => new ScaledBeta(1, 1, 4, 0), "max", "0 lies below min 4; a beta needs min < max"),
        (() => new ScaledBeta(1, 2, 0, 4), "sd", "2 is too large; a beta on [0, 4] with mean 1 needs sd < 1.73205"),
        (() => new ScaledBeta(2, 2, 0, 4), "sd", "2 is too large; a beta on [0, 4] with mean 2 needs sd < 2"),
        (() => new ScaledBeta(2, 1e-5, 0, 4), "sd", "1E-05 is too small; this beta needs sd >= 0.0002 (use a normal)"),

        (() => new Metalog(10, 10, 40, null, null), "p50", "10 is not above p10 10; a metalog needs p10 < p50 < p90"),
        (() => new Metalog(10, 20, 15, null, null), "p90", "15 is not above p50 20; a metalog needs p10 < p50 < p90"),
        (() => new Metalog(10, NaN, 15, null, null), "p50", "NaN is no finite number; a metalog needs a finite p50"),
        (() => new Metalog(10, 20, 40, 10, null), "min", "10 is not below p10 10; a metalog needs min < p10"),
        (() => new Metalog(10, 20, 40, NaN, null), "min", "NaN is no finite number; a metalog needs a finite min"),
        (() => new Metalog(10, 20, 40, null, 30), "max", "30 is not above p90 40; a metalog needs max > p90"),
        (() => new Metalog(10, 14, 40, null, null), "p50", "14 lies too near p10 10; with p90 40 a metalog needs p50 between 14.9973 and 35.0027"),
        (() => new Metalog(10, 36, 40, null, null), "p50", "36 lies too near p90 40; with p10 10 a metalog needs p50 between 14.9973 and 35.0027"),
        (() => new Metalog(10, 12, 40, 0, null), "p50", "12 lies too near p10 10; with p90 40 a metalog in [0, ∞) needs p50 between 12.5977 and 31.752"),
        (() => new Metalog(10, 35, 40, 0, 100), "p50", "35 lies too near p90 40; with p10 10 a metalog in [0, 100] needs p50 between 13.0249 and 33.0941"),

        (() => new Truncated(Normal.FromMeanSd(0, 1), 2, 2), "max", "2 is not above min 2; a truncated normal needs min < max"),
        (() => new Truncated(Normal.FromMeanSd(0, 1), NaN, 2), "min", "NaN is no finite number; a truncated normal needs a finite min"),
        (() => new Truncated(Normal.FromMeanSd(0, 1), null, Infinity), "max", "Infinity is no finite number; a truncated normal needs a finite max"),
        (() => new Truncated(Normal.FromMeanSd(0, 1), 40, 50), "min", "normal(mean 0, sd 1) has no probability in [40, 50]; choose an interval that it reaches"),
        (() => new Truncated(LogNormal.FromMeanSd(1, 1), null, -1), "max", "lognormal(mean 1, sd 1) has no probability in (-∞, -1]; choose an interval that it reaches"),
        (() => new Truncated(new Bernoulli(0.5), 0, 2), "min", "a bernoulli cannot be truncated; leave min and max empty and change its values"),

        (() => new Truncated(new Empirical([1, 2]), null, 2), "max", "an empirical cannot be truncated; leave min and max empty and change its values"),

        (() => new Discrete([1, 2], [1]), "table", "2 values but 1 weights; a discrete needs one weight a value"),
        (() => new Discrete([], []), "table", "the weights add up to 0; a discrete needs at least one weight above 0"),
        (() => new Discrete([1, 2], [0, 0]), "table", "the weights add up to 0; a discrete needs at least one weight above 0"),
        (() => new Discrete([1, 2], [1, -1]), "table", "weight -1 (row 2) of value 2 is no finite number >= 0; a discrete needs weight >= 0"),
        (() => new Discrete([1, 2], [NaN, 1]), "table", "weight NaN (row 1) of value 1 is no finite number >= 0; a discrete needs weight >= 0"),
        (() => new Discrete([1, NaN], [1, 1]), "table", "value NaN (row 2) is no finite number; a discrete needs finite values"),
        (() => new Empirical([1]), "table", "holds 1 value(s); an empirical needs at least 2"),
        (() => new Empirical([1, Infinity]), "table", "value Infinity (row 2) is no finite number; an empirical needs finite values"),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Wrong.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Wrong_numbers_are_named_with_what_would_be_right(int index)
    {
        (Func<IDistribution> build, string column, string message) = Wrong[index];
        var exception = Assert.Throws<InvalidDistributionException>(build);
        Assert.Equal((column, message), (exception.Column, exception.Message));
    }

    [Fact]
    public void A_metalog_is_feasible_exactly_up_to_the_limits_that_the_error_names()
    {
        const double K = 0.16657737615961; // (1 - 0.8 u) / 2 with u artanh u = 1
        foreach ((double? min, double? max, Func<double, double> fromLine) in ((double?, double?, Func<double, double>)[])
            [(null, null, y => y), (0, null, Math.Exp), (null, 9, y => 9 - Math.Exp(-y)), (0, 9, y => 9 / (1 + Math.Exp(-y)))])
        {
            double P50(double share) => fromLine(1 + share); // P10 and P90 lie at 1 and 2 on the line
            foreach (double share in (double[])[K, 1 - K])
            {
                double inward = share < 0.5 ? 1e-9 : -1e-9;
                var feasible = new Metalog(P50(0), P50(share + inward), P50(1), min, max);
                Assert.Throws<InvalidDistributionException>(() => new Metalog(P50(0), P50(share - inward), P50(1), min, max));
                AssertRises(feasible);
            }
        }
    }

    private static void AssertRises(Metalog metalog)
    {
        double previous = metalog.Quantile(Level.OfScore(-6));
        for (double score = -5.9; score < 6; score += 0.1)
        {
            double next = metalog.Quantile(Level.OfScore(score));
            Assert.True(next > previous);
            previous = next;
        }
    }
}
