using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>A trial is the same alone, in its tile and in the run, whatever the sampler and the round.</summary>
public sealed class SingleTrialTests
{
    private const int Tile = 256;

    public static TheoryData<Sampler, bool> Runs => new(
        from sampler in Enum.GetValues<Sampler>()
        from until in new[] { false, true }
        select (sampler, until));

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_trial_is_the_same_alone_and_inside_the_run(Sampler sampler, bool until)
    {
        // Three rounds with a target, the last one cut off; replicates, blocks and tiles of odd lengths.
        RunOptions options = new(40_009, 5, 2) { Sampler = sampler, Replicates = 7, Until = until ? [Targets.Of("mean:npv=1e-9")] : [] };
        Scenario scenario = BaseCase.Scenario;
        double[][] outcomes = Outcomes(scenario, options);
        RunResult run = MonteCarlo.Run(scenario, options, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(options.Trials, run.Trials);
        foreach (MetricSummary metric in run.Metrics)
        {
            double[] existing = [.. outcomes[(int)metric.Info.Id].Where(value => !double.IsNaN(value))];
            Assert.Equal(existing.Length, metric.Trials);
            Bits.Equal(existing.Min(), metric.Minimum);
            Bits.Equal(existing.Max(), metric.Maximum);

            // Sums of n numbers of one size, rounded in another order: n roundings at most, of which √n would be usual.
            Assert.Equal(existing.Average(), metric.Mean.Value, existing.Length * Math.ScaleB(existing.Max(Math.Abs), -53));
        }

        double[] npv = outcomes[(int)Outcome.Npv];
        int lowest = Array.IndexOf(npv, npv.Min()), highest = Array.IndexOf(npv, npv.Max());
        int[] some = [0, 1, 7, 255, 256, 2341, 4095, 16_383, 16_384, 16_385, 18_725, 32_767, 32_768, 33_333, 38_974, 40_008, lowest, highest];
        foreach (int trial in some)
        {
            TrialRecord alone = TrialAudit.Of(scenario, options, trial);
            Bits.Equal([.. outcomes.Select(column => column[trial])], [.. alone.Outcomes]);
        }

        Bits.Equal(run[Outcome.Npv].Minimum, TrialAudit.Of(scenario, options, lowest)[Outcome.Npv]);
        Bits.Equal(run[Outcome.Npv].Maximum, TrialAudit.Of(scenario, options, highest)[Outcome.Npv]);
        Assert.Throws<ArgumentOutOfRangeException>(() => TrialAudit.Of(scenario, options, options.Trials));
    }

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    [InlineData(Sampler.MonteCarlo)]
    public void The_first_round_of_a_run_with_a_target_is_the_first_round_of_a_longer_one(Sampler sampler)
    {
        RunOptions two = new(2 * RunLayout.FirstRoundTrials, 5, 2) { Sampler = sampler, Until = [Targets.Of("mean:npv=1e-9")] };
        double[][] shorter = Outcomes(BaseCase.Scenario, two with { Trials = RunLayout.FirstRoundTrials }), longer = Outcomes(BaseCase.Scenario, two);
        for (int i = 0; i < shorter.Length; i++)
        {
            Bits.Equal(shorter[i], longer[i].AsSpan(0, RunLayout.FirstRoundTrials));
        }
    }

    // Tile after tile as a worker does it, at the machine's width.
    private static double[][] Outcomes(Scenario scenario, RunOptions options)
    {
        SimulationPlan plan = new(scenario, options, LaneWidths.Best, everything: false);
        RunLayout layout = new(options);
        TrialBlock inputs = plan.Sampler.NewBlock(Tile);
        OutcomeBlock block = new(Tile);
        YearCollector years = new(plan.Tables.Years);
        double[][] outcomes = [.. OutcomeCatalogue.All.Select(_ => new double[options.Trials])];
        using TrialEngine engine = TrialEngine.Create(plan);
        for (int number = 0; number < layout.Blocks; number++)
        {
            Stretch whole = layout.Block(number);
            for (int offset = 0; offset < whole.Count; offset += Tile)
            {
                Stretch tile = whole.Part(offset, Math.Min(Tile, whole.Count - offset));
                plan.Sampler.Fill(inputs, in tile);
                engine.Evaluate(inputs, block, years);
                for (int i = 0; i < outcomes.Length; i++)
                {
                    block[(Outcome)i].CopyTo(outcomes[i].AsSpan((int)tile.FirstTrial));
                }
            }
        }

        return outcomes;
    }
}
