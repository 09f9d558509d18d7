using PipelineRisk.Distributions;
using Xunit;

namespace PipelineRisk.Core.Tests.Distributions;

/// <summary>Names as in the CSV files, and descriptions for the reader.</summary>
public sealed class DescriptionTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        { nameof(Constant), "constant", "7" },
        { nameof(Uniform), "uniform", "uniform(0.3, 0.7)" },
        { nameof(Triangular), "triangular", "triangular(0, 1, 3)" },
        { nameof(Pert), "pert", "PERT(17, 25, 34)" },
        { nameof(Normal), "normal", "normal(P10 -1, P90 1)" },
        { nameof(LogNormal), "lognormal", "lognormal(P10 0.84, P90 1.48)" },
        { nameof(Metalog), "metalog", "metalog(P10 4.5, P50 6.7, P90 9.3) in [1.5, ∞)" },
        { nameof(Metalog), "metalog", "metalog(P10 10, P50 20, P90 40)" },
        { nameof(Metalog), "metalog", "metalog(P10 10, P50 20, P90 40) in (-∞, 50]" },
        { nameof(ScaledBeta), "beta", "beta(mean -3, sd 1) in [-10, 1]" },
        { nameof(Gamma), "gamma", "gamma(mean 1.3, sd 1.2)" },
        { nameof(Weibull), "weibull", "Weibull(P10 2030, P90 2036)" },
        { nameof(Exponential), "exponential", "exponential(mean 2)" },
        { nameof(Bernoulli), "bernoulli", "bernoulli(0.5)" },
        { nameof(Discrete), "discrete", "discrete(0.5: 25 %, 0.7: 35 %, 0.8: 30 %, 0.85: 10 %)" },
        { nameof(Discrete), "discrete", "discrete(37 values from 0 to 18)" },
        { nameof(Empirical), "empirical", "empirical(5 values from 1 to 9)" },
        { nameof(Truncated), "normal", "normal(P10 -1, P90 1) in [0, 2]" },
        { nameof(Truncated), "lognormal", "lognormal(mean 1, sd 1) in [0.5, ∞)" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_distribution_tells_its_name_and_its_numbers(string type, string name, string description)
    {
        IDistribution distribution = Sample.Named(description);
        Assert.Equal(type, distribution.GetType().Name);
        Assert.Equal(name, distribution.Name);
    }
}
