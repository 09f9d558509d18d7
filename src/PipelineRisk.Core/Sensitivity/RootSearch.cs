using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>A value of a factor at which a statistic meets its target, with the 95 % interval of that value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">The lower end; −∞ where the statistic cannot be told from its target as far as the range goes, NaN where no error is known.</param>
/// <param name="High">The upper end; +∞ and NaN likewise.</param>
/// <param name="StandardError">The standard error, to first order; infinite or NaN likewise.</param>
/// <param name="IsRising">Whether the statistic rises there.</param>
public sealed record BreakEvenPoint(double Value, double Low, double High, double StandardError, bool IsRising)
{
    /// <summary>The value, paired with those found on the same draws for other inputs; null where its error is not known.</summary>
    public PairedEstimate? Paired { get; init; }
}

/// <summary>
/// The search for a zero of an estimated function between two values at which its signs differ, and for the interval of that zero. It asks for one value after
/// the other, so that many searches can share their draws.
/// </summary>
/// <remarks>
/// On common random numbers the function is fixed, and nearly as smooth as its expectation; so its zero is found like any other, here by Chandrupatla, "A new hybrid
/// quadratic/bisection algorithm for finding the zero of a nonlinear function without using derivatives" (1997), with the secant for its first step. An event's
/// share is a function of many small steps; the bracket closes around the step at which it passes. The interval holds the values at which the function cannot be
/// told from 0: |h| ≤ half the width of its 95 % interval there (Fieller's principle; with the slope s it is h⁻¹(0) ± half / |s| to first order).
/// </remarks>
internal sealed class RootSearch
{
    private const double Enough = 0.02;       // of half the interval: well below the sampling error
    private const double EnoughAcross = 0.005; // the same of the interval on the axis of the factor, for steps
    private const double Finest = 1e-9;       // of the range

    private readonly SortedList<double, PairedEstimate> _known = [];
    private readonly FactorRange _bracket;
    private readonly FactorRange _range;
    private readonly IEnumerator<double> _steps;
    private double _zero;
    private double _across;

    /// <param name="bracket">Two values between which the function changes its sign.</param>
    /// <param name="range">How far the interval may go.</param>
    public RootSearch(FactorRange bracket, FactorRange range)
    {
        (_bracket, _range) = (bracket, range);
        _steps = Steps().GetEnumerator();
        IsDone = !_steps.MoveNext();
    }

    /// <summary>Whether the search has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Where the function is asked for.</summary>
    public double Asked => _steps.Current;

    /// <summary>What was found; null where the signs do not differ after all, or the function does not exist.</summary>
    public BreakEvenPoint? Found { get; private set; }

    /// <summary>Goes on with the function at <see cref="Asked"/>.</summary>
    public void Tell(PairedEstimate excess)
    {
        _known[Asked] = excess;
        IsDone = !_steps.MoveNext();
    }

    private IEnumerable<double> Steps()
    {
        yield return _bracket.Low;
        yield return _bracket.High;
        double atLow = _known[_bracket.Low].Value, atHigh = _known[_bracket.High].Value;
        if (!(atLow * atHigh <= 0))
        {
            yield break;
        }

        double slope = (atHigh - atLow) / _bracket.Width;
        SetAcross(Math.Max(HalfAt(_bracket.Low), HalfAt(_bracket.High)), slope);
        foreach (double x in Zero(_bracket.Low, _bracket.High, h => h.Value))
        {
            yield return x;
        }

        double root = _zero;
        if (double.IsNaN(root))
        {
            yield break;
        }

        double half = HalfAt(root);
        double[] ends = [half > 0 ? double.NegativeInfinity : half + root, half > 0 ? double.PositiveInfinity : half + root];
        for (int side = 0; side < 2 && half > 0; side++)
        {
            foreach (double x in End(root, side == 0 ? -1 : 1, half / Math.Abs(slope), slope > 0))
            {
                yield return x;
            }

            ends[side] = _zero;
        }

        double score = half > 0 ? half / _known[root].StandardError : 1;
        double error = (ends[1] - ends[0]) / 2 / score;
        Found = new(root, ends[0], ends[1], error, slope > 0) { Paired = Paired(root, error, slope > 0) };
    }

