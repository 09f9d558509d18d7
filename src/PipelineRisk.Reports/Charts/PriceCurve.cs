using PipelineRisk.Economics;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The mean NPV over a flat price at the border, and where it breaks even.</summary>
internal static class PriceCurve
{
    public static Chart Of(RunResult result, FlatPrice price)
    {
        Quantity across = new("Flat price at the Chinese border", "USD/MMBtu"), up = new("Mean NPV", "USD bn");
        return CurveWithBand.Of(
            new(
                "chart-flat-price", Finding(price),
                "The mean NPV if the border price were the same in every year and every trial, all else as random as it is, with its 95 % band. In the words of the inputs: "
                    + "border_price_floor at that price, price_discount at 0.9, discount_slope and oil_index_weight at 0, so that nothing lies above the floor but a tenth of the European price. "
                    + (result.Scenario[Parameter.OfftakeResponse].Distribution.Mean > 0 ? "A dearer pipeline also sells less, which bends the curve." : "")),
            across, up, [.. price.Curve.Select(point => new BandPoint(point.X, new(point.Value, point.Low, point.High)))],
            (0, "break-even"),
            price.BreakEven is { } there ? (new Interval(there.Value, there.Low, there.High), "breaks even at") : null);
    }

    /// <summary>A price with its interval: "7.41 ± 0.02 USD/MMBtu".</summary>
    public static string Shown(BreakEvenPoint price) => Measure.Of("USD/MMBtu").WithUnit(Measure.Of("USD/MMBtu").WithInterval(price.Value, price.Low, price.High));

    private static string Finding(FlatPrice price)
    {
        string assumed = price.Assumed is { } worth ? $"; the terms assumed are worth a flat {Shown(worth)}" : "";
        return price.BreakEven is { } there ? $"It takes a flat {Shown(there)} at the border to break even{assumed}"
            : price.Curve[0].Value >= 0 ? $"The line breaks even on average at any flat border price{assumed}"
            : $"No flat border price up to {Measure.Of("USD/MMBtu").Short(price.High)} breaks even{assumed}";
    }
}
