using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The rank correlations of the draws against those asked for.</summary>
public sealed class DrawnCorrelationsTests
{
    private static readonly RunOptions Options = new(1 << 13, 1, 2);

    public static TheoryData<Sampler> Samplers => [.. Enum.GetValues<Sampler>()];

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Continuous_inputs_have_the_correlations_asked_for(Sampler sampler)
    {
        DrawnCorrelations correlations = DrawnCorrelations.Of(BaseCase.Scenario, Options with { Sampler = sampler });
        Assert.Equal(BaseCase.Scenario.Correlations, correlations.Pairs.Select(pair => pair.Asked));
        Assert.All(correlations.Pairs.Where(pair => pair.Asked.A != Parameter.ExportDutyRate && pair.Asked.B != Parameter.ExportDutyRate), pair =>
        {
            Assert.InRange(pair.Drawn.StandardError, 0, 0.02); // (1 − ρ²) / √n is 0.01 for independent trials
            Assert.Equal(pair.Asked.Spearman, pair.Drawn.Value, 4 * pair.Drawn.StandardError + 0.001);
        });
    }

    [Fact]
    public void Equal_values_take_some_of_a_correlation_away() // the duty has three values
    {
        DrawnCorrelation duty = DrawnCorrelations.Of(BaseCase.Scenario, Options).Pairs.Single(pair => pair.Asked.A == Parameter.ExportDutyRate);
        Assert.Equal(0.5, duty.Asked.Spearman);
        Assert.InRange(duty.Drawn.Value, 0.40, 0.48);
    }

    [Fact]
    public void The_matrix_is_that_of_the_values_drawn()
    {
        DrawnCorrelations correlations = DrawnCorrelations.Of(BaseCase.Scenario, Options);
        KeptTrials kept = KeptTrials.Of(Study.Of(BaseCase.Scenario, []), Options, null, default);
        double[][] ranks = [.. correlations.Parameters.Select(parameter => Ranks.Of(kept.Inputs[kept.Factors.Index().Single(entry => entry.Item.Parameter == parameter).Index]))];
        for (int i = 0; i < ranks.Length; i++)
        {
            for (int j = 0; j < ranks.Length; j++)
            {
                Assert.Equal(MathNet.Numerics.Statistics.Correlation.Pearson(ranks[i], ranks[j]), correlations.Drawn[i][j], 1e-4); // the jackknife takes off a bias of about 1 / n
                Assert.Equal(correlations.Drawn[i][j], correlations.Drawn[j][i]);
            }
        }

        Assert.Equal(Options.Trials, correlations.Trials);
        Assert.Equal(correlations.LargestError, Errors(correlations).Max());
    }

    [Fact]
    public void What_nobody_asked_for_is_not_there()
    {
        DrawnCorrelations correlations = DrawnCorrelations.Of(BaseCase.Scenario, Options);
        int delay = correlations.Parameters.ToList().IndexOf(Parameter.CompletionDelay), hazard = correlations.Parameters.ToList().IndexOf(Parameter.RuptureHazard);
        Assert.Equal(0, correlations.Asked[delay][hazard]);
        Assert.InRange(correlations.Drawn[delay][hazard], -0.03, 0.03);
        Assert.All(correlations.Asked.Index(), row => Assert.Equal(1, row.Item[row.Index]));
        Assert.All(correlations.Drawn.Index(), row => Assert.Equal(1, row.Item[row.Index], 1e-12));
        Assert.DoesNotContain(Parameter.ProfitTaxRate, correlations.Parameters);
    }

    [Fact]
    public void Signs_are_kept()
    {
        DrawnCorrelation pair = Assert.Single(Correlated((Parameter.ShareOfCall, Parameter.UpstreamCost, -0.7)).Pairs);
        Assert.Equal(-0.7, pair.Drawn.Value, 4 * pair.Drawn.StandardError + 0.001);
    }

    [Fact]
    public void Where_the_matrix_had_to_be_repaired_the_largest_error_tells() // three inputs cannot each be far from both others
    {
        DrawnCorrelations repaired = Correlated(
            (Parameter.ShareOfCall, Parameter.UpstreamCost, -0.9), (Parameter.UpstreamCost, Parameter.FuelShare, -0.9), (Parameter.ShareOfCall, Parameter.FuelShare, -0.9));
        Assert.InRange(repaired.LargestError, 0.35, 0.45); // the nearest possible are −0.5 each in normal scores
    }

    [Fact]
    public void Without_correlations_there_is_nothing()
    {
        DrawnCorrelations none = Correlated();
        Assert.Empty(none.Pairs);
        Assert.Empty(none.Parameters);
        Assert.Empty(none.Drawn);
        Assert.Equal((0.0, 0L), (none.LargestError, none.Trials));
        Assert.Empty(Correlated((Parameter.ShareOfCall, Parameter.UpstreamCost, 0)).Pairs); // as a scenario takes one back
    }

    private static DrawnCorrelations Correlated(params (Parameter A, Parameter B, double Spearman)[] pairs) => DrawnCorrelations.Of(
        BaseCase.Scenario with { Correlations = [.. pairs.Select(pair => new RankCorrelation(pair.A, pair.B, pair.Spearman))] }, Options);

    private static IEnumerable<double> Errors(DrawnCorrelations of) =>
        of.Asked.Zip(of.Drawn, (asked, drawn) => asked.Zip(drawn, (a, b) => Math.Abs(a - b))).SelectMany(row => row);
}
