using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Shapley effects of functions whose effects are known, with independent and with dependent inputs.</summary>
public sealed class ShapleyEffectsTests
{
    [Fact]
    public void Ishigami_has_its_known_effects() =>
        AssertEffects(TextbookFunctions.Ishigami(), [.4357470231788853, .4424111447900408, .1218418320310739]);

    // Iooss and Prieur (2019), section 3.2: exact for the linear Gaussian model (known_values.md).
    [Theory]
    [InlineData(0.9, .104166667, .418229167, .477604167)]
    [InlineData(0.5, .125, .296875, .578125)]
    [InlineData(-0.5, .25, .09375, .65625)]
    [InlineData(-0.9, .416666667, .172916667, .410416667)]
    public void Dependent_inputs_have_their_known_effects(double correlation, double first, double second, double third) =>
        AssertEffects(TextbookFunctions.LinearGaussian(correlation), [first, second, third]);

    [Fact]
    public void With_dependence_the_full_first_order_index_can_exceed_the_total_one()
    {
        ShapleyEffects effects = Of(TextbookFunctions.LinearGaussian(0.5), 1 << 16, 1);
        Truth.Holds(effects.Groups[1].First, 0.5, 0.01, "full first order of x2");
        Truth.Holds(effects.Groups[2].First, 0.78125, 0.01, "full first order of x3");
        Truth.Holds(effects.Groups[1].Total, 0.09375, 0.01, "total of x2");
        Truth.Holds(effects.Groups[2].Total, 0.375, 0.01, "total of x3");
    }

    [Fact]
    public void Without_dependence_first_and_total_are_Sobol_indices()
    {
        ShapleyEffects effects = Of(TextbookFunctions.Ishigami(), 1 << 16, 1);
        Truth.Holds(effects.Groups[0].First, 0.3139051911478115, 0.02, "first order of x1");
        Truth.Holds(effects.Groups[2].Total, 0.2436836640621477, 0.02, "total of x3");
    }

    [Fact]
    public void The_effects_add_up_to_one()
    {
        foreach (ShapleyEffects effects in ShapleyEffects.Of(Pipeline, FactorGroup.ByDriver(Pipeline, BaseCase.Scenario), new RunOptions(256, 1, 2)))
        {
            Assert.Equal(1, effects.Groups.Sum(group => group.Effect.Value), 1e-9);
            Assert.Equal(0, effects.Groups.Select(group => group.Effect).Aggregate((a, b) => a + b).StandardError, 1e-9);
        }
    }

    [Fact]
    public void The_groups_of_the_base_case_are_its_drivers_and_the_rest()
    {
        IReadOnlyList<FactorGroup> groups = FactorGroup.ByDriver(Pipeline, BaseCase.Scenario);
        Assert.Equal(9, groups.Count);
        Assert.Equal(FactorGroup.Others, groups[^1].Name);
        Assert.Contains(Pipeline.IndexOf(Factor.PricePath), groups.Single(group => group.Name == "price_level").Factors);
        Assert.Contains(Pipeline.IndexOf(Factor.DisruptionPath), groups.Single(group => group.Name == "politics").Factors);
        Assert.Equal(Pipeline.Factors.Count, groups.Sum(group => group.Factors.Count));
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        double[] truth = [.125, .296875, .578125];
        int[] covered = new int[3];
        for (ulong seed = 1; seed <= 200; seed++)
        {
            ShapleyEffects effects = Of(TextbookFunctions.LinearGaussian(0.5), 1 << 12, seed);
            for (int i = 0; i < 3; i++)
            {
                covered[i] += Truth.Covers(effects.Groups[i].Effect, truth[i]) ? 1 : 0;
            }
        }

        for (int i = 0; i < 3; i++)
        {
            Truth.AssertCoverage(covered[i], $"effect of x{i + 1}");
        }
    }

    [Fact]
    public void Groups_must_part_the_factors()
    {
        Study study = TextbookFunctions.Ishigami();
        Assert.Throws<ArgumentException>(() => ShapleyEffects.Of(study, [new("a", [0, 1])], new RunOptions(64, 1, 1)));
        Assert.Throws<ArgumentException>(() => ShapleyEffects.Of(study, [new("a", [0, 1]), new("b", [1, 2])], new RunOptions(64, 1, 1)));
    }

    private static Study Pipeline { get; } = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Stranded)]);

    private static ShapleyEffects Of(Study study, long trials, ulong seed) => ShapleyEffects.Of(study, FactorGroup.Single(study), new RunOptions(trials, seed, 2))[0];

    private static void AssertEffects(Study study, double[] truth)
    {
        ShapleyEffects effects = Of(study, 1 << 16, 1);
        for (int i = 0; i < truth.Length; i++)
        {
            Truth.Holds(effects.Groups[i].Effect, truth[i], 0.01, $"effect of x{i + 1}");
        }
    }
}
