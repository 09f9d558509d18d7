using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

public sealed class TornadoTests
{
    [Fact]
    public void A_sum_moves_by_the_distance_of_P10_and_P90()
    {
        Tornado tornado = Tornado.Of(TextbookFunctions.LinearGaussian(0), new RunOptions(1 << 14, 1, 2));
        double[] deviations = [1, 1, 2];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2 * 1.2815515655446004 * deviations[i], tornado.Bars[i].Swing(0).Value, 1e-12);
            Assert.True(tornado.Bars[i].Swing(0).StandardError < 1e-12); // on the same draws nothing else moves
            Truth.Holds(tornado.Bars[i].AtLow[0], -1.2815515655446004 * deviations[i], 0.01, $"x{i + 1} at P10");
        }
    }

    [Fact]
    public void Others_keep_their_distribution_although_they_are_correlated()
    {
        Tornado tornado = Tornado.Of(TextbookFunctions.LinearGaussian(0.9), new RunOptions(1 << 14, 1, 2));
        Assert.Equal(2 * 1.2815515655446004, tornado.Bars[1].Swing(0).Value, 1e-12);
    }

    [Fact]
    public void In_the_base_case_overruns_hurt_and_higher_prices_help()
    {
        Tornado tornado = Tornado.Of(Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Loss)]), new RunOptions(4096, 1, 2));
        TornadoBar Of(string name) => tornado.Bars.Single(bar => bar.Factor.Name == name);
        Assert.True(Of("cost_overrun").Swing(0).Value < -5);
        Assert.True(Of("eu_price_long_run").Swing(0).Value > 5);
        Assert.True(Of("eu_price_long_run").Swing(1).Value < -0.05);
        Assert.Equal(0.84, Of("cost_overrun").Low, 1e-9);
        Assert.Equal(1.48, Of("cost_overrun").High, 1e-9);
        Assert.DoesNotContain(tornado.Bars, bar => bar.Factor.Name == "capacity");
    }
}
