using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>All that a report shows beyond the run: whatever the run, and whoever computes it.</summary>
public sealed class QuickLookTests
{
    private static readonly RunOptions Options = new(500, 1, 2);

    public static TheoryData<Sampler, long, int> Odd => new()
    {
        { Sampler.Sobol, 1, 32 }, { Sampler.Sobol, 10, 32 }, { Sampler.Sobol, 300, 2 }, { Sampler.Sobol, 1100, 1024 },
        { Sampler.LatinHypercube, 1, 32 }, { Sampler.LatinHypercube, 10, 4 }, { Sampler.MonteCarlo, 1, 32 }, { Sampler.MonteCarlo, 10, 1 }, { Sampler.MonteCarlo, 200, 1 },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void Any_run_has_one(Sampler sampler, long trials, int replicates)
    {
        QuickLook look = Look(BaseCase.Scenario, new RunOptions(trials, 1, 2) with { Sampler = sampler, Replicates = replicates });
        Assert.All(
            new[] { look.Price.Trials, look.Map.Trials, look.Drivers.AttributionTrials, look.Drivers.TornadoTrials, look.Correlations.Trials, look.Convergence[^1].Trials },
            used => Assert.InRange(used, 1, trials));
        Assert.All(look.Price.Curve, at => Assert.True(double.IsFinite(at.Value) && double.IsNaN(at.High) == (trials == 1)));
        Assert.All(look.Map.MeanNpv.SelectMany(row => row), npv => Assert.True(double.IsFinite(npv.Value) && double.IsNaN(npv.StandardError) == (trials == 1)));
        Assert.All(look.Drivers.Tornado.Bars, bar => Assert.True(double.IsFinite(bar.Swing(0).Value)));
    }

    [Fact]
    public void Its_parts_are_the_analyses_with_the_options_of_the_run()
    {
        QuickLook look = Look(BaseCase.Scenario, Options);
        Assert.Equal(FlatPrice.Of(BaseCase.Scenario, Options).BreakEven, look.Price.BreakEven);
        Assert.Equal((Parameter.PriceDiscount, Parameter.ConstructionCost), (look.Map.Across.Parameter, look.Map.Up.Parameter));
        IReadOnlyList<Attribution> attributions = Attribution.Of(BaseCase.Scenario, Options);
        Assert.All(look.Drivers.Attributions, quick => Assert.Equal(
            attributions.Single(full => full.Response.Name == quick.Response.Name).Drivers.Select(driver => driver.Part.Value),
            quick.Drivers.Select(driver => driver.Part.Value)));
        Assert.Equal(["stranded", "loss", "npv"], look.Drivers.Attributions.Select(attribution => attribution.Response.Name));
        Assert.Equal(["npv", "stranded"], look.Drivers.Tornado.Responses.Select(response => response.Name));
        Assert.Equal(look.Drivers.Attributions[2].Full.Value, look.Drivers.Tornado.Means[0].Value, 1e-9);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        QuickLook one = Look(BaseCase.Scenario, Options with { Threads = 1 }), three = Look(BaseCase.Scenario, Options with { Threads = 3 });
        Assert.Equal(Numbers(one), Numbers(three));
    }

    [Fact]
    public void Without_drivers_nothing_is_attributed()
    {
        Scenario undriven = WithDrivers(_ => null);
        QuickDrivers drivers = QuickDrivers.Of(undriven, Options);
        Assert.Empty(drivers.Attributions);
        Assert.Equal(0, drivers.AttributionTrials);
        Assert.NotEmpty(drivers.Tornado.Bars);
        Assert.Equal(Options.Trials * (1 + 2 * drivers.Tornado.Bars.Count), drivers.Evaluations);
    }

    [Fact]
    public void Too_many_drivers_are_left_to_their_owner()
    {
        Scenario each = WithDrivers(input => input.Info.Name);
        Assert.True(Driver.Of(each).Count > Driver.Most);
        Assert.Empty(QuickDrivers.Of(each, Options with { Trials = 32 }).Attributions);
    }

    [Fact]
    public void Each_driver_more_has_half_the_trials()
    {
        string[] names = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        int next = 0;
        Scenario twelve = WithDrivers(input => input.Neutral is null ? null : names[next++ % names.Length]);
        Assert.Equal(names.Length, Driver.Of(twelve).Count);
        Assert.Equal(1 << 7, QuickDrivers.Of(twelve, Options).AttributionTrials);
        Assert.Equal(Options.Trials, QuickDrivers.Of(BaseCase.Scenario, Options).AttributionTrials);
    }

    [Fact]
    public void Evaluations_are_what_was_evaluated_and_progress_ends_at_1()
    {
        Progress seen = new();
        QuickLook look = QuickLook.Of(MonteCarlo.Run(BaseCase.Scenario, Options), seen);
        Assert.Equal(
            look.Price.Evaluations + Options.Trials * 15 * 13 + Options.Trials * 50 + Options.Trials * (1 << 8) + Options.Trials * (1 + 2 * look.Drivers.Tornado.Bars.Count) + Options.Trials,
            look.Evaluations);
        Assert.All(seen.Values, value => Assert.InRange(value, 0, 1));
        Assert.Equal(1, seen.Values.Max(), 1e-9);
    }

    [Fact]
    public void It_can_be_given_up()
    {
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, Options);
        Assert.ThrowsAny<OperationCanceledException>(() => QuickLook.Of(run, null, new CancellationToken(canceled: true)));
    }

    private static QuickLook Look(Scenario scenario, RunOptions options) => QuickLook.Of(MonteCarlo.Run(scenario, options));

    private static Scenario WithDrivers(Func<UncertainInput, string?> driver) =>
        BaseCase.Scenario with { Inputs = [.. BaseCase.Scenario.Inputs.Select(input => input with { Driver = driver(input) })] };

    private static double[] Numbers(QuickLook look) =>
    [
        look.Price.BreakEven!.Value, look.Price.BreakEven.High, look.Price.Assumed!.Low, .. look.Price.Curve.Select(at => at.High),
        .. look.Map.Loss.Concat(look.Map.MeanNpv).SelectMany(row => row).SelectMany(Both),
        .. look.Drivers.Attributions.SelectMany(attribution => attribution.Drivers).SelectMany(driver => Both(driver.Part)),
        .. look.Drivers.Tornado.Bars.SelectMany(bar => Both(bar.Swing(0)).Concat(Both(bar.Swing(1)))),
        .. look.Correlations.Drawn.SelectMany(row => row), .. look.Convergence.Select(point => point.MeanNpv.StandardError), look.Evaluations,
    ];

    private static double[] Both(PairedEstimate estimate) => [estimate.Value, estimate.StandardError];

    private sealed class Progress : IProgress<double>
    {
        private readonly Lock _lock = new();

        public List<double> Values { get; } = [];

        public void Report(double value)
        {
            lock (_lock)
            {
                Values.Add(value);
            }
        }
    }
}
