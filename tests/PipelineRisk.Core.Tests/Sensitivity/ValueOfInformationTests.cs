using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The go/no-go example with its exact values (known_values.md, "Value of information"), by regression and by nested simulation.</summary>
public sealed class ValueOfInformationTests
{
    private const double Perfect = .49979197477568577;
    private static readonly double[] Values = [.39559311480261206, .08331547058768629, .00424535130841483];
    private static readonly (string, IReadOnlyList<string>)[] Groups = [("one", ["x1"]), ("two", ["x2"]), ("three", ["x3"]), ("all", ["x1", "x2", "x3"])];

    [Fact]
    public void Go_or_no_go_has_its_exact_values()
    {
        ValueOfInformation value = ValueOfInformation.Of([TextbookFunctions.GoNoGo()], Groups, new RunOptions(1 << 17, 1, 2));
        Truth.Holds(value.Payoffs[0], 1, 0.01, "payoff");
        Truth.Holds(value.Best, 1, 0.01, "best");
        Truth.Holds(value.Perfect, Perfect, 0.01, "perfect information");
        for (int i = 0; i < 3; i++)
        {
            Truth.Holds(value.Inputs[i].Value, Values[i], 0.01, $"x{i + 1} by regression");
            Truth.Holds(value.Groups[i].Value, Values[i], 0.02, $"x{i + 1} by nested simulation");
        }

        Truth.Holds(value.Groups[3].Value, Perfect, 0.02, "all three by nested simulation");
        Assert.Equal("x1", value.Check!.Name);
        Assert.Equal(value.Groups[0].Value.Value, value.Check.Value.Value, 1e-12);
    }

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        int perfect = 0;
        int[] regression = new int[2], nested = new int[2];
        for (ulong seed = 1; seed <= 200; seed++)
        {
            ValueOfInformation value = ValueOfInformation.Of([TextbookFunctions.GoNoGo()], Groups[..2], new RunOptions(1 << 15, seed, 2));
            perfect += Truth.Covers(value.Perfect, Perfect) ? 1 : 0;
            for (int i = 0; i < 2; i++)
            {
                regression[i] += Truth.Covers(value.Inputs[i].Value, Values[i]) ? 1 : 0;
                nested[i] += Truth.Covers(value.Groups[i].Value, Values[i]) ? 1 : 0;
            }
        }

        Truth.AssertCoverage(perfect, "perfect information");
        for (int i = 0; i < 2; i++)
        {
            Truth.AssertCoverage(regression[i], $"x{i + 1} by regression");
            Truth.AssertCoverage(nested[i], $"x{i + 1} by nested simulation");
        }
    }

    [Theory]
    [InlineData(1, Sampler.Sobol)]
    [InlineData(40, Sampler.Sobol)]
    [InlineData(100, Sampler.MonteCarlo)]
    [InlineData(1000, Sampler.MonteCarlo)]
    [InlineData(100, Sampler.LatinHypercube)]
    public void A_few_trials_give_a_few_digits(long trials, Sampler sampler)
    {
        ValueOfInformation value = ValueOfInformation.Of([TextbookFunctions.GoNoGo()], Groups, new RunOptions(trials, 1, 2) { Sampler = sampler });
        Assert.All(value.Inputs.Concat(value.Groups), one => Assert.True(double.IsFinite(one.Value.Value)));
        Assert.Equal(trials, value.Trials);
    }

    // Two projects with the same payoff: knowing more is worth the same as with one of them.
    [Fact]
    public void A_project_that_is_the_same_adds_nothing()
    {
        RunOptions options = new(1 << 14, 1, 2);
        ValueOfInformation one = ValueOfInformation.Of([TextbookFunctions.GoNoGo()], Groups, options);
        ValueOfInformation two = ValueOfInformation.Of([TextbookFunctions.GoNoGo(), TextbookFunctions.GoNoGo()], Groups, options);
        Assert.Equal(one.Perfect.Value, two.Perfect.Value, 1e-12);
        Assert.Equal(one.Inputs[0].Value.Value, two.Inputs[0].Value.Value, 1e-12);
        Assert.Equal(one.Groups[1].Value.Value, two.Groups[1].Value.Value, 1e-12);
    }

    // max(0, X, −X) = |X| with X standard normal: knowing it is worth √(2/π), and either project alone is worth 0.
    [Fact]
    public void A_choice_between_opposites_is_worth_the_mean_absolute_payoff()
    {
        Study Project(int sign) => Study.Of([("x", PipelineRisk.Distributions.Normal.FromMeanSd(0, 1))], [], ["npv"], (x, y) => y[0] = sign * x[0]);
        ValueOfInformation value = ValueOfInformation.Of([Project(1), Project(-1)], [("x", ["x"])], new RunOptions(1 << 16, 1, 2));
        Truth.Holds(value.Inputs[0].Value, Math.Sqrt(2 / Math.PI), 0.01, "by regression");
        Truth.Holds(value.Groups[0].Value, Math.Sqrt(2 / Math.PI), 0.02, "by nested simulation");
    }

    // An input with two values, ±1 with equal chances, about a mean of −1/2: known, the better half is built, worth 1/4.
    [Fact]
    public void An_input_with_few_values_has_its_value()
    {
        PipelineRisk.Distributions.IDistribution coin = new PipelineRisk.Distributions.Bernoulli(0.5);
        Study study = Study.Of(
            [("coin", coin), ("noise", PipelineRisk.Distributions.Normal.FromMeanSd(0, 1))], [], ["npv"], (x, y) => y[0] = 2 * x[0] - 1.5 + x[1]);
        Truth.Holds(ValueOfInformation.Of([study], [], new RunOptions(1 << 15, 1, 2)).Inputs[0].Value, 0.25, 0.01, "coin");
    }

    [Fact]
    public void Knowing_everything_in_the_base_case_is_worth_the_gains_that_would_be_kept()
    {
        Study study = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]);
        ValueOfInformation value = ValueOfInformation.Of([study], [], new RunOptions(1 << 15, 1, 2));
        Assert.Equal(0, value.Best.Value);
        Assert.InRange(value.Perfect.Value, 0.3, 1.5);
        foreach (InformationValue input in value.Inputs)
        {
            Assert.InRange(input.Value.Value, -4 * input.Value.StandardError - 1e-9, value.Perfect.Value);
        }

        PairedEstimate gap = value.Inputs.Single(input => input.Name == value.Check!.Name).Value - value.Check!.Value;
        Assert.True(Math.Abs(gap.Value) <= 4 * gap.StandardError, $"regression less nested: {gap.Value} ± {gap.StandardError}");
    }
}
