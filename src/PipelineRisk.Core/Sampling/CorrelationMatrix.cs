using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace PipelineRisk.Sampling;

/// <summary>A symmetric matrix with a unit diagonal: correlations of standard normals, asked for or possible.</summary>
internal sealed class CorrelationMatrix
{
    /// <summary>The smallest eigenvalue of a repaired matrix: its Cholesky factor keeps half of the digits, and its correlations move by about as little.</summary>
    internal const double EigenvalueFloor = 1e-8;

    private const double SmallestPivot = 1e-10; // no pivot is below the smallest eigenvalue
    private const double Converged = 1e-13;
    private const int MostRounds = 10_000;

    private readonly Matrix<double> _entries;

    private CorrelationMatrix(Matrix<double> entries) => _entries = entries;

    /// <summary>The number of variables.</summary>
    internal int Size => _entries.RowCount;

    /// <summary>The correlation of two variables.</summary>
    internal double this[int i, int j] => _entries[i, j];

    /// <summary>The matrix with the given correlations; the others are 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A correlation is NaN or outside [−1, 1].</exception>
    internal static CorrelationMatrix Of(int size, IEnumerable<(int I, int J, double Correlation)> correlations)
    {
        Matrix<double> entries = Matrix<double>.Build.DenseIdentity(size);
        foreach ((int i, int j, double correlation) in correlations)
        {
            entries[i, j] = entries[j, i] = correlation is >= -1 and <= 1
                ? correlation
                : throw new ArgumentOutOfRangeException(nameof(correlations), correlation, "A correlation lies in [-1, 1].");
        }

        return new(entries);
    }

    /// <summary>The correlation of two standard normals whose ranks correlate by <paramref name="spearman"/>: 2 sin(π ρ / 6) (Pearson, 1907).</summary>
    internal static double NormalScoreOf(double spearman) => 2 * Math.Sin(Math.PI * spearman / 6);

    /// <summary>The rank correlation of two standard normals with the given correlation: (6/π) arcsin(r / 2).</summary>
    internal static double SpearmanOf(double normalScore) => 6 / Math.PI * Math.Asin(normalScore / 2);

    /// <summary>The lower triangular L with L Lᵀ equal to this matrix, or null where it is not positive definite (to 1e-10). Exactly 0 between independent groups.</summary>
    internal double[,]? Cholesky()
    {
        double[,] lower = new double[Size, Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = _entries[i, j];
                for (int k = 0; k < j; k++) rest -= lower[i, k] * lower[j, k];
                if (i == j && !(rest > SmallestPivot)) return null;
                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
        }

        return lower;
    }

    /// <summary>The nearest correlation matrix in the Frobenius norm among those whose eigenvalues are at least <paramref name="floor"/>.</summary>
    internal CorrelationMatrix Nearest(double floor = EigenvalueFloor) => NearestTo(_entries, floor);

    /// <inheritdoc cref="Nearest"/>
    /// <remarks>
    /// Higham (2002), Computing the nearest correlation matrix, IMA J. Numerical Analysis 22, algorithm 3.3: alternating projections on the matrices
    /// with such eigenvalues and on those with a unit diagonal, with Dykstra's correction for the first. Higham's floor is 0; the set stays convex above it.
    /// </remarks>
    internal static CorrelationMatrix NearestTo(Matrix<double> symmetric, double floor)
    {
        int size = symmetric.RowCount;
        Matrix<double> nearest = symmetric, correction = Matrix<double>.Build.Dense(size, size);
        for (int round = 0; round < MostRounds; round++)
        {
            Matrix<double> start = nearest - correction, definite = WithEigenvaluesFrom(start, floor);
            correction = definite - start;
            Matrix<double> next = definite.Clone();
            next.SetDiagonal(Vector<double>.Build.Dense(size, 1));
            double change = (next - nearest).FrobeniusNorm();
            nearest = next;
            if (!(change > Converged)) break;
        }

        return new(nearest);
    }

    private static Matrix<double> WithEigenvaluesFrom(Matrix<double> matrix, double least)
    {
        Evd<double> decomposed = matrix.Evd(Symmetricity.Symmetric);
        Vector<double> eigenvalues = decomposed.EigenValues.Map(value => Math.Max(value.Real, least));
        Matrix<double> vectors = decomposed.EigenVectors;
        Matrix<double> definite = vectors * Matrix<double>.Build.DenseOfDiagonalVector(eigenvalues) * vectors.Transpose();
        return (definite + definite.Transpose()) / 2;
    }
}
