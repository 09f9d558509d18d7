using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The shocks do what they say.</summary>
public sealed class StressTestTests
{
    private static readonly RunOptions Few = new(2048, 3, 2) { Replicates = 8 };

    private static readonly Lazy<StressTest> OfBase = new(() => StressTest.Of(BaseCase.Scenario, BaseCase.Named("net-zero-prices"), Few));

    [Fact]
    public void The_base_is_the_run()
    {
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, Few, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(run[Outcome.Npv].Mean.Value, OfBase.Value.Base[At("npv")].Value, 1e-9);
        Assert.Equal(run[RiskEvent.Stranded].Probability.Value, OfBase.Value.Base[At("stranded")].Value, 1e-12);
    }

    [Fact]
    public void Nobody_escapes_a_rupture_in_2040() => Assert.All(
        OfBase.Value.Shocks.Where(effect => effect.Shock.Name is "rupture-2040" or "together"),
        effect => Assert.Equal((1, 0), (effect.Means[At("stranded")].Value, effect.Means[At("stranded")].StandardError)));

    [Fact]
    public void The_rupture_comes_in_2040_or_on_the_day_of_first_gas()
    {
        foreach (string overriding in (string[])["rupture_hazard=0", "completion_year=2039.9", "completion_year=2041.5"])
        {
            Scenario scenario = BaseCase.With(overriding);
            Study study = Study.Of(scenario, [Response.Of(Outcome.StrandingYear), Response.Of(RiskEvent.StrandedRupture), Response.Of(Outcome.DeliveredTotal)], Shock.Rupture.Changed);
            StudyRun run = new(study, Few, null, TestContext.Current.CancellationToken);
            Variation rupture = Shock.Rupture.Of(study, run.Plan);
            int ruptured = 0;
            run.Replicates(Samples.One, () => 0, (worker, _) =>
            {
                worker.Evaluate(rupture, 0);
                double[] Column(string name) => worker.First.Column(run.Plan.ColumnOf(study.IndexOf(name))).ToArray();
                double[] completion = [.. Column("completion_year").Zip(Column("completion_delay"), (year, delay) => year + delay)];
                for (int i = 0; i < completion.Length; i++)
                {
                    if (worker.Response(0, 1)[i] == 1)
                    {
                        Interlocked.Increment(ref ruptured);
                        Assert.Equal(Math.Max(2040, Math.Floor(completion[i])), worker.Response(0, 0)[i]);
                    }

                    Assert.True(worker.Response(0, 0)[i] <= Math.Max(2040, Math.Floor(completion[i])));
                    Assert.True(completion[i] < 2040 || worker.Response(0, 2)[i] == 0);
                }
            });
            Assert.True(ruptured > Few.Trials / 2);
        }
    }

    [Fact]
    public void Two_years_and_thirty_percent_are_a_run_with_such_inputs() // at constants: 1 year and 1.1 become 3 and 1.43
    {
        StressTest shocked = StressTest.Of(BaseCase.With("completion_delay=1", "cost_overrun=1.1"), null, Few, cancellation: TestContext.Current.CancellationToken);
        StressTest direct = StressTest.Of(BaseCase.With("completion_delay=3", "cost_overrun=1.43"), null, Few, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(direct.Base.Select(mean => Math.Round(mean.Value, 9)), Effect(shocked, "late-and-dear").Means.Select(mean => Math.Round(mean.Value, 9)));
    }

    [Fact]
    public void Demand_of_the_same_world_changes_nothing()
    {
        StressTest same = StressTest.Of(BaseCase.Scenario, BaseCase.Scenario, Few, cancellation: TestContext.Current.CancellationToken);
        Assert.All(Effect(same, "net-zero-demand").Changes, change => Assert.Equal((0.0, 0.0), (change.Value, change.StandardError)));
        Assert.Equal(6 * Few.Trials, same.Evaluations); // the base, three shocks, and in the world of the other demand that demand and everything together
    }

    [Fact]
    public void Less_demand_fills_the_line_less()
    {
        ShockEffect demand = Effect(OfBase.Value, "net-zero-demand");
        Assert.True(demand.Changes[At("mean_utilisation")] is { Value: < 0, IsDistinctFromZero: true });
        Assert.True(demand.Changes[At("stranded_idle")] is { Value: > 0, IsDistinctFromZero: true });
    }

    [Fact]
    public void Without_a_net_zero_world_its_demand_is_left_out()
    {
        StressTest test = StressTest.Of(BaseCase.Scenario, null, Few, cancellation: TestContext.Current.CancellationToken);
        Assert.True(test.IsWithoutDemand);
        Assert.Equal(["late-and-dear", "price-collapse", "rupture-2040", "together"], test.Shocks.Select(effect => effect.Shock.Name));
        Assert.Equal(OfBase.Value.Base.Select(mean => mean.Value), test.Base.Select(mean => mean.Value));
    }

    [Fact]
    public void The_causes_add_up() => Assert.All(OfBase.Value.Shocks, effect => Assert.Equal(
        effect.Means[At("stranded")].Value, effect.Means[At("stranded_idle")].Value + effect.Means[At("stranded_loss")].Value + effect.Means[At("stranded_rupture")].Value, 1e-12));

    private static int At(string response) => StressTest.Responses.Index().Single(entry => entry.Item.Name == response).Index;

    private static ShockEffect Effect(StressTest test, string name) => test.Shocks.Single(effect => effect.Shock.Name == name);
}
