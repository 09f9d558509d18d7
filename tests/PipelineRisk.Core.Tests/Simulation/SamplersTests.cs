using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>Three samplers, one answer: they differ in the error alone.</summary>
public sealed class SamplersTests
{
    private const long Trials = 200_000;

    private static readonly Lazy<Dictionary<Sampler, RunResult>> Runs = new(() =>
        Enum.GetValues<Sampler>().ToDictionary(sampler => sampler, sampler => Run(sampler, Trials, 11)));

    [Theory]
    [InlineData(Sampler.Sobol, Sampler.MonteCarlo)]
    [InlineData(Sampler.LatinHypercube, Sampler.MonteCarlo)]
    [InlineData(Sampler.Sobol, Sampler.LatinHypercube)]
    public void They_agree_within_their_errors(Sampler one, Sampler other)
    {
        RunResult a = Runs.Value[one], b = Runs.Value[other];
        foreach ((MetricSummary mine, MetricSummary yours) in a.Metrics.Zip(b.Metrics))
        {
            AssertNear(mine.Mean.Value, mine.Mean.StandardError, yours.Mean.Value, yours.Mean.StandardError, $"mean {mine.Info.Name}");
            AssertNear(mine.LowerTailMean.Value, mine.LowerTailMean.StandardError, yours.LowerTailMean.Value, yours.LowerTailMean.StandardError, $"tail {mine.Info.Name}");
        }

        foreach ((EventSummary mine, EventSummary yours) in a.Events.Zip(b.Events))
        {
            AssertNear(mine.Probability.Value, mine.Probability.StandardError, yours.Probability.Value, yours.Probability.StandardError, mine.Name);
        }
    }

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    public void Quantiles_agree_within_their_intervals(Sampler sampler)
    {
        foreach ((MetricSummary mine, MetricSummary plain) in Runs.Value[sampler].Metrics.Zip(Runs.Value[Sampler.MonteCarlo].Metrics).Where(pair => !pair.First.Info.IsYear))
        {
            foreach ((QuantileEstimate a, QuantileEstimate b) in mine.Quantiles.Zip(plain.Quantiles))
            {
                // Half an interval is two standard errors; 4.5 of them, and what the bins hide.
                double error = Math.Sqrt(a.HalfWidth95 * a.HalfWidth95 + b.HalfWidth95 * b.HalfWidth95) / 2;
                Assert.True(
                    Math.Abs(a.Value - b.Value) <= 4.5 * error + mine.QuantileResolution + plain.QuantileResolution,
                    $"P{100 * a.Probability} of {mine.Info.Name}: {a.Value} and {b.Value}, error {error}");
            }
        }
    }

    [Fact]
    public void Sobol_points_know_the_mean_npv_at_least_twice_as_well() // a ninth of the plain error; half would be something broken
    {
        RunResult sobol = Run(Sampler.Sobol, 1 << 17, 3);
        MetricSummary npv = sobol[Outcome.Npv];
        Assert.InRange(npv.Mean.StandardError, 0, 0.5 * npv.StandardDeviation / Math.Sqrt(sobol.Trials));
        Assert.Equal(Math.Pow(npv.StandardDeviation / npv.Mean.StandardError, 2), npv.EquivalentPlainTrials);
        Assert.InRange(npv.EquivalentPlainTrials, 4 * sobol.Trials, double.PositiveInfinity);
    }

    [Fact]
    public void Neither_replicated_sampler_is_worse_than_plain_trials_at_any_mean()
    {
        // A standard error of 31 degrees of freedom is known to 1/√62 = 13 %: more than four of these above the plain one would be a loss.
        foreach (Sampler sampler in new[] { Sampler.Sobol, Sampler.LatinHypercube })
        {
            Assert.All(
                Runs.Value[sampler].Metrics,
                metric => Assert.InRange(metric.Mean.StandardError, 0, (1 + 4 / Math.Sqrt(62)) * metric.StandardDeviation / Math.Sqrt(metric.Trials)));
        }
    }

    [Fact]
    public void The_error_that_a_run_states_is_the_spread_of_runs()
    {
        // 40 short runs of other seeds: their spread is known to 1/√78, the mean of their stated variances to 1/√(40 · 62): four of both together.
        const int Seeds = 40;
        Estimate[] means = [.. Enumerable.Range(100, Seeds).Select(seed => Run(Sampler.Sobol, 4096, (ulong)seed)[Outcome.Npv].Mean)];
        double center = means.Average(mean => mean.Value);
        double spread = Math.Sqrt(means.Sum(mean => (mean.Value - center) * (mean.Value - center)) / (Seeds - 1));
        double stated = Math.Sqrt(means.Average(mean => mean.StandardError * mean.StandardError));
        Assert.InRange(spread / stated, 1 - 4 * Math.Sqrt(1.0 / 78 + 1.0 / 2480), 1 + 4 * Math.Sqrt(1.0 / 78 + 1.0 / 2480));
    }

    [Fact]
    public void Plain_trials_have_one_replicate_and_the_others_as_many_as_asked_for()
    {
        Assert.Equal(1, Runs.Value[Sampler.MonteCarlo].Replicates);
        Assert.Equal((32, 31.0), (Runs.Value[Sampler.Sobol].Replicates, Runs.Value[Sampler.Sobol][Outcome.Npv].Mean.DegreesOfFreedom));
        Assert.Equal(5, Run(Sampler.Sobol, 5, 1).Replicates); // never more than trials
    }

    private static void AssertNear(double a, double errorOfA, double b, double errorOfB, string what) =>
        Assert.True(Math.Abs(a - b) <= 4.5 * Math.Sqrt(errorOfA * errorOfA + errorOfB * errorOfB), $"{what}: {a} ± {errorOfA} and {b} ± {errorOfB}");

    private static RunResult Run(Sampler sampler, long trials, ulong seed) => MonteCarlo.Run(
        BaseCase.Scenario, new(trials, seed, 2) { Sampler = sampler }, cancellation: TestContext.Current.CancellationToken);
}
