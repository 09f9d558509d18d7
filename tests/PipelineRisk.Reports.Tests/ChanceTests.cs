using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed class ChanceTests
{
    private static readonly EventSummary Loss = SampleRun.Base[RiskEvent.Loss];

    [Fact]
    public void A_probability_is_shown_in_per_cent_with_half_its_interval()
    {
        Assert.Equal("87.0\u00A0%", Chance.Short(Loss));
        Assert.Equal("87.00 ± 0.07\u00A0%", Chance.WithError(Loss));   // 1.96 · sqrt(0.87 · 0.13 / 1e6) = 0.066 %
        Assert.Equal("13.0\u00A0%", Chance.OfTheOpposite(Loss));
    }

    [Fact]
    public void What_never_came_is_under_the_end_of_its_interval() =>
        Assert.Equal("under 0.00037\u00A0%", Chance.Short(Loss with { Probability = new(0, 0), Low = 0, High = 3.7e-6 }));

    [Theory]
    [InlineData(0.98736, "over 98.7\u00A0%")]
    [InlineData(0.9999963, "over 99.99963\u00A0%")]
    [InlineData(0.20655, "over 20\u00A0%")]
    public void What_always_came_is_never_overstated(double low, string shown) =>
        Assert.Equal(shown, Chance.Short(Loss with { Probability = new(1, 0), Low = low, High = 1 }));

    [Fact]
    public void What_always_came_is_over_the_start_of_its_interval() =>
        Assert.Equal("over 99.99\u00A0%", Chance.WithError(Loss with { Probability = new(1, 0), Low = 0.9999, High = 1 }));

    [Theory]
    [InlineData(1, "virtually certain")]
    [InlineData(0.9, "very likely")]
    [InlineData(0.66, "likely")]
    [InlineData(0.5, "about as likely as not")]
    [InlineData(0.13, "unlikely")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0, "exceptionally unlikely")]
    public void Words_of_likelihood_are_calibrated(double probability, string words) => Assert.Equal(words, Chance.InWords(probability));
}
