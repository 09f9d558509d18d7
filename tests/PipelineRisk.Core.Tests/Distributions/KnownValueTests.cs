using PipelineRisk.Distributions;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>Published or exactly computable moments and quantiles.</summary>
public sealed class KnownValueTests
{
    [Fact]
    public void Triangular_0_1_3_has_its_moments_and_quantiles()
    {
        var triangular = new Triangular(0, 1, 3);
        AssertMoments(triangular, 4.0 / 3, Math.Sqrt(7.0 / 18));
        AssertQuantiles(triangular, 1e-14, (0.1, 0.5477225575051662), (0.5, 1.2679491924311228), (0.9, 2.2254033307585166));
    }

    [Fact]
    public void Triangular_with_P10_10_mode_12_and_P90_20_lies_between_7_03_and_24_75() =>
        AssertQuantiles(new Triangular(7.03328124, 12, 24.75407564), 1e-8, (0.1, 10), (0.9, 20));

    [Fact]
    public void Pert_0_1_3_has_its_moments_and_quantiles()
    {
        var pert = new Pert(0, 1, 3);
        AssertMoments(pert, 7.0 / 6, Math.Sqrt(0.3055555555555556));
        AssertQuantiles(pert, 1e-14, (0.05, 0.3284971759949831), (0.1, 0.4590830810294377), (0.5, 1.127437521012363),
            (0.9, 1.9333700928617414), (0.95, 2.139862159639643));
        Assert.Equal(0.3015113445777637, Quadrature.Expectation(pert, x => Math.Pow((x - pert.Mean) / pert.StandardDeviation, 3)), 1e-12);
    }

    [Fact]
    public void Pert_10_12_20_has_its_moments_and_quantiles()
    {
        var pert = new Pert(10, 12, 20);
        AssertMoments(pert, 13, Math.Sqrt(3));
        AssertQuantiles(pert, 1e-14, (0.1, 10.899021304592416), (0.5, 12.766722593925188), (0.9, 15.45334050433582));
    }

    [Fact]
    public void Lognormal_with_mean_100_and_sd_30_has_its_quantiles()
    {
        LogNormal logNormal = LogNormal.FromMeanSd(100, 30);
        AssertMoments(logNormal, 100, 30);
        AssertQuantiles(logNormal, 1e-9, (0.1, 65.75058539), (0.5, 95.78262852), (0.9, 139.53201895));
        Assert.Equal(4.562081337867566, Math.Log(logNormal.Quantile(Level.Of(0.5))), 1e-14);
    }

    [Fact]
    public void Lognormal_with_P10_80_and_P90_125_has_its_moments()
    {
        LogNormal logNormal = LogNormal.FromP10P90(80, 125);
        Assert.Equal(101.52743373, logNormal.Mean, 1e-8);
        Assert.Equal(17.81277920, logNormal.StandardDeviation, 1e-8);
        AssertQuantiles(logNormal, 1e-14, (0.1, 80), (0.5, 100), (0.9, 125));
    }

    [Fact]
    public void Geometric_Brownian_motion_after_ten_years_has_its_median() => // S0 100, drift 5 %, volatility 30 %
        AssertQuantiles(LogNormal.FromMeanSd(164.87212707, 199.18866970), 1e-9, (0.5, 105.12710964));

    [Fact]
    public void Standard_lognormal_and_exponential_have_their_tail_quantiles()
    {
        AssertQuantiles(LogNormal.FromMeanSd(Math.Exp(0.5), Math.Sqrt(Math.E * (Math.E - 1))), 1e-14, (0.05, 0.19304081669873652));
        AssertQuantiles(new Exponential(1), 1e-14, (0.95, -Math.Log(0.05)));
        AssertQuantiles(Normal.FromMeanSd(0, 1), 1e-14, (0.05, -1.6448536269514729));
    }

    [Fact]
    public void Metalog_10_20_40_has_its_quantiles_and_mean()
    {
        var metalog = new Metalog(10, 20, 40, null, null);
        Assert.Equal(22.844497583208867, metalog.Mean, 1e-13);
        AssertQuantiles(metalog, 3e-9, (0.01, 1.43945362), (0.05, 7.43682566), (0.1, 10), (0.25, 14.0625), (0.5, 20), (0.75, 29.0625), (0.9, 40),
            (0.95, 47.63898355), (0.99, 64.1793287));
    }

    [Fact]
    public void Metalog_17_24_35_has_its_coefficients() // a = (24, 4.096076519820768, 2.275598066567093)
    {
        double logit = Math.Log(0.99 / 0.01);
        AssertQuantiles(new Metalog(17, 24, 35, null, null), 1e-14, (0.99, 24 + (4.096076519820768 + 2.275598066567093 * 0.49) * logit));
    }

    [Fact]
    public void Bounded_metalogs_have_their_tail_quantiles()
    {
        AssertQuantiles(new Metalog(10, 20, 40, 0, null), 3e-9, (0.01, 4.69328778), (0.99, 85.22809993));
        AssertQuantiles(new Metalog(10, 20, 40, 0, 100), 3e-9, (0.01, 4.55535292), (0.99, 66.92766733));
    }

