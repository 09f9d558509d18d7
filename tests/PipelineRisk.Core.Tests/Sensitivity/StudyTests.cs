using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>A study of the pipeline is the run of the same options, and its variations change what they say.</summary>
public sealed class StudyTests
{
    private static readonly RunOptions Options = new(1 << 14, 5, 2);

    public static TheoryData<Sampler> Samplers => [.. Enum.GetValues<Sampler>()];

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Its_means_are_those_of_the_run(Sampler sampler)
    {
        RunOptions options = Options with { Sampler = sampler };
        RunResult run = MonteCarlo.Run(BaseCase.Scenario, options);
        Study study = Study.Of(
            BaseCase.Scenario,
            [.. OutcomeCatalogue.All.Select(info => Response.Of(info.Id)), .. RiskEventCatalogue.All.Select(info => Response.Of(info.Id))]);
        PairedEstimate[] means = new StudyRun(study, options, null, default).Means([new NoVariation()])[0];
        foreach (OutcomeInfo info in OutcomeCatalogue.All)
        {
            double mean = run[info.Id].Mean.Value;
            Assert.Equal(mean, means[(int)info.Id].Value, 1e-9 * Math.Max(1, Math.Abs(mean)));
        }

        foreach (EventSummary summary in run.Events)
        {
            Assert.Equal(summary.Probability.Value, means[OutcomeCatalogue.All.Count + (int)summary.Event].Value, 1e-12);
        }
    }

    [Fact]
    public void A_fixed_parameter_gives_what_the_run_with_that_constant_gives()
    {
        Study study = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]);
        StudyRun run = new(study, Options with { Trials = 1 << 16 }, null, default);
        PairedEstimate mean = run.Means([new FixedValues(run.Plan, [(study.IndexOf("price_discount"), 0.3)])])[0][0];
        Estimate other = MonteCarlo.Run(BaseCase.With("price_discount=0.3"), new RunOptions(1 << 16, 99, 2))[Outcome.Npv].Mean;
        Assert.True(Math.Abs(mean.Value - other.Value) < 4 * Math.Sqrt(mean.StandardError * mean.StandardError + other.StandardError * other.StandardError));
        Assert.True(mean.Value > -10);
    }

    [Fact]
    public void A_constant_can_be_freed()
    {
        Study study = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.DeliveredTotal)], Parameter.Capacity);
        StudyRun run = new(study, Options, null, default);
        int capacity = study.IndexOf("capacity");
        PairedEstimate[][] means = run.Means([new NoVariation(), new FixedValues(run.Plan, [(capacity, 50)]), new FixedValues(run.Plan, [(capacity, 25)])]);
        Assert.Equal(means[0][0].Value, means[1][0].Value);
        Assert.True(means[2][0].Value < 0.7 * means[0][0].Value);
        Assert.False(study.Factors[capacity].IsUncertain);
    }

    [Fact]
    public void What_a_variation_changed_is_restored_before_the_next()
    {
        Study study = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Stranded)]);
        StudyRun run = new(study, Options with { Trials = 1024 }, null, default);
        int[] everything = [.. Enumerable.Range(0, study.Factors.Count)];
        double[] differences = run.Replicates(Samples.Two, () => new double[2], (worker, sums) =>
        {
            worker.Evaluate(new NoVariation(), 0);
            worker.Evaluate(new Redrawn(run.Plan, everything), 1);
            worker.Evaluate(new NoVariation(), 2);
            for (int i = 0; i < worker.Tile.Count; i++)
            {
                sums[0] += Math.Abs(worker.Response(2, 0)[i] - worker.Response(0, 0)[i]);
                sums[1] += Math.Abs(worker.Response(1, 0)[i] - worker.Response(0, 0)[i]);
            }
        }).Aggregate((a, b) => [a[0] + b[0], a[1] + b[1]]);
        Assert.Equal(0, differences[0]);
        Assert.True(differences[1] > 1024);
    }

    [Fact]
    public void Redrawn_inputs_keep_their_dependence_on_those_that_stay()
    {
        // demand_position stays; production_position, correlated with it (0.4), is drawn anew.
        Study study = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]);
        StudyRun run = new(study, Options, null, default);
        int demand = study.IndexOf("demand_position"), production = study.IndexOf("production_position");
        List<(double Demand, double Before, double After)> kept = [];
        run.Replicates(Samples.Two, () => 0, (worker, _) =>
        {
            Redrawn redrawn = new(run.Plan, [production]);
            PipelineRisk.Sampling.TrialBlock varied = run.Plan.Sampler.NewBlock(StudyWorker.TileTrials);
            varied.CopyAll(worker.First);
            redrawn.Apply(worker, varied);
            lock (kept)
            {
                for (int i = 0; i < worker.Tile.Count; i++)
                {
                    int column = run.Plan.ColumnOf(production);
                    kept.Add((worker.First.Column(run.Plan.ColumnOf(demand))[i], worker.First.Column(column)[i], varied.Column(column)[i]));
                }
            }
        });
        double[] ranks = Ranks.Of([.. kept.Select(trial => trial.Demand)]);
        Assert.Equal(0.4, Correlation(ranks, Ranks.Of([.. kept.Select(trial => trial.After)])), 0.03);
        Assert.Equal(0.4, Correlation(ranks, Ranks.Of([.. kept.Select(trial => trial.Before)])), 0.03);
        double again = Correlation(Ranks.Of([.. kept.Select(trial => trial.Before)]), Ranks.Of([.. kept.Select(trial => trial.After)]));
        Assert.InRange(again, 0.1, 0.25); // through demand alone: about 0.4²
    }

    private static double Correlation(double[] a, double[] b) => MathNet.Numerics.Statistics.Correlation.Pearson(a, b);
}
