using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Differences on common random numbers: right, exact where they must be, and known better than their parts.</summary>
public sealed class ScenarioComparisonTests
{
    private const int Trials = 1 << 14;

    public static TheoryData<Sampler> Samplers => [Sampler.Sobol, Sampler.LatinHypercube, Sampler.MonteCarlo];

    private static readonly Scenario Cheaper = BaseCase.With("discount_rate=0.08");

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Equal_scenarios_differ_by_exactly_nothing(Sampler sampler)
    {
        ScenarioComparison comparison = ScenarioComparison.Run([BaseCase.Scenario, BaseCase.With()], Options(sampler, 4096));
        foreach (Outcome outcome in Enum.GetValues<Outcome>())
        {
            AssertNothing(Difference(comparison.Mean(outcome)));
            AssertNothing(Difference(comparison.Quantile(outcome, 0.05)));
            AssertNothing(Difference(comparison.LowerTailMean(outcome)));
        }

        Assert.All(Enum.GetValues<RiskEvent>(), riskEvent => AssertNothing(Difference(comparison.Probability(riskEvent))));
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void A_difference_is_that_of_two_independent_runs_and_known_better(Sampler sampler)
    {
        ScenarioComparison comparison = ScenarioComparison.Run([BaseCase.Scenario, Cheaper], Options(sampler, Trials));
        RunResult first = MonteCarlo.Run(BaseCase.Scenario, new(4 * Trials, 11, 2)), second = MonteCarlo.Run(Cheaper, new(4 * Trials, 12, 2));
        AssertAgrees(Difference(comparison.Mean(Outcome.Npv)), first[Outcome.Npv].Mean, second[Outcome.Npv].Mean);
        AssertAgrees(Difference(comparison.Probability(RiskEvent.Loss)), first[RiskEvent.Loss].Probability, second[RiskEvent.Loss].Probability);
        foreach (double level in new[] { 0.05, 0.5, 0.95 })
        {
            AssertAgrees(Difference(comparison.Quantile(Outcome.Npv, level)), Of(first[Outcome.Npv].Quantile(level)), Of(second[Outcome.Npv].Quantile(level)));
        }

        AssertAgrees(Difference(comparison.LowerTailMean(Outcome.Npv)), first[Outcome.Npv].LowerTailMean, second[Outcome.Npv].LowerTailMean);
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void What_the_scenarios_have_in_common_cancels(Sampler sampler)
    {
        ScenarioComparison comparison = ScenarioComparison.Run([BaseCase.Scenario, BaseCase.With("transit_tariff=0.7")], Options(sampler, Trials));
        foreach (IReadOnlyList<PairedEstimate> pair in new[] { comparison.Mean(Outcome.Npv), comparison.Quantile(Outcome.Npv, 0.5), comparison.Probability(RiskEvent.Loss) })
        {
            double unpaired = Math.Sqrt(pair.Sum(estimate => estimate.StandardError * estimate.StandardError));
            Assert.InRange(Difference(pair).StandardError, 0, 0.7 * unpaired);
        }
    }

    [Fact]
    public void The_interval_of_a_difference_holds_it() // 40 seeds: at 95 %, fewer than 34 have a chance of 0.3 %
    {
        ScenarioComparison truth = ScenarioComparison.Run([BaseCase.Scenario, Cheaper], Options(Sampler.Sobol, 1 << 17));
        int[] covered = new int[4];
        for (ulong seed = 101; seed <= 140; seed++)
        {
            ScenarioComparison one = ScenarioComparison.Run([BaseCase.Scenario, Cheaper], new(2048, seed, 2));
            Count(0, comparison => comparison.Mean(Outcome.Npv));
            Count(1, comparison => comparison.Probability(RiskEvent.Loss));
            Count(2, comparison => comparison.Quantile(Outcome.Npv, 0.5));
            Count(3, comparison => comparison.Quantile(Outcome.Npv, 0.05));

            void Count(int place, Func<ScenarioComparison, IReadOnlyList<PairedEstimate>> of)
            {
                PairedEstimate estimate = Difference(of(one));
                covered[place] += Math.Abs(estimate.Value - Difference(of(truth)).Value) <= estimate.HalfWidth95 ? 1 : 0;
            }
        }

        Assert.All(covered, count => Assert.InRange(count, 34, 40));
    }

    [Fact]
    public void The_values_are_those_of_the_runs()
    {
        ScenarioComparison comparison = ScenarioComparison.Run([BaseCase.Scenario, Cheaper], Options(Sampler.Sobol, 4096));
        foreach ((RunResult run, int i) in comparison.Runs.Select((run, i) => (run, i)))
        {
            Assert.Equal(run[Outcome.Npv].Mean, comparison.Mean(Outcome.Npv)[i].Estimate);
            Assert.Equal(run[Outcome.Npv].Quantile(0.95).Value, comparison.Quantile(Outcome.Npv, 0.95)[i].Value);
            Assert.Equal(run[Outcome.Npv].LowerTailMean, comparison.LowerTailMean(Outcome.Npv)[i].Estimate);
            Assert.Equal(run[RiskEvent.Loss].Probability, comparison.Probability(RiskEvent.Loss)[i].Estimate);
        }
    }

    [Fact]
    public void Runs_with_other_trials_are_not_compared()
    {
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, new(64, 1, 1));
        foreach (RunOptions options in new RunOptions[] { new(65, 1, 1), new(64, 2, 1), new(64, 1, 1) { Sampler = Sampler.MonteCarlo }, new(64, 1, 1) { Replicates = 8 } })
        {
            Assert.Throws<ArgumentException>(() => ScenarioComparison.Of([run, MonteCarlo.Run(BaseCase.Scenario, options)]));
        }

        Assert.Throws<ArgumentException>(() => ScenarioComparison.Of([]));
        Assert.Equal(2, ScenarioComparison.Of([run, MonteCarlo.Run(BaseCase.Scenario, new(64, 1, 2))]).Runs.Count); // threads do not count
    }

    private static RunOptions Options(Sampler sampler, long trials) => new(trials, 1, 2) { Sampler = sampler };

    private static PairedEstimate Difference(IReadOnlyList<PairedEstimate> pair) => pair[1] - pair[0];

    private static Estimate Of(QuantileEstimate quantile) => new(quantile.Value, quantile.HalfWidth95 / Estimate.Score95);

    private static void AssertNothing(PairedEstimate difference)
    {
        if (!double.IsNaN(difference.Value))
        {
            Assert.Equal((0.0, true), (difference.Value, difference.StandardError is 0 or double.NaN));
        }
    }

    // Within four standard errors of the difference of the two, and of its own.
    private static void AssertAgrees(PairedEstimate paired, Estimate first, Estimate second)
    {
        double variance = first.StandardError * first.StandardError + second.StandardError * second.StandardError + paired.StandardError * paired.StandardError;
        Assert.InRange(paired.Value - (second.Value - first.Value), -4 * Math.Sqrt(variance), 4 * Math.Sqrt(variance));
        Assert.True(paired.StandardError > 0);
    }
}
