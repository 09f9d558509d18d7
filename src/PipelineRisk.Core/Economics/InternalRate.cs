using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>The internal rate of return: the r in [−20 %, 60 %] at which Σ f (1 + r)^−(k + 0.5) = 0 (model page, section 8).</summary>
/// <remarks>
/// Five bisections settle which root it is; then Newton's method, kept inside the bracket, finds its digits.
/// In terms of d = 1 / (1 + r) the sum is √d times a polynomial, which Horner's scheme evaluates: at three rates at once while bisecting,
/// because several chains of multiply-adds take no longer than one; with its slope for Newton. For the same reason the even years and the
/// odd ones are chains of their own, in d²: half as long.
/// </remarks>
internal static class InternalRate
{
    private const double Lowest = -0.20;
    private const double Highest = 0.60;
    private const int MostSteps = 60;

    // Newton's error after a step is the square of that step times some tens: a step below this leaves nothing to find.
    private const double LastStep = 1e-8;

    // A bisection's error is its step itself: it has arrived when that is below LastStep / Unpolished.
    private const double Unpolished = 1e6;

    /// <summary>The rate of each lane; NaN where the sum has the same sign at both ends.</summary>
    /// <param name="cash">Free cash flow, one entry a year.</param>
    [MethodImpl(Compiled.Alone)]
    public static TReal Of<TReal>(ReadOnlySpan<TReal> cash) where TReal : unmanaged, IReal<TReal>
    {
        TReal low = Lowest, middle = 0.5 * (Lowest + Highest), high = Highest;
        PresentValues(cash, low, middle, high, out TReal atLow, out TReal atMiddle, out TReal atHigh);
        TReal lowSign = Sign(atLow);
        TReal exists = lowSign * Sign(atHigh); // −1 where there is a root
        Narrow(lowSign * atMiddle, middle, ref low, ref high);
        BisectTwice(cash, lowSign, ref low, ref high);
        BisectTwice(cash, lowSign, ref low, ref high);
        TReal rate = Polish(cash, lowSign, TReal.IfLess(exists, 0, 1, 0), low, high);
        return TReal.IfLess(exists, 0, rate, double.NaN);
    }

    [MethodImpl(Compiled.Alone)]
    private static void BisectTwice<TReal>(ReadOnlySpan<TReal> cash, TReal lowSign, ref TReal low, ref TReal high)
        where TReal : unmanaged, IReal<TReal>
    {
        TReal middle = (low + high) * 0.5, lower = (low + middle) * 0.5, upper = (middle + high) * 0.5;
        PresentValues(cash, lower, middle, upper, out TReal atLower, out TReal atMiddle, out TReal atUpper);
        TReal side = lowSign * atMiddle;
        Narrow(side, middle, ref low, ref high);
        Narrow(lowSign * TReal.IfLess(0, side, atUpper, atLower), TReal.IfLess(0, side, upper, lower), ref low, ref high);
    }

    [MethodImpl(Compiled.Alone)]
    private static TReal Polish<TReal>(ReadOnlySpan<TReal> cash, TReal lowSign, TReal wanted, TReal low, TReal high)
        where TReal : unmanaged, IReal<TReal>
    {
        TReal rate = (low + high) * 0.5, change = wanted;
        for (int step = 0; step < MostSteps && TReal.AnyAbove(change, LastStep); step++)
        {
            TReal discount = 1 / (1 + rate);
            TReal value = PresentValue(cash, discount, out TReal slope);
            Narrow(lowSign * value, rate, ref low, ref high);

            // A Newton step that leaves the bracket, or is no number, becomes a bisection, after which the search goes on.
            TReal newton = 1 / (discount - value / slope) - 1;
            TReal middle = (low + high) * 0.5;
            TReal inside = TReal.IfLess(low, newton, TReal.IfLess(newton, high, 1, 0), 0);
            TReal next = TReal.IfLess(0, inside, newton, middle);
            TReal moved = TReal.IfLess(0, inside, TReal.Max(next - rate, rate - next), (high - low) * Unpolished);

            // A lane that has arrived stays where it is, whatever its neighbours still need.
            rate = TReal.IfLess(LastStep, change, next, rate);
            change = TReal.IfLess(LastStep, change, moved, 0);
        }

        return rate;
    }

    // The end of the bracket on the middle's side moves to the middle; both move where the middle is the root itself.
    private static void Narrow<TReal>(TReal side, TReal middle, ref TReal low, ref TReal high) where TReal : unmanaged, IReal<TReal>
    {
        low = TReal.IfLess(side, 0, low, middle);
        high = TReal.IfLess(0, side, high, middle);
    }

    private static TReal Sign<TReal>(TReal a) where TReal : unmanaged, IReal<TReal> =>
        TReal.IfLess(0, a, 1, TReal.IfLess(a, 0, -1, 0));

    [MethodImpl(Compiled.Alone)]
    private static void PresentValues<TReal>(
        ReadOnlySpan<TReal> cash, TReal rate1, TReal rate2, TReal rate3, out TReal value1, out TReal value2, out TReal value3)
        where TReal : unmanaged, IReal<TReal>
    {
        TReal discount1 = 1 / (1 + rate1), discount2 = 1 / (1 + rate2), discount3 = 1 / (1 + rate3);
        TReal square1 = discount1 * discount1, square2 = discount2 * discount2, square3 = discount3 * discount3;
        TReal even1 = LastOfEven(cash), even2 = even1, even3 = even1, odd1 = 0, odd2 = 0, odd3 = 0;
        for (int k = (cash.Length & ~1) - 2; k >= 0; k -= 2)
        {
            TReal even = cash[k], odd = cash[k + 1];
            even1 = TReal.MultiplyAdd(even1, square1, even);
            even2 = TReal.MultiplyAdd(even2, square2, even);
            even3 = TReal.MultiplyAdd(even3, square3, even);
            odd1 = TReal.MultiplyAdd(odd1, square1, odd);
            odd2 = TReal.MultiplyAdd(odd2, square2, odd);
            odd3 = TReal.MultiplyAdd(odd3, square3, odd);
        }

        value1 = TReal.MultiplyAdd(odd1, discount1, even1);
        value2 = TReal.MultiplyAdd(odd2, discount2, even2);
        value3 = TReal.MultiplyAdd(odd3, discount3, even3);
    }

    [MethodImpl(Compiled.Alone)]
    private static TReal PresentValue<TReal>(ReadOnlySpan<TReal> cash, TReal discount, out TReal slope) where TReal : unmanaged, IReal<TReal>
    {
        TReal square = discount * discount;
        TReal even = LastOfEven(cash), odd = 0, evenSlope = 0, oddSlope = 0;
        for (int k = (cash.Length & ~1) - 2; k >= 0; k -= 2)
        {
            evenSlope = TReal.MultiplyAdd(evenSlope, square, even);
            oddSlope = TReal.MultiplyAdd(oddSlope, square, odd);
            even = TReal.MultiplyAdd(even, square, cash[k]);
            odd = TReal.MultiplyAdd(odd, square, cash[k + 1]);
        }

        // The slopes are in d², and d(d²) = 2d dd.
        slope = 2 * discount * TReal.MultiplyAdd(oddSlope, discount, evenSlope) + odd;
        return TReal.MultiplyAdd(odd, discount, even);
    }

    private static TReal LastOfEven<TReal>(ReadOnlySpan<TReal> cash) where TReal : unmanaged, IReal<TReal> =>
        (cash.Length & 1) == 1 ? cash[^1] : 0;
}
