using PipelineRisk.Statistics;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Core.Tests.Verification;

public sealed class SelfTestTests
{
    private static readonly IReadOnlyList<SelfTestCase> Cases = SelfTest.Run();

    [Fact]
    public void Every_case_passes() =>
        Assert.Empty(Cases.Where(known => !known.Passed).Select(known => string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{known.Group}: {known.What}: {known.ExpectedText}{known.Expected:R} but {known.OursText}{known.Ours:R} ({known.Comparison}, {known.Tolerance:G2})")));

    [Fact]
    public void Every_group_has_cases() => Assert.Equal(SelfTest.Groups, Cases.Select(known => known.Group).Distinct());

    [Fact]
    public void A_group_alone_has_the_cases_that_it_has_among_all()
    {
        string group = SelfTest.Groups[^1];
        Assert.Equal(Cases.Where(known => known.Group == group), SelfTest.Run(group));
    }

    [Fact]
    public void A_wrong_value_fails()
    {
        foreach (SelfTestCase known in Cases)
        {
            SelfTestCase wrong = known with
            {
                Expected = known.Comparison switch
                {
                    Comparison.Distance => known.Ours + 2 * known.Tolerance + double.Epsilon + Math.Abs(known.Ours) * 1e-15,
                    Comparison.StandardErrors => known.Ours - 4.1 * known.Tolerance,
                    _ => known.Ours * known.Tolerance * 1.01,
                },
                ExpectedText = known.ExpectedText + "0",
            };
            Assert.False(wrong.Passed, $"{known.Group}: {known.What}");
        }
    }

    [Fact]
    public void What_is_no_number_is_not_right()
    {
        foreach (Comparison comparison in new[] { Comparison.Distance, Comparison.StandardErrors, Comparison.Factor })
        {
            Assert.False(new SelfTestCase("g", "w", "s", comparison, 1, double.NaN, 1).Passed);
            Assert.False(new SelfTestCase("g", "w", "s", comparison, 1, 1, double.NaN).Passed);
        }
    }

    [Fact]
    public void A_case_passes_up_to_its_tolerance_and_no_further()
    {
        Assert.True(new SelfTestCase("g", "w", "s", Comparison.Distance, 8, 8.5, 0.5).Passed);
        Assert.False(new SelfTestCase("g", "w", "s", Comparison.Distance, 8, 8.75, 0.5).Passed);
        Assert.True(new SelfTestCase("g", "w", "s", Comparison.StandardErrors, 8, 10, 0.5).Passed);
        Assert.False(new SelfTestCase("g", "w", "s", Comparison.StandardErrors, 8, 5.75, 0.5).Passed);
        Assert.True(new SelfTestCase("g", "w", "s", Comparison.Factor, 8, 4, 2).Passed);
        Assert.False(new SelfTestCase("g", "w", "s", Comparison.Factor, 8, 16.5, 2).Passed);
    }

    [Fact]
    public void An_estimate_without_an_error_does_not_pass()
    {
        CaseList cases = new("g");
        cases.Estimated("w", "s", 1, new Estimate(1, double.NaN));
        Assert.False(Assert.Single(cases.Cases).Passed);
    }
}
