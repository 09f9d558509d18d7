using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace PipelineRisk.Sampling;

/// <summary>A symmetric matrix with a unit diagonal: correlations of standard normals, asked for or possible.</summary>
internal sealed class CorrelationMatrix
{
    private const double SmallestPivot = 1e-10;
    private const double SmallestEigenvalue = 1e-8;
    private const double Converged = 1e-13;
    private const int MostSteps = 10_000;

    private readonly Matrix<double> _entries;

    private CorrelationMatrix(Matrix<double> entries) => _entries = entries;

    /// <summary>The number of variables.</summary>
    public int Size => _entries.RowCount;

    /// <summary>The correlation of two variables.</summary>
    public double this[int i, int j] => _entries[i, j];

    /// <summary>The matrix with the given correlations; the others are 0.</summary>
    public static CorrelationMatrix Of(int size, IEnumerable<(int I, int J, double Correlation)> correlations)
    {
        Matrix<double> entries = Matrix<double>.Build.DenseIdentity(size);
        foreach ((int i, int j, double correlation) in correlations)
        {
            entries[i, j] = entries[j, i] = correlation;
        }

        return new(entries);
    }

    /// <summary>The correlation of two standard normals whose ranks correlate by <paramref name="spearman"/>: 2 sin(π ρ / 6) (Pearson, 1907).</summary>
    public static double NormalScoreOf(double spearman) => 2 * Math.Sin(Math.PI * spearman / 6);

    /// <summary>The rank correlation of two standard normals with the given correlation: (6 / π) asin(ρ / 2).</summary>
    public static double SpearmanOf(double normalScore) => 6 / Math.PI * Math.Asin(normalScore / 2);

    /// <summary>The lower triangular L with L·Lᵀ equal to this matrix, or null where it is not positive definite.</summary>
    public double[,]? Cholesky()
    {
        double[,] lower = new double[Size, Size];
        for (int i = 0; i < Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = _entries[i, j];
                for (int k = 0; k < j; k++)
                {
                    rest -= lower[i, k] * lower[j, k];
                }

                if (i == j && !(rest > SmallestPivot))
                {
                    return null;
                }

                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
        }

        return lower;
    }

    /// <summary>The nearest correlation matrix in the Frobenius norm.</summary>
    /// <remarks>Higham (2002), "Computing the nearest correlation matrix", algorithm 3.3: alternating projections with Dykstra's correction.</remarks>
    public CorrelationMatrix Nearest()
    {
        Matrix<double> nearest = _entries, correction = Matrix<double>.Build.Dense(Size, Size);
        for (int step = 0; step < MostSteps; step++)
        {
            Matrix<double> start = nearest - correction;
            Matrix<double> definite = WithEigenvaluesFrom(start, 0);
            correction = definite - start;
            Matrix<double> next = definite.Clone();
            next.SetDiagonal(Vector<double>.Build.Dense(Size, 1));
            double change = (next - nearest).FrobeniusNorm();
            nearest = next;
            if (change < Converged)
            {
                break;
            }
        }

        return new(nearest);
    }

    /// <summary>The same matrix kept away from singularity, so that it has a Cholesky factor: a change of the order of 1e-8.</summary>
    public CorrelationMatrix MadeDefinite()
    {
        Matrix<double> entries = WithEigenvaluesFrom(_entries, SmallestEigenvalue);
        Vector<double> scale = entries.Diagonal().PointwiseSqrt();
        return new(entries.MapIndexed((i, j, value) => i == j ? 1 : value / (scale[i] * scale[j])));
    }

    /// <summary>The Frobenius norm of the difference.</summary>
    public double DistanceTo(CorrelationMatrix other) => (_entries - other._entries).FrobeniusNorm();

    private static Matrix<double> WithEigenvaluesFrom(Matrix<double> matrix, double least)
    {
        Evd<double> decomposed = matrix.Evd(Symmetricity.Symmetric);
        Vector<double> eigenvalues = decomposed.EigenValues.Map(value => Math.Max(value.Real, least));
        Matrix<double> vectors = decomposed.EigenVectors;
        Matrix<double> definite = vectors * Matrix<double>.Build.DenseOfDiagonalVector(eigenvalues) * vectors.Transpose();
        return (definite + definite.Transpose()) / 2;
    }
}
