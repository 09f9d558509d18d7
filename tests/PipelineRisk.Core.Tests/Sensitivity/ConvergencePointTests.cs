using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>How a run converges, confirmed by runs of fewer trials, which are its own first ones.</summary>
public sealed class ConvergencePointTests
{
    public static TheoryData<Sampler> Samplers => [.. Enum.GetValues<Sampler>()];

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Every_point_is_the_run_of_that_many_trials(Sampler sampler)
    {
        RunOptions options = new RunOptions(5000, 3, 2) with { Sampler = sampler };
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, options);
        IReadOnlyList<ConvergencePoint> points = ConvergencePoint.Of(run, options);
        Assert.Equal([1024, 2048, 4096, 5000], points.Select(point => point.Trials));
        Assert.All(points, point =>
        {
            RunResult alone = MonteCarlo.Run(BaseCase.Scenario, options with { Trials = point.Trials });
            Same(alone[Outcome.Npv].Mean, point.MeanNpv);
            Same(alone[RiskEvent.Loss].Probability, point.Loss);
            Same(alone[RiskEvent.Stranded].Probability, point.Stranded);
        });
        Assert.Equal(run[Outcome.Npv].Mean, points[^1].MeanNpv);

        void Same(Estimate expected, Estimate actual)
        {
            Assert.Equal(expected.Value, actual.Value, 1e-10);
            double tolerance = sampler == Sampler.MonteCarlo ? 0.5 : 1e-8; // of plain Monte Carlo the run knows the error by theory, the point by 32 stretches: 1 / √62 is 13 %
            Assert.Equal(expected.StandardError, actual.StandardError, tolerance * expected.StandardError);
        }
    }

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.MonteCarlo)]
    public void Its_trials_are_the_first_of_the_run(Sampler sampler)
    {
        double[][] few = NpvsOf(1 << 10, sampler), many = NpvsOf(3000, sampler);
        if (sampler == Sampler.MonteCarlo)
        {
            double[] all = [.. few.SelectMany(stretch => stretch)];
            Bits.Equal(all, many.SelectMany(stretch => stretch).ToArray().AsSpan(0, all.Length));
            return;
        }

        Assert.Equal(few.Length, many.Length);
        Assert.All(few.Zip(many), replicate => Bits.Equal(replicate.First, replicate.Second.AsSpan(0, replicate.First.Length)));
    }

    [Fact]
    public void A_short_run_is_its_only_point()
    {
        RunOptions options = new(1024, 1, 2);
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, options);
        Assert.Equal(1024, Assert.Single(ConvergencePoint.Of(run, options)).Trials);
    }

    private static double[][] NpvsOf(long trials, Sampler sampler)
    {
        KeptTrials kept = KeptTrials.Of(
            Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]), new RunOptions(trials, 3, 2) with { Sampler = sampler }, null, default);
        return [.. kept.Replicates.Select(range => kept.Responses[0][range])];
    }
}
