using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Sampling;

/// <summary>Turns independent normals into the yearly shocks of a price path, so that the first four of them decide most of what the path is worth.</summary>
/// <remarks>
/// A rotation of independent standard normals gives independent standard normals: the paths keep their law, whatever the directions are.
/// The first direction is the one in which the discounted log price over the years of operation changes fastest (Imai and Tan, "A general
/// dimension reduction technique for derivative pricing", 2006); the next three are those of its trend, its curvature and its third moment,
/// made orthogonal. The years and rates are fixed, near those of the base case, so that a path keeps its random numbers in every scenario.
/// The rotation is a product of four Householder reflections in the form I − V T Vᵀ (Schreiber and Van Loan, 1989): 8 multiply-adds a year.
/// The shock of the first year moves nothing and is left alone.
/// </remarks>
internal sealed class PathRotation
{
    /// <summary>How many directions are chosen.</summary>
    public const int Directions = 4;

    private const double Reversion = 0.5, DiscountRate = 0.1;
    private const int FirstOpenYear = 7, OpenYears = 30;

    private readonly int _years;
    private readonly double[] _v; // four entries a year
    private readonly double[] _t; // 4 × 4, upper triangular

    /// <summary>The rotation of the paths of <paramref name="years"/> years.</summary>
    public PathRotation(int years)
    {
        _years = years;
        _v = new double[Directions * years];
        _t = new double[Directions * Directions];
        double[][] columns = [.. Enumerable.Range(0, Directions).Select(power => Gradient(years, power))];
        for (int j = 0; j < Directions && j + 1 < years; j++)
        {
            Reflect(columns, j);
        }
    }

    /// <summary>Rotates the normals of some trials in place.</summary>
    /// <param name="columns">One column a year, <paramref name="stride"/> apart.</param>
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
            for (int k = 1; k < _years; k++)
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
            for (int k = 1; k < _years; k++)
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

    // How fast Σ_j v_j (age_j)^power x_j, the discounted log price over the open years, changes with the shock of each year: Σ_{j ≥ k} … e^(−κ (j − k)).
    private static double[] Gradient(int years, int power)
    {
        double[] gradient = new double[years];
        double carried = 0;
        for (int k = years - 1; k >= 1; k--)
        {
            double age = (k - FirstOpenYear) / (double)OpenYears;
            double weight = age is >= 0 and < 1 ? Math.Pow(1 + DiscountRate, -k) * Math.Pow(age, power) : 0;
            carried = weight + Math.Exp(-Reversion) * carried;
            gradient[k] = carried;
        }

        return gradient;
    }

    // Reflection j takes column j, as the earlier ones have left it, to a multiple of unit vector j + 1 (Golub and Van Loan, Matrix Computations, algorithm 5.1.1).
    private void Reflect(double[][] columns, int j)
    {
        double[] column = columns[j];
        double[] v = new double[_years];
        double norm = 0;
        for (int k = j + 1; k < _years; k++)
        {
            v[k] = column[k];
            norm += column[k] * column[k];
        }

        norm = Math.Sqrt(norm);
        if (norm == 0)
        {
            return; // a horizon without open years: nothing to prefer
        }

        v[j + 1] += Math.CopySign(norm, v[j + 1]);
        double beta = 2 / Dot(v, v);
        foreach (double[] other in columns)
        {
            double along = beta * Dot(v, other);
            for (int k = 0; k < _years; k++)
            {
                other[k] -= along * v[k];
            }
        }

        // T grows by a column: −β T (Vᵀ v), and β.
        double[] overlaps = [.. Enumerable.Range(0, j).Select(i => Enumerable.Range(0, _years).Sum(k => _v[k * Directions + i] * v[k]))];
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
        for (int k = 0; k < _years; k++)
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
