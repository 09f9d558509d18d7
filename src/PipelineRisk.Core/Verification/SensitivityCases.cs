using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Verification;

/// <summary>Sobol' indices and Shapley effects of functions that have exact ones.</summary>
internal static class SensitivityCases
{
    private const string IshigamiSource = "Ishigami and Homma (1990)";
    private const string GSource = "Saltelli and Sobol' (1995)";
    private const string DependentSource = "Iooss and Prieur (2019)";

    private static readonly RunOptions Options = new(1 << 15, 1, Environment.ProcessorCount);

    public static void Add(CaseList cases)
    {
        SobolIndices ishigami = SobolIndices.Of(TextbookFunctions.Ishigami(), Options)[0];
        cases.Estimated("Ishigami: mean", IshigamiSource, 3.5, ishigami.Mean.Estimate);
        cases.Estimated("Ishigami: variance", IshigamiSource, 13.84458794071925653, ishigami.Variance.Estimate);
        Indices(cases, "Ishigami", IshigamiSource, ishigami, [.3139051911478115, .4424111447900408, 0], [.5575888552099592, .4424111447900408, .2436836640621477]);
        Indices(
            cases, "Ishigami, b = 0.05", IshigamiSource, SobolIndices.Of(TextbookFunctions.Ishigami(b: 0.05), Options)[0],
            [.2185185644, .6868946436, 0], [.3131053564, .6868946436, .0945867919]);
        Indices(
            cases, "g-function", GSource, SobolIndices.Of(TextbookFunctions.GFunction(0, 1, 4.5, 9, 99, 99, 99, 99), Options)[0],
            [.7161921689, .1790480422, .02367577418, .007161921689], [.7871441267, .2421981928, .03431691015, .01046038707]);
        Indices(
            cases, "g-function (0, 9, 99)", GSource, SobolIndices.Of(TextbookFunctions.GFunction(0, 9, 99), Options)[0],
            [.986711842, .00986711842, 9.867e-5], [.9900338815, .01315659643, 1.320e-4]);
        Effects(cases, "Ishigami", "Owen (2014)", TextbookFunctions.Ishigami(), [.4357470231788853, .4424111447900408, .1218418320310739]);
        Effects(cases, "correlated by 0.9", DependentSource, TextbookFunctions.LinearGaussian(0.9), [.104166667, .418229167, .477604167]);
        Effects(cases, "correlated by 0.5", DependentSource, TextbookFunctions.LinearGaussian(0.5), [.125, .296875, .578125]);
        Effects(cases, "correlated by -0.5", DependentSource, TextbookFunctions.LinearGaussian(-0.5), [.25, .09375, .65625]);
        Effects(cases, "correlated by -0.9", DependentSource, TextbookFunctions.LinearGaussian(-0.9), [.416666667, .172916667, .410416667]);
    }

    private static void Indices(CaseList cases, string name, string source, SobolIndices indices, double[] first, double[] total)
    {
        for (int i = 0; i < first.Length; i++)
        {
            cases.Estimated($"{name}: first-order index of x{i + 1}", source, first[i], indices.Factors[i].First.Estimate);
            cases.Estimated($"{name}: total index of x{i + 1}", source, total[i], indices.Factors[i].Total.Estimate);
        }
    }

    private static void Effects(CaseList cases, string name, string source, Study study, double[] effects)
    {
        ShapleyEffects ours = ShapleyEffects.Of(study, FactorGroup.Single(study), Options)[0];
        for (int i = 0; i < effects.Length; i++)
        {
            cases.Estimated($"Shapley, {name}: effect of x{i + 1}", source, effects[i], ours.Groups[i].Effect.Estimate);
        }
    }
}
