using MathNet.Numerics.LinearAlgebra;

namespace PipelineRisk.Sampling;

/// <summary>The normal score of a redrawn member of a Gaussian copula, given the scores of the members that stay.</summary>
/// <param name="Member">The member's place.</param>
/// <param name="Kept">The dependent scores that stay, by their places, with their weights: their sum is the conditional mean.</param>
/// <param name="New">New independent scores, by their places, with their weights: the conditional spread.</param>
/// <remarks>
/// Scores that are redrawn given others are normal, with mean W z and covariance S: W = Σ₂₁ Σ₁₁⁻¹ and S = Σ₂₂ − W Σ₁₂ (Eaton, Multivariate Statistics, 1983,
/// proposition 3.13). So z₂ = W z₁ + L ε with L Lᵀ = S.
/// </remarks>
internal sealed record ConditionalScores(int Member, (int From, double Weight)[] Kept, (int From, double Weight)[] New)
{
    /// <summary>The redrawn members that depend on one that stays. The others are redrawn together, without a condition.</summary>
    /// <param name="copula">The dependence.</param>
    /// <param name="redrawn">The places of the members that are redrawn; places past the last member, of inputs without dependence, do not count.</param>
    public static IReadOnlyList<ConditionalScores> Of(GaussianCopula copula, IReadOnlyCollection<int> redrawn)
    {
        if (copula.Members.Count == 0)
        {
            return [];
        }

        Matrix<double> factor = Matrix<double>.Build.DenseOfArray(copula.Factor), correlations = factor * factor.Transpose();
        List<ConditionalScores> conditional = [];
        foreach (int[] group in IndependentGroups(copula.Factor))
        {
            int[] drawn = [.. group.Where(redrawn.Contains)], kept = [.. group.Except(drawn)];
            if (drawn.Length > 0 && kept.Length > 0)
            {
                conditional.AddRange(Of(correlations, drawn, kept));
            }
        }

        return conditional;
    }

    private static IEnumerable<ConditionalScores> Of(Matrix<double> correlations, int[] drawn, int[] kept)
    {
        Matrix<double> crossed = Part(drawn, kept);
        Matrix<double> weights = Part(kept, kept).Cholesky().Solve(crossed.Transpose()).Transpose();
        Matrix<double> left = Part(drawn, drawn) - weights * crossed.Transpose();
        Matrix<double> spread = ((left + left.Transpose()) / 2).Cholesky().Factor;
        return drawn.Select((member, row) => new ConditionalScores(
            member,
            [.. kept.Select((from, column) => (from, weights[row, column]))],
            [.. drawn.Take(row + 1).Select((from, column) => (from, spread[row, column]))]));

        Matrix<double> Part(int[] rows, int[] columns) => Matrix<double>.Build.Dense(rows.Length, columns.Length, (i, j) => correlations[rows[i], columns[j]]);
    }

    // Members that are linked, directly or over others.
    private static IEnumerable<int[]> IndependentGroups(double[,] factor)
    {
        int[] root = [.. Enumerable.Range(0, factor.GetLength(0))];
        for (int member = 0; member < root.Length; member++)
        {
            for (int earlier = 0; earlier < member; earlier++)
            {
                if (factor[member, earlier] != 0)
                {
                    (int old, int joined) = (root[member], root[earlier]);
                    root = [.. root.Select(of => of == old ? joined : of)];
                }
            }
        }

        return root.Index().GroupBy(entry => entry.Item, entry => entry.Index).Select(group => group.ToArray());
    }
}