    [Fact]
    public void A_metalog_with_one_bound_may_have_no_standard_deviation_and_no_mean()
    {
        // P(X > x) falls as x^(-1/tail) with tail = a2 + a3/2: 0.93 for the first, 1.75 for the others
        Assert.True(double.IsFinite(new Metalog(10, 12, 30, 9, null).Mean));
        Assert.Equal(double.PositiveInfinity, new Metalog(10, 12, 30, 9, null).StandardDeviation);
        Assert.Equal(double.PositiveInfinity, new Metalog(10, 12, 100, 9.5, null).Mean);
        Assert.Equal(double.NegativeInfinity, new Metalog(-100, -12, -10, null, -9.5).Mean);
    }

    [Fact]
    public void A_level_prints_its_two_sides() => Assert.Equal("Level { Below = 0.25, Above = 0.75 }", Level.Of(0.25).ToString());

    [Fact]
    public void Gamma_quantiles_agree_with_60_digit_ones_in_both_tails()
    {
        foreach ((double shape, bool above, double p, double expected) in ReferenceQuantiles.Gamma)
            Assert.Equal(1, new Gamma(3 * shape, 3 * Math.Sqrt(shape)).Quantile(Tail(p, above)) / (3 * expected), 1e-13);
    }

    [Fact]
    public void Beta_quantiles_agree_with_60_digit_ones_in_both_tails()
    {
        foreach ((double a, double b, bool above, double p, double t, double oneMinusT) in ReferenceQuantiles.Beta)
        {
            var beta = new StandardBeta(a, b);
            Assert.Equal(1, beta.Quantile(Tail(p, above), 0, 1) / t, 1e-13);
            Assert.Equal(1, beta.Quantile(Tail(p, above), -1, 0) / -oneMinusT, 1e-13);
        }
    }

    [Fact]
    public void Beta_with_moments_of_a_modified_pert_is_that_beta() // weight 2 on the mode 12 of [10, 20]: shapes 1.4 and 2.6, mean 13.5, variance 4.55
    {
        var beta = new ScaledBeta(13.5, Math.Sqrt(4.55), 10, 20);
        foreach (double p in (double[])[1e-9, 0.2, 0.5, 0.99])
            Assert.Equal(new StandardBeta(1.4, 2.6).Quantile(Level.Of(p), 10, 20), beta.Quantile(Level.Of(p)), 1e-12);
    }

    [Fact]
    public void Weibull_passes_through_its_percentiles_and_has_the_moments_of_its_shape()
    {
        // shape 1 is the exponential, whose P10 and P90 are -ln 0.9 and -ln 0.1 means; shape 2 is Rayleigh's
        AssertMoments(new Weibull(-2 * Math.Log(0.9), -2 * Math.Log(0.1)), 2, 2);
        AssertMoments(new Weibull(Math.Sqrt(-Math.Log(0.9)), Math.Sqrt(-Math.Log(0.1))), Math.Sqrt(Math.PI) / 2, Math.Sqrt(1 - Math.PI / 4));
        AssertQuantiles(new Weibull(3, 11), 1e-14, (0.1, 3), (0.9, 11));
    }

    [Fact]
    public void Uniform_exponential_bernoulli_and_constant_have_their_moments()
    {
        AssertMoments(new Uniform(2, 8), 5, Math.Sqrt(3));
        AssertMoments(new Exponential(4), 4, 4);
        AssertMoments(new Bernoulli(0.2), 0.2, 0.4);
        AssertMoments(new Constant(3), 3, 0);
    }

    [Fact]
    public void Half_normal_has_its_moments() =>
        AssertMoments(new Truncated(Normal.FromMeanSd(5, 2), 5, null), 5 + 2 * Math.Sqrt(2 / Math.PI), 2 * Math.Sqrt(1 - 2 / Math.PI));

    [Fact]
    public void Discrete_adds_the_weights_of_repeated_values()
    {
        var discrete = new Discrete([5, 1, 3, 1, 9], [1, 2, 0, 1, 4]); // 1: 3/8, 5: 1/8, 9: 1/2
        AssertMoments(discrete, 5.5, Math.Sqrt(0.375 * 4.5 * 4.5 + 0.125 * 0.25 + 0.5 * 3.5 * 3.5));
        AssertQuantiles(discrete, 0, (0, 1), (0.375, 1), (0.3750001, 5), (0.5, 5), (0.5000001, 9), (1, 9));
        Assert.Equal("discrete(1: 37.5 %, 5: 12.5 %, 9: 50 %)", discrete.Description);
    }

    [Fact]
    public void Empirical_joins_the_sorted_values_by_lines()
    {
        var empirical = new Empirical([9, 1, 2, 5, 2]);
        AssertQuantiles(empirical, 1e-15, (0, 1), (0.125, 1.5), (0.25, 2), (0.4, 2), (0.5, 2), (0.75, 5), (0.875, 7), (1, 9));
        Assert.Equal(3.5, empirical.Mean, 1e-15); // (1.5 + 2 + 3.5 + 7) / 4
        Assert.Equal(new Level(0.5, 0.5), empirical.Cumulative(2));
    }

    private static Level Tail(double p, bool above) => above ? new(1 - p, p) : new(p, 1 - p);

    private static void AssertMoments(IDistribution distribution, double mean, double sd)
    {
        Assert.Equal(mean, distribution.Mean, 1e-12 * Math.Max(1, Math.Abs(mean)));
        Assert.Equal(sd, distribution.StandardDeviation, 1e-12 * Math.Max(1, sd));
    }

    private static void AssertQuantiles(IDistribution distribution, double relative, params (double P, double X)[] expected)
    {
        foreach ((double p, double x) in expected) Assert.Equal(x, distribution.Quantile(Level.Of(p)), relative * Math.Abs(x));
    }
}
