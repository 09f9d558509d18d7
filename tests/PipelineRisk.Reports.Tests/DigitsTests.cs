using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed class DigitsTests
{
    [Theory]
    [InlineData(-10.9123, 0.0294, "−10.91 ± 0.03")]
    [InlineData(-10.9123, 0.021, "−10.91 ± 0.03")]        // the error is rounded up …
    [InlineData(-10.9123, 0.0203, "−10.91 ± 0.02")]       // … but not for a hair
    [InlineData(0.8703, 0.0966, "0.9 ± 0.1")]
    [InlineData(87.0312, 0.0659, "87.03 ± 0.07")]
    [InlineData(1234.5, 87, "1230 ± 90")]
    [InlineData(12, 300, "0 ± 300")]
    [InlineData(-0.004, 0.1, "0.0 ± 0.1")]                // no minus sign on a zero
    [InlineData(5, double.NaN, "5")]
    [InlineData(double.NaN, 1, "–")]
    public void A_value_ends_where_its_error_does(double value, double halfWidth, string shown) =>
        Assert.Equal(shown, Digits.WithError(value, halfWidth));

    [Theory]
    [InlineData(-10.9123, 0.0294, "−10.9")]               // three digits at most
    [InlineData(-10.9123, 0.00001, "−10.9")]
    [InlineData(87.0312, 0.0659, "87.0")]
    [InlineData(87.0312, 0.1, "87.0")]
    [InlineData(87.0312, 2, "87")]
    [InlineData(1423.7, 0.4, "1420")]
    [InlineData(1423.7, 40, "1420")]
    [InlineData(1423.7, 140, "1400")]
    [InlineData(0, 0.01, "0")]
    [InlineData(1e-15, 1e-17, "0")]
    [InlineData(double.PositiveInfinity, 1, "–")]
    public void A_short_value_shows_no_digit_beyond_its_error(double value, double halfWidth, string shown) =>
        Assert.Equal(shown, Digits.Justified(value, halfWidth));

    [Theory]
    [InlineData(0.4, "0.4")]
    [InlineData(1.1154, "1.12")]
    [InlineData(999.6, "1000")]
    [InlineData(-0.00445, "−0.00445")]
    [InlineData(0, "0")]
    public void A_value_without_an_error_has_three_digits(double value, string shown) => Assert.Equal(shown, Digits.Significant(value));

    [Theory]
    [InlineData("5.2", "+5.2")]
    [InlineData("−5.2", "−5.2")]
    [InlineData("0.0", "0.0")]
    [InlineData("–", "–")]
    public void A_signed_number_has_a_sign_unless_it_is_nothing(string number, string signed) => Assert.Equal(signed, Digits.Signed(number));

    [Fact]
    public void A_percentile_ends_where_the_error_of_its_method_does()
    {
        MetricSummary cost = SampleRun.Base[Economics.Outcome.LevelisedCost];
        Assert.Equal("5.50", Measure.Of("USD/MMBtu").Number(cost, 0.5));
        Assert.Equal("6", Measure.Of("USD/MMBtu").Number(cost with { QuantileResolution = 1.2 }, 0.5));
    }

    [Fact]
    public void A_share_is_shown_in_per_cent_and_a_year_in_full()
    {
        Assert.Equal("62.3\u00A0%", Measure.Of("fraction").Short(new Statistics.Estimate(0.6231, 0.0002)));
        Assert.Equal("2049", Measure.Of("year").Number(new Statistics.QuantileEstimate(0.5, 2049, 2049, 2049)));
        Assert.Equal("−10.91 ± 0.03\u00A0USD bn", Measure.Of("USD bn").WithError(new(-10.9123, 0.015)));
    }

    [Theory]
    [InlineData(412_345, "412,000")]
    [InlineData(999_400, "999,000")]
    [InlineData(38_200_000, "38 million")]
    [InlineData(1_234_000_000, "1.2 billion")]
    public void A_large_number_is_said_in_words(double count, string said) => Assert.Equal(said, Digits.Many(count));
}
