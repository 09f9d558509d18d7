using MathNet.Numerics.LinearAlgebra;
using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Dependence;

/// <summary>Correlations of normal scores and their repair.</summary>
public sealed class CorrelationMatrixTests
{
    [Theory]
    [InlineData(0.3, 0.28756421862262127)]
    [InlineData(0.5, 0.4825837395309974)]
    [InlineData(0.7, 0.6829105038240887)]
    [InlineData(0.9, 0.8914561316801003)]
    public void Spearman_of_a_normal_score_correlation_is_six_over_pi_arcsin_of_half_of_it(double correlation, double spearman)
    {
        Assert.Equal(spearman, CorrelationMatrix.SpearmanOf(correlation), 1e-15);
        Assert.Equal(correlation, CorrelationMatrix.NormalScoreOf(spearman), 1e-15);
        Assert.Equal(-spearman, CorrelationMatrix.SpearmanOf(-correlation), 1e-15);
    }

    [Theory]
    [InlineData(0.5, 0.5176380902050415)]
    [InlineData(0.9, 0.9079809994790935)]
    public void Normal_score_correlation_of_a_Spearman_one_is_slightly_larger(double spearman, double correlation) =>
        Assert.Equal(correlation, CorrelationMatrix.NormalScoreOf(spearman), 1e-15);

    [Fact]
    public void Nearest_matrix_of_Higham_2002_is_found()
    {
        CorrelationMatrix wanted = CorrelationMatrix.Of(3, [(0, 1, 1), (1, 2, 1)]), nearest = wanted.Nearest(floor: 0);
        AssertUpper(nearest, 5e-6, 0.76069, 0.157298, 0.76069);
        double squares = 0;
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++) squares += Math.Pow(nearest[i, j] - wanted[i, j], 2);
        Assert.Equal(0.5277904635818285, Math.Sqrt(squares), 1e-11);
    }

    [Fact]
    public void Nearest_matrix_of_three_correlations_is_found() =>
        AssertUpper(CorrelationMatrix.Of(3, [(0, 1, 0.9), (1, 2, 0.8)]).Nearest(floor: 0), 1e-6, 0.775238, 0.079056, 0.690979);

    [Fact]
    public void Nearest_matrix_of_a_tridiagonal_one_is_found() // the example of NAG's g02aa; its diagonal is 2
    {
        var wanted = Matrix<double>.Build.DenseOfArray(new double[,] { { 2, -1, 0, 0 }, { -1, 2, -1, 0 }, { 0, -1, 2, -1 }, { 0, 0, -1, 2 } });
        CorrelationMatrix nearest = CorrelationMatrix.NearestTo(wanted, floor: 0);
        AssertUpper(nearest, 1e-6, -0.808412, 0.191588, 0.106775, -0.656233, 0.191588, -0.808412);
        Assert.Equal(2.133729, (wanted - Matrix<double>.Build.Dense(4, 4, (i, j) => nearest[i, j])).FrobeniusNorm(), 1e-6);
    }

    [Fact]
    public void A_repaired_matrix_has_a_unit_diagonal_and_a_Cholesky_factor()
    {
        CorrelationMatrix wanted = CorrelationMatrix.Of(3, [(0, 1, 0.95), (1, 2, 0.95)]);
        Assert.Null(wanted.Cholesky());
        CorrelationMatrix repaired = wanted.Nearest();
        double[,] factor = repaired.Cholesky()!;
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(1, repaired[i, i]);
            for (int j = 0; j < 3; j++)
                Assert.Equal(repaired[i, j], Enumerable.Range(0, 3).Sum(k => factor[i, k] * factor[j, k]), 1e-15);
        }
    }

    [Fact]
    public void The_floor_moves_a_repaired_matrix_by_no_more_than_its_own_size()
    {
        CorrelationMatrix wanted = CorrelationMatrix.Of(3, [(0, 1, 0.95), (1, 2, 0.95)]), higham = wanted.Nearest(floor: 0);
        AssertUpper(wanted.Nearest(), CorrelationMatrix.EigenvalueFloor, higham[0, 1], higham[0, 2], higham[1, 2]);
    }

    [Fact]
    public void A_positive_definite_matrix_is_its_own_nearest_one()
    {
        CorrelationMatrix possible = CorrelationMatrix.Of(3, [(0, 1, 0.5), (0, 2, 0.2), (1, 2, -0.3)]);
        AssertUpper(possible.Nearest(), 1e-13, 0.5, 0.2, -0.3);
        double[,] factor = possible.Cholesky()!;
        Assert.Equal(-0.3, factor[2, 0] * factor[1, 0] + factor[2, 1] * factor[1, 1], 1e-15);
    }

    [Fact]
    public void Independent_groups_have_exact_zeros_in_the_factor()
    {
        double[,] factor = CorrelationMatrix.Of(4, [(0, 2, 0.3), (1, 3, -0.7)]).Cholesky()!;
        Assert.Equal([0, 0, 0], new[] { factor[1, 0], factor[2, 1], factor[3, 2] });
        Assert.Equal(0, factor[3, 0]);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-1.0000001)]
    [InlineData(double.NaN)]
    public void A_correlation_outside_minus_1_to_1_is_refused(double correlation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationMatrix.Of(2, [(0, 1, correlation)]));

    private static void AssertUpper(CorrelationMatrix matrix, double tolerance, params double[] rowByRow)
    {
        int next = 0;
        for (int i = 0; i < matrix.Size; i++)
            for (int j = i + 1; j < matrix.Size; j++) Assert.Equal(rowByRow[next++], matrix[i, j], tolerance);
    }
}
