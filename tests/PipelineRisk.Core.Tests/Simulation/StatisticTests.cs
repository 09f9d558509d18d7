using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>What may be written for a number and for how exactly it shall be known.</summary>
public sealed class StatisticTests
{
    [Theory]
    [InlineData("mean:npv", Outcome.Npv, null, "USD bn")]
    [InlineData("p5:npv", Outcome.Npv, 0.05, "USD bn")]
    [InlineData("p97.5:irr", Outcome.Irr, 0.975, "1/yr")]
    [InlineData("p.1:llcr", Outcome.Llcr, 0.001, "ratio")]
    [InlineData("p50:stranding_year", Outcome.StrandingYear, 0.5, "year")]
    public void A_mean_or_a_percentile_is_of_an_outcome(string text, Outcome outcome, double? probability, string unit)
    {
        Assert.True(Statistic.TryParse(text, out Statistic? statistic, out string? problem));
        Assert.Null(problem);
        Assert.Equal((text, outcome, probability, null, unit), (statistic.Name, statistic.Outcome, statistic.Probability, statistic.Event, statistic.Unit));
    }

    [Fact]
    public void A_probability_is_of_an_event()
    {
        Assert.True(Statistic.TryParse("p:stranded_rupture", out Statistic? statistic, out _));
        Assert.Equal(
            ("p:stranded_rupture", null, null, RiskEvent.StrandedRupture, "probability"),
            (statistic.Name, statistic.Outcome, statistic.Probability, statistic.Event, statistic.Unit));
    }

    [Fact]
    public void Every_outcome_and_every_event_has_a_name()
    {
        Assert.All(OutcomeCatalogue.All, info => Assert.True(Statistic.TryParse($"mean:{info.Name}", out Statistic? statistic, out _) && statistic.Outcome == info.Id));
        Assert.All(RiskEventCatalogue.All, info => Assert.True(Statistic.TryParse($"p:{info.Name}", out Statistic? statistic, out _) && statistic.Event == info.Id));
    }

    [Theory]
    [InlineData("", "'' is not a statistic; write mean:OUTCOME, pNN:OUTCOME or p:EVENT, such as mean:npv, p5:npv, p:stranded.")]
    [InlineData("npv", "'npv' is not a statistic")]
    [InlineData("mean:npv:irr", "'mean:npv:irr' is not a statistic")]
    [InlineData("median:npv", "'median' in 'median:npv' is neither mean, nor a percentile such as p5 or p97.5, nor p for an event.")]
    [InlineData("Mean:npv", "'Mean' in")]
    [InlineData("p0:npv", "'p0' in")]
    [InlineData("p100:npv", "'p100' in")]
    [InlineData("p-5:npv", "'p-5' in")]
    [InlineData("p9,5:npv", "'p9,5' in")]
    [InlineData("pNaN:npv", "'pNaN' in")]
    [InlineData("q5:npv", "'q5' in")]
    [InlineData("mean:", "'' is not an outcome; the outcomes are npv, npv_r6,")]
    [InlineData("mean:stranded", "'stranded' is not an outcome; the outcomes are")]
    [InlineData("p5:NPV", "'NPV' is not an outcome; the outcomes are")]
    [InlineData("p:npv", "'npv' is not an event; the events are loss, stranded, stranded_idle, stranded_loss,")]
    public void Anything_else_is_answered_with_what_would_be_right(string text, string expected)
    {
        Assert.False(Statistic.TryParse(text, out Statistic? statistic, out string? problem));
        Assert.Null(statistic);
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean:npv=0.05", "mean:npv", 0.05)]
    [InlineData("p:stranded=1e-3", "p:stranded", 0.001)]
    [InlineData("p5:npv=.1", "p5:npv", 0.1)]
    public void A_target_is_a_statistic_and_half_a_width(string text, string name, double halfWidth)
    {
        Assert.True(PrecisionTarget.TryParse(text, out PrecisionTarget? target, out string? problem));
        Assert.Null(problem);
        Assert.Equal((name, halfWidth), (target.Statistic.Name, target.HalfWidth));
    }

    [Theory]
    [InlineData("mean:npv", "'mean:npv' is not a precision; write a statistic and half the width of its 95 % interval, above 0, such as mean:npv=0.05 or p:stranded=0.001.")]
    [InlineData("mean:npv=0", "'mean:npv=0' is not a precision")]
    [InlineData("mean:npv=-1", "'mean:npv=-1' is not a precision")]
    [InlineData("mean:npv=0,05", "'mean:npv=0,05' is not a precision")]
    [InlineData("mean:npv=NaN", "'mean:npv=NaN' is not a precision")]
    [InlineData("mean:npv=Infinity", "'mean:npv=Infinity' is not a precision")]
    [InlineData("mean:npv=", "'mean:npv=' is not a precision")]
    [InlineData("mean:npv=1=2", "'mean:npv=1=2' is not a precision")]
    [InlineData("nonsense", "'nonsense' is not a precision")]
    [InlineData("mean:gold=0.1", "'gold' is not an outcome")]
    [InlineData("p:flood=0.1", "'flood' is not an event")]
    [InlineData("p200:npv=0.1", "'p200' in 'p200:npv' is neither")]
    public void A_target_that_is_none_is_answered_likewise(string text, string expected)
    {
        Assert.False(PrecisionTarget.TryParse(text, out PrecisionTarget? target, out string? problem));
        Assert.Null(target);
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0999, true)]
    [InlineData(0.1, true)]
    [InlineData(0.1001, false)]
    [InlineData(double.NaN, false)]
    public void A_target_holds_when_the_half_width_is_as_small_as_asked_and_known(double halfWidth, bool holds)
    {
        Assert.True(PrecisionTarget.TryParse("mean:npv=0.1", out PrecisionTarget? target, out _));
        Assert.Equal(holds, new PrecisionReached(target, halfWidth).Holds);
    }

    [Theory]
    [InlineData(0.4, 65_536)]      // four times too wide: sixteen times the trials, but the limit is sooner
    [InlineData(0.2, 65_536)]
    [InlineData(0.14, 32_768)]     // just below √2 too wide
    [InlineData(0.15, 65_536)]
    [InlineData(0.1, 16_384)]      // reached
    [InlineData(double.NaN, 65_536)]
    public void The_forecast_is_the_first_round_that_is_long_enough_for_independent_trials(double halfWidth, long expected)
    {
        Assert.True(PrecisionTarget.TryParse("mean:npv=0.1", out PrecisionTarget? target, out _));
        RunOptions options = new(65_536, 1, 1) { Until = [target] };
        Assert.Equal(expected, PrecisionForecast.Trials(options, [new(target, halfWidth)], 16_384));
        Assert.Equal(16_384, PrecisionForecast.Trials(options, [], 0));
        Assert.Equal(10_000, PrecisionForecast.Trials(options with { Trials = 10_000 }, [], 0));
        Assert.Equal(65_536, PrecisionForecast.Trials(options with { Until = [] }, [], 0));
    }
}
