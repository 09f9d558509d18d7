using System.Globalization;
using PipelineRisk.Distributions;
using PipelineRisk.Numerics;

namespace PipelineRisk.Verification;

/// <summary>The quantile function of the standard normal: that of the distributions, and that of the trials, at the machine's width.</summary>
internal static class NormalCases
{
    private static readonly (double Probability, double Score)[] Known =
    [
        (0.25, -0.6744897501960817432), (0.001, -3.0902323061678135415), (1e-20, -9.2623400897984075737),
        (1e-300, -37.047096299361199237), (0.975, 1.9599639845400542355), (0.9999999, 5.1993375821928169316),
    ];

    public static void Add(CaseList cases)
    {
        double[] scores = [.. Known.Select(known => known.Probability)];
        Array.Resize(ref scores, 16);
        NormalScores.OfUniforms(scores, LaneWidths.Best);
        foreach ((int i, (double probability, double score)) in Known.Index())
        {
            string what = $"Φ⁻¹({probability.ToString(CultureInfo.InvariantCulture)})";
            // A probability near 1 is itself rounded, by up to 2⁻⁵⁴: the score moves by that over the density. A level says both of its sides.
            double rounding = probability > 0.5 ? Math.Pow(2, -54) * Math.Sqrt(2 * Math.PI) * Math.Exp(score * score / 2) : 0;
            Level level = new(probability, probability > 0.5 ? (double)(1 - (decimal)probability) : 1 - probability);
            cases.Number($"{what} of the distributions", "Wichura 1988, mpmath", score, NormalScore.Of(level));
            cases.Number($"{what} of the trials", "Wichura 1988, mpmath", score, scores[i], 1e-12 * Math.Abs(score) + rounding);
        }

        cases.Number("P(Z > 4)", "closed form", 3.167124183311986e-05, Level.OfScore(4).Above);
        cases.Number("P(Z > 6)", "closed form", 9.865876450376946e-10, Level.OfScore(6).Above);
    }
}
