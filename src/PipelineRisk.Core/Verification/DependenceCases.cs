using MathNet.Numerics.LinearAlgebra;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>Rank correlations of normals, samples of the copula, and the nearest correlation matrix.</summary>
internal static class DependenceCases
{
    private const string Closed = "closed form";
    private const int Trials = 1 << 16;

    public static void Add(CaseList cases)
    {
        foreach ((double normal, double spearman, double kendall) in new[]
        {
            (0.3, 0.28756421862262127, 0.1939733680413566), (0.5, 0.4825837395309974, 1.0 / 3),
            (0.7, 0.6829105038240887, 0.49363337778673), (0.9, 0.8914561316801003, 0.7128674137425876),
        })
        {
            (Estimate sampledSpearman, Estimate sampledKendall) = SampledCorrelations(spearman);
            cases.Number($"Spearman's ρ of normals with r = {normal:F1}", Closed, spearman, CorrelationMatrix.SpearmanOf(normal));
            cases.Estimated($"Spearman's ρ, r = {normal:F1}, of the copula's trials", Closed, spearman, sampledSpearman);
            cases.Estimated($"Kendall's τ, r = {normal:F1}, of the copula's trials", Closed, kendall, sampledKendall);
        }

        cases.Number("r of normals with Spearman's ρ = 0.5", Closed, 0.5176380902050415, CorrelationMatrix.NormalScoreOf(0.5));
        cases.Number("r of normals with Spearman's ρ = 0.9", Closed, 0.9079809994790935, CorrelationMatrix.NormalScoreOf(0.9));
        AddNearest(cases, "(1, 1, 0)", "Higham 2002", [[1, 1, 0], [1, 1, 1], [0, 1, 1]], 0.5277904635818285, 1e-11, 5e-6, 0.76069, 0.157298, 0.76069);
        AddNearest(cases, "(0.9, 0.8, 0)", "Higham 2002", [[1, 0.9, 0], [0.9, 1, 0.8], [0, 0.8, 1]], null, 0, 1e-6, 0.775238, 0.079056, 0.690979);
        AddNearest(cases, "tridiagonal (2, −1)", "NAG g02aa", [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]], 2.133729, 1e-6, 1e-6,
            -0.808412, 0.191588, 0.106775, -0.656233, 0.191588, -0.808412);
    }

    // Spearman's is the correlation of the uniforms: 12 E[(u − ½)(v − ½)]. Kendall's: two independent trials lie in the same order with probability (1 + τ)/2.
    private static (Estimate Spearman, Estimate Kendall) SampledCorrelations(double spearman)
    {
        const Parameter A = Parameter.CostOverrun, B = Parameter.CompletionDelay;
        double[] scores = new double[2 * Trials];
        PhiloxSource source = new(Draws.Seed);
        source.Fill(Stretch.Of(0, Trials), RandomVariable.Of(A), scores.AsSpan(0, Trials));
        source.Fill(Stretch.Of(0, Trials), RandomVariable.Of(B), scores.AsSpan(Trials));
        NormalScores.OfUniforms(scores, LaneWidths.Best);
        new GaussianCopula([new(A, B, spearman)]).Apply(scores, Trials, Trials);

        double[] products = new double[Trials], concordant = new double[Trials / 2];
        for (int i = 0; i < Trials; i++)
        {
            products[i] = 12 * (Level.OfScore(scores[i]).Below - 0.5) * (Level.OfScore(scores[Trials + i]).Below - 0.5);
        }

        for (int i = 0; i < Trials; i += 2)
        {
            concordant[i / 2] = Math.Sign(scores[i] - scores[i + 1]) * Math.Sign(scores[Trials + i] - scores[Trials + i + 1]);
        }

        Moments ofRanks = Moments.Of(products), ofPairs = Moments.Of(concordant);
        return (new(ofRanks.Mean, ofRanks.StandardError), new(ofPairs.Mean, ofPairs.StandardError));
    }

    private static void AddNearest(
        CaseList cases, string name, string source, double[][] asked, double? distance, double distanceTolerance, double tolerance, params double[] upper)
    {
        Matrix<double> wanted = Matrix<double>.Build.DenseOfRowArrays(asked);
        CorrelationMatrix nearest = CorrelationMatrix.NearestTo(wanted, floor: 0);
        int next = 0;
        for (int i = 0; i < nearest.Size; i++)
        {
            for (int j = i + 1; j < nearest.Size; j++)
            {
                cases.Number($"Nearest correlations to {name}: {i + 1} with {j + 1}", source, upper[next++], nearest[i, j], tolerance);
            }
        }

        if (distance is { } known)
        {
            double ours = (wanted - Matrix<double>.Build.Dense(nearest.Size, nearest.Size, (i, j) => nearest[i, j])).FrobeniusNorm();
            cases.Number($"Nearest correlations to {name}: how far", source, known, ours, distanceTolerance);
        }
    }
}