    // To first order: what a replicate adds to the function moves the zero by as much over the slope. A last step along the slope, because the search ends where
    // what is left is small beside the error, and not beside that of a difference.
    private PairedEstimate? Paired(double root, double error, bool isRising)
    {
        double slope = (isRising ? 1 : -1) * _known[root].StandardError / error;
        return double.IsFinite(slope) && slope != 0 ? (-1 / slope * _known[root]).At(root - _known[root].Value / slope) : null;
    }

    // The nearest value on a side of the root at which the function can just be told from 0.
    private IEnumerable<double> End(double root, int side, double step, bool isRising)
    {
        double sign = isRising ? side : -side, last = side < 0 ? _range.Low : _range.High;
        double Beyond(PairedEstimate h) => sign * h.Value - h.HalfWidth95;
        SetAcross(HalfAt(root), HalfAt(root) / step);
        double inner = root;
        for (double reach = 1.1 * step; ; reach *= 2)
        {
            double x = side < 0 ? Math.Max(root - reach, last) : Math.Min(root + reach, last);
            if (x == root && x != last)
            {
                continue; // so small an error that the step is lost in rounding
            }

            if (x == root)
            {
                break;
            }

            if (IsUnknown(x))
            {
                yield return x;
            }

            double beyond = Beyond(_known[x]);
            if (double.IsNaN(beyond))
            {
                break;
            }

            if (beyond >= 0)
            {
                foreach (double asked in Zero(inner, x, Beyond))
                {
                    yield return asked;
                }

                yield break;
            }

            if (x == last)
            {
                break;
            }

            inner = x;
        }

        _zero = side * double.PositiveInfinity;
    }

    // Chandrupatla's method. a is the newest point, b the one of the other sign, c the one before.
    private IEnumerable<double> Zero(double from, double to, Func<PairedEstimate, double> of)
    {
        (double X, double Y) a = (from, of(_known[from])), b = (to, of(_known[to])), c;
        double t = a.Y / (a.Y - b.Y);
        while (true)
        {
            (double X, double Y) best = Math.Abs(a.Y) < Math.Abs(b.Y) ? a : b;
            double width = Math.Abs(b.X - a.X), half = _known[best.X].HalfWidth95;
            if (best.Y == 0 || Math.Abs(best.Y) <= Enough * half || width <= _across)
            {
                _zero = best.X;
                yield break;
            }

            double margin = Math.Min(0.5, 0.5 * _across / width);
            double x = a.X + Math.Clamp(t, margin, 1 - margin) * (b.X - a.X);
            if (IsUnknown(x))
            {
                yield return x;
            }

            double y = of(_known[x]);
            if (double.IsNaN(y))
            {
                _zero = double.NaN;
                yield break;
            }

            (c, b) = y > 0 == a.Y > 0 ? (a, b) : (b, a);
            a = (x, y);
            double xi = (a.X - b.X) / (c.X - b.X), phi = (a.Y - b.Y) / (c.Y - b.Y);
            t = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                ? a.Y / (b.Y - a.Y) * (c.Y / (b.Y - c.Y)) + (c.X - a.X) / (b.X - a.X) * (a.Y / (c.Y - a.Y)) * (b.Y / (c.Y - b.Y))
                : 0.5;
        }
    }

    private bool IsUnknown(double x) => !_known.ContainsKey(x);

    private double HalfAt(double x) => _known[x].HalfWidth95;

    // How narrow a bracket is narrow enough.
    private void SetAcross(double half, double slope)
    {
        double across = EnoughAcross * half / Math.Abs(slope);
        _across = Math.Max(double.IsFinite(across) ? across : 0, Finest * _range.Width);
    }
}
