using System.Runtime.CompilerServices;
using PipelineRisk.Numerics;

namespace PipelineRisk.Economics;

/// <summary>The internal rate of return: the r in [−20 %, 60 %] at which Σ f (1 + r)^−(k + 0.5) = 0 (model page, section 8).</summary>
/// <remarks>
/// A few bisections, which settle which root it is, then Newton's method, kept inside the bracket.
/// In terms of d = 1 / (1 + r) the sum is √d times a polynomial, whose value and slope Horner's scheme gives together.
/// </remarks>
internal static class InternalRate
{
    private const double Lowest = -0.20;
    private const double Highest = 0.60;
    private const int Bisections = 5;
    private const int MostSteps = 60;
    private const double Precision = 1e-13;

    /// <summary>The rate of each lane; NaN where the sum has the same sign at both ends.</summary>
    /// <param name="cash">Free cash flow, one entry a year.</param>
    [MethodImpl(Compiled.Alone)]
    public static TReal Of<TReal>(ReadOnlySpan<TReal> cash) where TReal : unmanaged, IReal<TReal>
    {
        TReal atLowest = PresentValue(cash, 1 / (1 + (TReal)Lowest), out _);
        TReal atHighest = PresentValue(cash, 1 / (1 + (TReal)Highest), out _);
        TReal exists = Sign(atLowest) * Sign(atHighest); // −1 where there is a root
        TReal lowestSign = Sign(atLowest);

        TReal low = Lowest, high = Highest;
        for (int step = 0; step < Bisections; step++)
        {
            TReal middle = (low + high) * 0.5;
            TReal side = PresentValue(cash, 1 / (1 + middle), out _) * lowestSign;
            low = TReal.IfLess(0, side, middle, low);
            high = TReal.IfLess(0, side, high, middle);
        }

        TReal rate = (low + high) * 0.5;
        TReal change = TReal.IfLess(exists, 0, 1, 0);
        for (int step = 0; step < MostSteps && TReal.AnyAbove(change, Precision); step++)
        {
            TReal discount = 1 / (1 + rate);
            TReal value = PresentValue(cash, discount, out TReal slope);
            TReal side = value * lowestSign;
            low = TReal.IfLess(0, side, rate, low);
            high = TReal.IfLess(side, 0, rate, high);

            // Newton on the polynomial in d; a step that leaves the bracket, or is no number, becomes a bisection.
            TReal newton = 1 / (discount - value / slope) - 1;
            TReal middle = (low + high) * 0.5;
            TReal next = TReal.IfLess(low, newton, TReal.IfLess(newton, high, newton, middle), middle);
            TReal moved = TReal.Max(next - rate, rate - next);

            // A lane that has arrived stays where it is, whatever its neighbours still need.
            rate = TReal.IfLess(Precision, change, next, rate);
            change = TReal.IfLess(Precision, change, moved, 0);
        }

        return TReal.IfLess(exists, 0, rate, double.NaN);
    }

    private static TReal Sign<TReal>(TReal a) where TReal : unmanaged, IReal<TReal> =>
        TReal.IfLess(0, a, 1, TReal.IfLess(a, 0, -1, 0));

    [MethodImpl(Compiled.Alone)]
    private static TReal PresentValue<TReal>(ReadOnlySpan<TReal> cash, TReal discount, out TReal slope) where TReal : unmanaged, IReal<TReal>
    {
        TReal value = 0, derivative = 0;
        for (int k = cash.Length - 1; k >= 0; k--)
        {
            derivative = TReal.MultiplyAdd(derivative, discount, value);
            value = TReal.MultiplyAdd(value, discount, cash[k]);
        }

        slope = derivative;
        return value;
    }
}
