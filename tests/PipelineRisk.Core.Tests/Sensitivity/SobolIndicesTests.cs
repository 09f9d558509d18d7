using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Verification;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Sobol' indices of functions whose indices are known (known_values.md, "Sensitivity"), and of the pipeline.</summary>
public sealed class SobolIndicesTests
{
    private static readonly double[] IshigamiFirst = [0.3139051911478115, 0.4424111447900408, 0];
    private static readonly double[] IshigamiTotal = [0.5575888552099592, 0.4424111447900408, 0.2436836640621477];

    private static readonly double[] GFirst = [.7161921689, .1790480422, .02367577418, .007161921689, 7.161921689e-5, 7.161921689e-5, 7.161921689e-5, 7.161921689e-5];
    private static readonly double[] GTotal = [.7871441267, .2421981928, .03431691015, .01046038707, 1.049490519e-4, 1.049490519e-4, 1.049490519e-4, 1.049490519e-4];

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    public void Ishigami_has_its_published_indices(Sampler sampler)
    {
        SobolIndices indices = SobolIndices.Of(TextbookFunctions.Ishigami(), Options(1 << 17) with { Sampler = sampler })[0];
        Truth.Holds(indices.Mean, 3.5, 0.01, "mean");
        Truth.Holds(indices.Variance, 13.84458794071925653, 0.05, "variance");
        AssertIndices(indices, IshigamiFirst, IshigamiTotal, 0.01);
    }

    [Fact]
    public void Ishigami_with_a_weaker_interaction_has_its_indices() => AssertIndices(
        SobolIndices.Of(TextbookFunctions.Ishigami(b: 0.05), Options(1 << 17))[0],
        [.2185185644, .6868946436, 0], [.3131053564, .6868946436, .0945867919], 0.01);

    [Fact]
    public void The_g_function_has_its_published_indices() =>
        AssertIndices(SobolIndices.Of(TextbookFunctions.GFunction(0, 1, 4.5, 9, 99, 99, 99, 99), Options(1 << 17))[0], GFirst, GTotal, 0.01);

    [Fact]
    public void The_g_function_of_three_inputs_has_its_published_indices() => AssertIndices(
        SobolIndices.Of(TextbookFunctions.GFunction(0, 9, 99), Options(1 << 17))[0],
        [.986711842, .00986711842, 9.867e-5], [.9900338815, .01315659643, 1.320e-4], 0.01);

    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        int[] first = new int[3], total = new int[3];
        for (ulong seed = 1; seed <= 200; seed++)
        {
            SobolIndices indices = SobolIndices.Of(TextbookFunctions.Ishigami(), new RunOptions(1 << 13, seed, 2))[0];
            for (int i = 0; i < 3; i++)
            {
                first[i] += Truth.Covers(indices.Factors[i].First, IshigamiFirst[i]) ? 1 : 0;
                total[i] += Truth.Covers(indices.Factors[i].Total, IshigamiTotal[i]) ? 1 : 0;
            }
        }

        for (int i = 0; i < 3; i++)
        {
            Truth.AssertCoverage(first[i], $"first order of x{i + 1}");
            Truth.AssertCoverage(total[i], $"total of x{i + 1}");
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Study study = Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]).Independent();
        double[] Values(int threads) => [.. SobolIndices.Of(study, new RunOptions(2048, 3, threads))[0].Factors.SelectMany(factor => (double[])[factor.First.Value, factor.Total.Value])];
        Assert.Equal(Values(1), Values(3));
    }

    [Fact]
    public void Dependent_inputs_are_refused() =>
        Assert.Throws<ArgumentException>(() => SobolIndices.Of(TextbookFunctions.LinearGaussian(0.5), Options(1024)));

    [Fact]
    public void What_cannot_matter_has_no_index()
    {
        // With an oil weight of 0 the oil price decides nothing, but the price path of gas does; neither is lost in the other.
        SobolIndices npv = SobolIndices.Of(Study.Of(BaseCase.Scenario, [Response.Of(Outcome.Npv)]).Independent(), Options(2048))[0];
        SobolIndex Of(string name) => npv.Factors.Single(index => index.Factor.Name == name);
        Assert.Equal(0, Of("oil_price_long_run").Total.Value);
        Assert.Equal(0, Of("panda_bond_available").Total.Value);
        Assert.True(Of(Factor.PricePath).Total.Value > 0.01);
        Assert.True(Of(Factor.DisruptionPath).Total.Value > 0.005);
        Assert.True(Of("cost_overrun").First.Value > 0.1);
    }

    private static RunOptions Options(long trials) => new(trials, 1, 2);

    private static void AssertIndices(SobolIndices indices, double[] first, double[] total, double largestError)
    {
        for (int i = 0; i < first.Length; i++)
        {
            Truth.Holds(indices.Factors[i].First, first[i], largestError, $"first order of x{i + 1}");
            Truth.Holds(indices.Factors[i].Total, total[i], largestError, $"total of x{i + 1}");
        }
    }
}
