using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Inputs.Tests;

public class DomainRuleTests
{
    public static TheoryData<Parameter, IDistribution> Inside => new()
    {
        { Parameter.DemandPosition, Normal.FromMeanSd(0, 1) },                                    // any number
        { Parameter.Capacity, new Uniform(0, 60) },                                               // > 0, and 0 has probability 0
        { Parameter.Capacity, LogNormal.FromP10P90(40, 50) },
        { Parameter.Capacity, new Truncated(Normal.FromMeanSd(50, 5), 0, null) },
        { Parameter.CompletionDelay, new Gamma(1.3, 1.2) },                                       // ≥ 0
        { Parameter.CompletionDelay, new Weibull(0.5, 3) },
        { Parameter.CompletionDelay, new Exponential(2) },
        { Parameter.EuPriceLongRun, new Metalog(4.5, 6.7, 9.3, 1.5, null) },
        { Parameter.TakeOrPayShare, new ScaledBeta(0.7, 0.1, 0, 1) },                             // in [0, 1]
        { Parameter.TakeOrPayShare, new Bernoulli(0.5) },
        { Parameter.TakeOrPayShare, new Empirical([0, 0.5, 1]) },
        { Parameter.ExportDutyRate, new Discrete([0, 0.3], [1, 1]) },                             // in [0, 1)
        { Parameter.PandaBondAvailable, new Bernoulli(0.5) },                                     // 0 or 1
        { Parameter.PandaBondAvailable, new Discrete([0, 1], [1, 2]) },
        { Parameter.PandaBondAvailable, new Constant(1) },
    };

    [Theory]
    [MemberData(nameof(Inside), DisableDiscoveryEnumeration = true)]
    public void A_distribution_inside_the_domain_is_no_problem(Parameter parameter, IDistribution distribution) =>
        Assert.Null(DomainRule.Problem(ParameterCatalogue.Of(parameter), distribution));

    public static TheoryData<Parameter, IDistribution, string> Outside => new()
    {
        { Parameter.Capacity, new Constant(0), "capacity must be above 0, and 0 is not" },
        { Parameter.ExportDutyRate, new Discrete([0.3, 1], [1, 2]), "export_duty_rate must be at least 0 and below 1, and 1 is not" },
        {
            Parameter.Capacity, Normal.FromMeanSd(2, 1),
            "capacity must be above 0, and this normal distribution crosses 0 at its quantile of cumulative probability 0.0228; truncate it with a min above 0"
        },
        {
            Parameter.TakeOrPayShare, Normal.FromMeanSd(1, 1),
            "take_or_pay_share must be at least 0 and at most 1, and this normal distribution crosses 0 at its quantile of cumulative probability 0.159; truncate it with min = 0"
        },
        {
            Parameter.TakeOrPayShare, new Truncated(Normal.FromMeanSd(1, 1), 0, null),
            "take_or_pay_share must be at least 0 and at most 1, and this normal distribution crosses 1 at its quantile of cumulative probability 0.406; truncate it with max = 1"
        },
        {
            Parameter.FuelShare, LogNormal.FromMeanSd(0.1, 0.05),
            "fuel_share must be at least 0 and below 1, and this lognormal distribution crosses 1 at its quantile of cumulative probability 1 - 1.61E-07; truncate it with a max below 1"
        },
        {
            Parameter.TakeOrPayShare, new Exponential(0.5),
            "take_or_pay_share must be at least 0 and at most 1, and this exponential distribution crosses 1 at its quantile of cumulative probability 0.865; it cannot be truncated, so use one that can, such as a lognormal with max = 1"
        },
        {
            Parameter.TakeOrPayShare, new Uniform(-0.25, 0.75),
            "take_or_pay_share must be at least 0 and at most 1, and this uniform distribution crosses 0 at its quantile of cumulative probability 0.25; give it min = 0"
        },
        {
            Parameter.TakeOrPayShare, new Empirical([0.5, 1.5]),
            "take_or_pay_share must be at least 0 and at most 1, and this empirical distribution crosses 1 at its quantile of cumulative probability 0.5; drop the values beyond it from its table"
        },
        {
            Parameter.FuelShare, new Uniform(0, 1),
            "fuel_share must be at least 0 and below 1, and this uniform distribution comes so near its end that its quantile of cumulative probability 1 - 5.2E-17 is 1; lower its max a little"
        },
        { Parameter.PandaBondAvailable, new Discrete([0, 0.5], [1, 1]), "panda_bond_available must be 0 or 1, and 0.5 is neither" },
        { Parameter.PandaBondAvailable, new Uniform(0, 1), "panda_bond_available must be 0 or 1, and uniform takes values between; use constant, bernoulli or discrete" },
        { Parameter.HorizonYears, new Constant(50.5), "horizon_years must be a whole number, and 50.5 is not" },
    };

    [Theory]
    [MemberData(nameof(Outside), DisableDiscoveryEnumeration = true)]
    public void A_distribution_that_reaches_outside_is_answered_with_the_bound_the_quantile_and_what_mends_it(
        Parameter parameter, IDistribution distribution, string expected) =>
        Assert.Equal(expected, DomainRule.Problem(ParameterCatalogue.Of(parameter), distribution));
}
