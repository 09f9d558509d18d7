using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>Turns independent normals into others, the first few of which move all of them along chosen directions.</summary>
/// <remarks>
/// A rotation of independent standard normals gives independent standard normals: their law stays, whatever the directions are.
/// It is a product of Householder reflections in the form I − V T Vᵀ (Schreiber and Van Loan, 1989): 8 multiply-adds a number for four directions.
/// </remarks>
internal sealed class Rotation
{
    private const int Directions = 4;

    private readonly int _size;
    private readonly double[] _v; // four entries a normal
    private readonly double[] _t; // 4 × 4, upper triangular

    /// <summary>The rotation whose first normals move along <paramref name="directions"/>.</summary>
    /// <param name="directions">At most four, each with an entry a normal; they are made orthogonal in order, and one that adds nothing to those before it is left out.</param>
    public Rotation(IReadOnlyList<double[]> directions)
    {
        _size = directions[0].Length;
        _v = new double[Directions * _size];
        _t = new double[Directions * Directions];
        double[][] columns = [.. directions.Select(direction => (double[])direction.Clone())];
        for (int j = 0; j < columns.Length; j++)
        {
            Reflect(columns, j);
        }
    }

    /// <summary>Rotates the normals of some trials in place.</summary>
    /// <param name="columns">One column a normal, <paramref name="stride"/> apart.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="width">How many are worked on side by side; no number depends on it.</param>
    public void Apply(Span<double> columns, int stride, int trials, LaneWidth width)
    {
        int done = width switch
        {
            LaneWidth.Sixteen or LaneWidth.Eight => Rotate<Lanes8>(columns, stride, 0, trials),
            LaneWidth.Four => Rotate<Lanes4>(columns, stride, 0, trials),
            _ => 0,
        };
        Rotate<Scalar>(columns, stride, done, trials);
    }

    [MethodImpl(Compiled.Alone)]
    private int Rotate<TReal>(Span<double> columns, int stride, int start, int trials) where TReal : unmanaged, IReal<TReal>
    {
        ref double first = ref MemoryMarshal.GetReference(columns);
        ref double v = ref MemoryMarshal.GetArrayDataReference(_v);
        double[] t = _t;
        int done = start;
        for (; done + TReal.Width <= trials; done += TReal.Width)
        {
            TReal y0 = 0, y1 = 0, y2 = 0, y3 = 0;
            for (int k = 0; k < _size; k++)
            {
                TReal z = TReal.Load(in Unsafe.Add(ref first, k * stride + done));
                ref double row = ref Unsafe.Add(ref v, k * Directions);
                y0 = TReal.MultiplyAdd(z, row, y0);
                y1 = TReal.MultiplyAdd(z, Unsafe.Add(ref row, 1), y1);
                y2 = TReal.MultiplyAdd(z, Unsafe.Add(ref row, 2), y2);
                y3 = TReal.MultiplyAdd(z, Unsafe.Add(ref row, 3), y3);
            }

            TReal w0 = -(t[0] * y0 + t[1] * y1 + t[2] * y2 + t[3] * y3);
            TReal w1 = -(t[5] * y1 + t[6] * y2 + t[7] * y3);
            TReal w2 = -(t[10] * y2 + t[11] * y3);
            TReal w3 = -(t[15] * y3);
            for (int k = 0; k < _size; k++)
            {
                ref double target = ref Unsafe.Add(ref first, k * stride + done);
                ref double row = ref Unsafe.Add(ref v, k * Directions);
                TReal z = TReal.MultiplyAdd(w0, row, TReal.Load(in target));
                z = TReal.MultiplyAdd(w1, Unsafe.Add(ref row, 1), z);
                z = TReal.MultiplyAdd(w2, Unsafe.Add(ref row, 2), z);
                z = TReal.MultiplyAdd(w3, Unsafe.Add(ref row, 3), z);
                TReal.Store(z, ref target);
            }
        }

        return done;
    }

    // Reflection j takes column j, as the earlier ones have left it, to a multiple of unit vector j (Golub and Van Loan, Matrix Computations, algorithm 5.1.1).
    private void Reflect(double[][] columns, int j)
    {
        double[] column = columns[j];
        double[] v = new double[_size];
        double norm = 0;
        for (int k = j; k < _size; k++)
        {
            v[k] = column[k];
            norm += column[k] * column[k];
        }

        norm = Math.Sqrt(norm);
        if (!(norm > 1e-9 * Math.Sqrt(Dot(column, column))))
        {
            return;
        }

        v[j] += Math.CopySign(norm, v[j]);
        double beta = 2 / Dot(v, v);
        foreach (double[] other in columns)
        {
            double along = beta * Dot(v, other);
            for (int k = 0; k < _size; k++)
            {
                other[k] -= along * v[k];
            }
        }

        // T grows by a column: −β T (Vᵀ v), and β.
        double[] overlaps = [.. Enumerable.Range(0, j).Select(i => Enumerable.Range(0, _size).Sum(k => _v[k * Directions + i] * v[k]))];
        for (int row = 0; row < j; row++)
        {
            double sum = 0;
            for (int i = row; i < j; i++)
            {
                sum += _t[row * Directions + i] * overlaps[i];
            }

            _t[row * Directions + j] = -beta * sum;
        }

        _t[j * Directions + j] = beta;
        for (int k = 0; k < _size; k++)
        {
            _v[k * Directions + j] = v[k];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
