namespace PipelineRisk.Sampling;

/// <summary>One smooth stretch of a function as polynomials of degree 5 on cells of equal width.</summary>
/// <param name="Coefficients">Six a cell: those of 1, s, …, s⁵, with s in [0, 1) the place inside the cell.</param>
/// <param name="CellsPerUnit">How many cells there are to a unit of the argument.</param>
/// <param name="LastValue">The value at the end of the stretch.</param>
internal sealed record MarginalCells(double[] Coefficients, double CellsPerUnit, double LastValue)
{
    private const int Degree = 5, MostCells = 4096;

    /// <summary>
    /// Interpolates <paramref name="function"/> at six equidistant nodes a cell, and halves the cells (of 1/4 at first) until it is met within
    /// <paramref name="tolerance"/> half-way between all nodes; null if that takes more than 4096 cells.
    /// The check points become the nodes of the halved cells, so nothing is evaluated twice.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="tolerance">The allowed error at an argument (first) where the function has the value (second).</param>
    internal static MarginalCells? TryFit(Func<double, double> function, double from, double to, Func<double, double, double> tolerance)
    {
        int cells = (int)Math.Ceiling((to - from) * 4);
        double[] nodes = WithPointsBetween([function(from), function(to)], Degree * cells);
        for (; cells <= MostCells; cells *= 2)
        {
            double[] refined = WithPointsBetween(nodes, 2);
            double[] coefficients = Interpolate(nodes, cells);
            if (Agrees(coefficients, refined)) return new(coefficients, cells / (to - from), nodes[^1]);
            nodes = refined;
        }

        return null;

        double[] WithPointsBetween(double[] coarse, int factor)
        {
            var fine = new double[(coarse.Length - 1) * factor + 1];
            for (int i = 0; i < fine.Length; i++) fine[i] = i % factor == 0 ? coarse[i / factor] : function(Argument(i, fine));
            return fine;
        }

        bool Agrees(double[] coefficients, double[] refined)
        {
            for (int i = 1; i < refined.Length; i += 2)
            {
                int cell = i / (2 * Degree);
                double place = i / (2.0 * Degree) - cell, error = Value(coefficients.AsSpan(6 * cell, 6), place) - refined[i];
                if (!(Math.Abs(error) <= tolerance(Argument(i, refined), refined[i]))) return false;
            }

            return true;
        }

        double Argument(int i, double[] points) => from + (to - from) * i / (points.Length - 1);
    }

    /// <summary>The polynomial with these six coefficients at <paramref name="place"/> in [0, 1].</summary>
    private static double Value(ReadOnlySpan<double> c, double place) =>
        ((((c[5] * place + c[4]) * place + c[3]) * place + c[2]) * place + c[1]) * place + c[0];

    /// <summary>Newton's forward differences in u = 5s, written out in powers of s.</summary>
    private static double[] Interpolate(double[] nodes, int cells)
    {
        var coefficients = new double[6 * cells];
        Span<double> d = stackalloc double[6];
        for (int cell = 0; cell < cells; cell++)
        {
            nodes.AsSpan(Degree * cell, 6).CopyTo(d);
            for (int order = 1; order <= Degree; order++)
                for (int k = Degree; k >= order; k--) d[k] -= d[k - 1];

            Span<double> c = coefficients.AsSpan(6 * cell, 6);
            c[0] = d[0];
            c[1] = 5 * (d[1] - d[2] / 2 + d[3] / 3 - d[4] / 4 + d[5] / 5);
            c[2] = 25 * (d[2] / 2 - d[3] / 2 + d[4] * 11 / 24 - d[5] * 5 / 12);
            c[3] = 125 * (d[3] / 6 - d[4] / 4 + d[5] * 7 / 24);
            c[4] = 625 * (d[4] / 24 - d[5] / 12);
            c[5] = 3125 * (d[5] / 120);
        }

        return coefficients;
    }
}
