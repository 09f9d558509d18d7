using System.Runtime.CompilerServices;

namespace PipelineRisk.Numerics;

/// <summary>The transcendental functions of the model, lane by lane and with the same bits at every width.</summary>
/// <remarks>
/// Built of IEEE operations and fused multiply-add alone. The library's own differ between widths, and some let a lane disturb its neighbours.
/// The constants and the errors quoted come from <c>tests/Oracles/fit_real_math.py</c>.
/// </remarks>
internal static partial class RealMath
{
    private const double ExpLowest = -708.3964185322641;
    private const double Rounding = 6755399441055744.0; // 1.5 · 2^52: what is added to it is rounded to a whole number
    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;
    private const double ExpC2 = 0.5000000000000011;
    private const double ExpC3 = 0.16666666666666466;
    private const double ExpC4 = 0.04166666666652881;
    private const double ExpC5 = 0.008333333333470201;
    private const double ExpC6 = 0.0013888888943697595;
    private const double ExpC7 = 0.0001984126954626361;
    private const double ExpC8 = 2.4801493173859456e-05;
    private const double ExpC9 = 2.755755846761054e-06;
    private const double ExpC10 = 2.7630193801369466e-07;
    private const double ExpC11 = 2.5007219400911276e-08;
    private const double LogLower = 1.189207115002721;
    private const double LogUpper = 1.681792830507429;
    private const double LogReciprocal = 0.7071067811866311;
    private const double LogOffset = 0.3465735902798545;
    private const double LogC0 = -0.5000000000000003;
    private const double LogC1 = 0.33333333333330045;
    private const double LogC2 = -0.2499999999995101;
    private const double LogC3 = 0.20000000002430154;
    private const double LogC4 = -0.1666666668769348;
    private const double LogC5 = 0.1428571369558691;
    private const double LogC6 = -0.12499995948727917;
    private const double LogC7 = 0.11111176193287628;
    private const double LogC8 = -0.1000040554619154;
    private const double LogC9 = 0.09087355335392401;
    private const double LogC10 = -0.08311513240341364;
    private const double LogC11 = 0.07782540499532783;
    private const double LogC12 = -0.07736939682623017;
    private const double LogC13 = 0.06003771607397048;

    /// <summary>
    /// e^x within 0.95 ulp on [-708, 709]. Below -708.396 the result stays at 2^-1022; from 709.44 the
    /// polynomial is extrapolated (6e-12 at 709.78); beyond 1024 ln2 the last operation overflows.
    /// </summary>
    [MethodImpl(Compiled.Alone)]
    public static TReal Exp<TReal>(TReal x) where TReal : unmanaged, IReal<TReal> => ExpInline(x);

    /// <summary><see cref="Exp"/> inside its caller, for a loop over the years: a call would have it put all its vectors aside every year.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal ExpInline<TReal>(TReal x) where TReal : unmanaged, IReal<TReal>
    {
        x = TReal.Max(x, ExpLowest);
        TReal n = TReal.Min(TReal.MultiplyAdd(x, Log2E, Rounding) - Rounding, 1023.0);
        TReal r = TReal.MultiplyAdd(n, -Ln2Low, TReal.MultiplyAdd(n, -Ln2, x));
        TReal r2 = r * r, r4 = r2 * r2;
        TReal e = TReal.MultiplyAdd(ExpC11, r, ExpC10);
        e = TReal.MultiplyAdd(e, r4, Four(r, r2, ExpC6, ExpC7, ExpC8, ExpC9));
        e = TReal.MultiplyAdd(e, r4, Four(r, r2, ExpC2, ExpC3, ExpC4, ExpC5));
        TReal t = TReal.MultiplyAdd(e, r2, r);
        TReal scale = TReal.PowerOfTwo(n);
        return TReal.MultiplyAdd(t, scale, scale);
    }

    /// <summary>log x of a positive normal x, relative error 2.6e-16, next to x = 1 as well.</summary>
    [MethodImpl(Compiled.Alone)]
    public static TReal Log<TReal>(TReal x) where TReal : unmanaged, IReal<TReal>
    {
        TReal e = TReal.Exponent(x), m = TReal.Mantissa(x);
        TReal c = TReal.IfLess(m, LogLower, 1.0, TReal.IfLess(m, LogUpper, LogReciprocal, 0.5));
        TReal k = TReal.IfLess(m, LogLower, 0.0, TReal.IfLess(m, LogUpper, LogOffset, Ln2));
        TReal f = TReal.MultiplyAdd(m, c, -1.0);
        TReal f2 = f * f, f4 = f2 * f2;
        TReal l = TReal.MultiplyAdd(LogC13, f, LogC12);
        l = TReal.MultiplyAdd(l, f4, Four(f, f2, LogC8, LogC9, LogC10, LogC11));
        l = TReal.MultiplyAdd(l, f4, Four(f, f2, LogC4, LogC5, LogC6, LogC7));
        l = TReal.MultiplyAdd(l, f4, Four(f, f2, LogC0, LogC1, LogC2, LogC3));
        return TReal.MultiplyAdd(e, Ln2, k) + TReal.MultiplyAdd(l, f2, f);
    }

    /// <summary>(1 − e^−y) / y for y &gt; 0: the mean of e^−t over the first y units of time. By series where the difference would cancel.</summary>
    [MethodImpl(Compiled.Alone)]
    public static TReal MeanDecay<TReal>(TReal y) where TReal : unmanaged, IReal<TReal>
    {
        TReal series = 1 - y * (0.5 - y * (1.0 / 6 - y * (1.0 / 24 - y * (1.0 / 120))));
        return TReal.IfLess(y, 0.002, series, (1 - Exp(-y)) / y);
    }

    /// <summary>c0 + c1 x + c2 x^2 + c3 x^3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TReal Four<TReal>(TReal x, TReal x2, double c0, double c1, double c2, double c3)
        where TReal : unmanaged, IReal<TReal> =>
        TReal.MultiplyAdd(TReal.MultiplyAdd(c3, x, c2), x2, TReal.MultiplyAdd(c1, x, c0));
}
