using PipelineRisk.Economics;

namespace PipelineRisk.Sampling;

/// <summary>The inputs whose normal scores are drawn together, along the two directions that decide most of whether the line is stranded and of what it is worth.</summary>
/// <remarks>
/// A direction is E[z f(z)] over the independent normal scores z of a million trials of the base case: by Stein's lemma the mean gradient of f, here of
/// "stranded" (0 or 1) and of NPV, in units of their standard deviations. Along one coordinate the two explain 45 % and 79 % of the variance. Where f jumps or
/// bends, it mostly does so across these directions, and Sobol' points are at their best when few coordinates decide (X. Wang and I. H. Sloan, "Quasi-Monte
/// Carlo methods in financial engineering: an equivalence principle and dimension reduction", 2011). The weights are fixed, so that an input keeps its
/// random numbers in every scenario; wrong ones would cost accuracy and never move an expectation. `benchmarks` prints them anew (effects).
/// </remarks>
internal static class LeadingInputs
{
    // The first two carry the directions: they are large in one each.
    private static readonly (int Variable, double Stranded, double Npv)[] Weights =
    [
        (V(Parameter.DemandPosition), -0.4758, 0.3650),
        (V(Parameter.CostOverrun), 0.0268, -0.5012),
        (V(Parameter.EuPriceLongRun), -0.2263, 0.3562),
        (V(Parameter.ConstructionCost), 0.0122, -0.2957),
        (V(Parameter.ExportDutyRate), 0.0218, -0.2056),
        (V(Parameter.ExtractionTax), 0.0257, -0.1962),
        (V(Parameter.PriceDiscount), 0.0149, -0.1730),
        (V(Parameter.ProductionPosition), 0.1659, -0.1263),
        (V(Parameter.OilPriceLongRun), 0.1185, -0.0902),
        (RandomVariable.GasShock(1), 0.0058, -0.1133),
        (V(Parameter.ImportsPosition), 0.0204, -0.0619),
        (V(Parameter.LngTruckPosition), 0.0403, -0.0393),
        (V(Parameter.DiscountSlope), -0.0125, 0.0564),
        (V(Parameter.UpstreamCost), 0.0119, -0.0597),
        (V(Parameter.TakeOrPayEnforcement), -0.0239, 0.0277),
        (V(Parameter.ShareOfCall), -0.0072, 0.0226),
        (V(Parameter.FixedOpexShare), 0.0094, -0.0525),
        (V(Parameter.RampYears), -0.0006, -0.0436),
        (RandomVariable.GasShock(2), -0.0160, 0.0379),
        (V(Parameter.TakeOrPayShare), -0.0220, 0.0222),
        (V(Parameter.PropertyTaxRate), 0.0014, -0.0469),
        (V(Parameter.HeatPumpStockCeiling), 0.0208, -0.0172),
        (V(Parameter.TransitTariff), 0.0054, -0.0240),
        (V(Parameter.CompletionDelay), 0.0061, 0.0225),
    ];

    /// <summary>The variables, in the order of the coordinates.</summary>
    public static IReadOnlyList<int> Variables { get; } = [.. Weights.Select(weight => weight.Variable)];

    /// <summary>From independent normals, the first two of which are the two directions, to the scores of <see cref="Variables"/>.</summary>
    public static Rotation Rotation { get; } = new([[.. Weights.Select(weight => weight.Stranded)], [.. Weights.Select(weight => weight.Npv)]]);

    private static int V(Parameter parameter) => RandomVariable.Of(parameter);
}
