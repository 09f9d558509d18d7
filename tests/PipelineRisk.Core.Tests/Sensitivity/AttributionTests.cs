using PipelineRisk.Economics;
using PipelineRisk.Distributions;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Functions whose parts are known, and what must hold for the pipeline's.</summary>
public sealed class AttributionTests
{
    private static readonly RunOptions Few = new(1 << 10, 3, 2) { Replicates = 8 };

    private static readonly Lazy<IReadOnlyList<Attribution>> BaseParts = new(() => Attribution.Of(BaseCase.Scenario, Few));

    [Fact]
    public void A_sum_is_shared_out_by_its_terms() // f = 2 x + 3 y − z with x, y, z uniform on [0, 1], neutral at 0, ½ (together with x) and 1
    {
        Study study = Uniforms(3, inputs => 2 * inputs[0] + 3 * inputs[1] - inputs[2]);
        Attribution f = Attribution.Of(study, [new("first", [("x0", 0), ("x1", 0.5)]), new("second", [("x2", 1)])], Few).Single();
        Assert.Equal(0.5, f.Neutral.Value, 1e-12);
        foreach ((DriverPart part, double expected) in f.Drivers.Zip([1.0, 0.5]))
        {
            Assert.Equal(expected, part.Part.Value, 4 * part.Part.StandardError);
            Assert.Equal(part.Part.Value, part.Alone.Value, 1e-12); // no interaction: first, last and in between are the same
            Assert.Equal(part.Part.Value, part.Last.Value, 1e-12);
            Assert.Equal(part.Part.StandardError, part.Alone.StandardError, 1e-12);
        }
    }

    [Fact]
    public void A_product_is_shared_out_evenly_among_its_factors() // f = x y z, neutral at 0: nothing without all three
    {
        Study study = Uniforms(3, inputs => inputs[0] * inputs[1] * inputs[2]);
        Attribution f = Attribution.Of(study, [.. Enumerable.Range(0, 3).Select(i => new Driver($"{i}", [($"x{i}", 0)]))], Few).Single();
        Assert.Equal(1 / 8.0, f.Full.Value, 4 * f.Full.StandardError);
        Assert.All(f.Drivers, part =>
        {
            Assert.Equal(f.Full.Value / 3, part.Part.Value, 1e-12);
            Assert.Equal(0, part.Alone.Value);
            Assert.Equal(f.Full.Value, part.Last.Value, 1e-15);
        });
    }

    [Fact]
    public void The_parts_add_up_to_full_less_neutral() =>
        Assert.All(BaseParts.Value, response => Assert.Equal(
            response.Full.Value - response.Neutral.Value, response.Drivers.Sum(part => part.Part.Value), 1e-9));

    [Fact]
    public void The_drivers_are_those_of_the_model_page() => Assert.Equal(
        ["battery_trucks", "china_demand", "cost_overrun", "delay", "heat_pumps", "politics", "price_discount", "price_level"],
        Driver.Of(BaseCase.Scenario).Select(driver => driver.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_full_model_is_the_run()
    {
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, Few, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(run[Outcome.Npv].Mean.Value, Of("npv").Full.Value, 1e-9);
        Assert.Equal(run[RiskEvent.Stranded].Probability.Value, Of("stranded").Full.Value, 1e-12);
        Assert.Equal(run[RiskEvent.StrandedIdle].Probability.Value, Of("stranded_idle").Full.Value, 1e-12);
    }

    [Fact]
    public void All_drivers_neutral_is_a_run_with_their_neutral_values()
    {
        string[] neutral = [.. BaseCase.Scenario.Inputs.Where(input => input.Driver is not null)
            .Select(input => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{input.Info.Name}={input.Neutral}"))];
        RunResult run = MonteCarlo.Run(BaseCase.With(neutral), Few with { Seed = 4 }, cancellation: TestContext.Current.CancellationToken);
        foreach ((Estimate expected, PairedEstimate actual) in new[]
        {
            (run[Outcome.Npv].Mean, Of("npv").Neutral), (run[Outcome.NpvRussia].Mean, Of("npv_russia").Neutral), (run[RiskEvent.Loss].Probability, Of("loss").Neutral),
            (run[RiskEvent.StrandedIdle].Probability, Of("stranded_idle").Neutral),
        })
        {
            Assert.Equal(expected.Value, actual.Value, 4 * Math.Sqrt(expected.StandardError * expected.StandardError + actual.StandardError * actual.StandardError));
        }
    }

    [Fact]
    public void Without_politics_there_is_no_rupture() // so all of it goes with politics, whatever the other drivers do
    {
        Attribution ruptured = Of("stranded_rupture");
        Assert.Equal(0, ruptured.Neutral.Value);
        Assert.Equal(ruptured.Full.Value, ruptured.Drivers.Single(part => part.Driver.Name == "politics").Last.Value, 1e-15);
    }

    [Fact]
    public void The_energy_transition_never_adds_to_what_is_delivered() // where nothing is taken that is not wanted, deliveries follow net demand
    {
        Scenario scenario = BaseCase.With("take_or_pay_enforcement=0");
        Driver[] drivers = [.. Driver.Of(scenario).Where(driver => driver.Name is "heat_pumps" or "battery_trucks")];
        Study study = Study.Of(scenario, [Response.Of(Outcome.DeliveredTotal)], Driver.ParametersOf(scenario));
        Assert.All(Attribution.Of(study, drivers, Few).Single().Drivers, part => Assert.True(part.Part.Value < 0 && part.Alone.Value < 0 && part.Last.Value < 0));
    }

    [Fact]
    public void A_driver_that_is_neutral_already_has_no_part()
    {
        Scenario scenario = BaseCase.With("completion_delay=0");
        Driver[] drivers = [.. Driver.Of(scenario).Where(driver => driver.Name is "delay" or "price_level")];
        Study study = Study.Of(scenario, [Response.Of(Outcome.Npv)], Driver.ParametersOf(scenario));
        Assert.Equal((0.0, 0.0), Attribution.Of(study, drivers, Few).Single().Drivers
            .Where(part => part.Driver.Name == "delay").Select(part => (part.Part.Value, part.Part.StandardError)).Single());
    }

    [Fact]
    public void It_needs_drivers_and_not_too_many()
    {
        Scenario none = BaseCase.Scenario with { Inputs = [.. BaseCase.Scenario.Inputs.Select(input => input with { Driver = null, Neutral = null })] };
        Scenario many = BaseCase.Scenario with { Inputs = [.. BaseCase.Scenario.Inputs.Select(input => input with { Driver = input.Info.Name, Neutral = 1 })] };
        Assert.Contains("No parameter has both", Assert.Throws<ArgumentException>(() => Attribution.Of(none, Few)).Message, StringComparison.Ordinal);
        Assert.Contains("subsets", Assert.Throws<ArgumentException>(() => Attribution.Of(many, Few)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SponsorsPlan.Of(none, Few));
    }

    private static Attribution Of(string response) => BaseParts.Value.Single(attribution => attribution.Response.Name == response);

    private static Study Uniforms(int count, Func<ReadOnlySpan<double>, double> function) => Study.Of(
        [.. Enumerable.Range(0, count).Select(i => ($"x{i}", (IDistribution)new Uniform(0, 1)))], [], ["f"],
        (inputs, responses) => responses[0] = function(inputs));
}
