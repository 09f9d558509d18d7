using PipelineRisk.Economics;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;

namespace PipelineRisk.Reports.Charts;

/// <summary>P(loss) over the price discount and the construction cost, with the contour along which the line breaks even.</summary>
internal static class LossHeatMap
{
    public static Chart Of(LossMap map)
    {
        Quantity across = Of(map.Across), up = Of(map.Up), loss = new("P(loss)", "probability");
        MapPoint medians = new(FactorRange.Likely(map.Across, 0.5).Low, FactorRange.Likely(map.Up, 0.5).Low, "medians of the scenario");
        return ContourMap.Of(
            new(
                "chart-loss-map", Finding(map),
                "Every point fixes the discount at the reference price and the cost of construction before overruns in all trials; everything else stays random. Colour: the probability of a loss. "
                    + "Thick line: the mean NPV is zero. All points share their random numbers."),
            across, up, loss, map.AcrossValues, map.UpValues, [.. map.Loss.Select(row => row.Select(cell => cell.Value).ToArray())], 0.5, moreIsBetter: false,
            new Contour([.. map.MeanNpv.Select(row => row.Select(cell => cell.Value).ToArray())], 0),
            [medians]);
    }

    private static Quantity Of(Factor factor)
    {
        ParameterInfo info = ParameterCatalogue.Of(factor.Parameter!.Value);
        return new(AnalysisWords.Capital(info.Name.Replace('_', ' ')), info.Unit);
    }

    // Where the line breaks even with one of the two at its median, as far as the map goes.
    private static string Finding(LossMap map)
    {
        double discount = FactorRange.Likely(map.Across, 0.5).Low, cost = FactorRange.Likely(map.Up, 0.5).Low;
        double atCost = Zero(map.AcrossValues, [.. map.AcrossValues.Select((_, column) => At(map.UpValues, [.. map.MeanNpv.Select(row => row[column].Value)], cost))]);
        double atDiscount = Zero(map.UpValues, [.. map.MeanNpv.Select(row => At(map.AcrossValues, [.. row.Select(cell => cell.Value)], discount))]);
        double[] all = [.. map.Loss.SelectMany(row => row.Select(cell => cell.Value))];
        string range = $"P(loss) lies between {Measure.Probability.Short(all.Min())} and {Measure.Probability.Short(all.Max())}";
        string Discount(double value) => Measure.Of(ParameterCatalogue.Of(map.Across.Parameter!.Value).Unit).Short(value);
        string Cost(double value) => Measure.Of(ParameterCatalogue.Of(map.Up.Parameter!.Value).Unit).Short(value);
        string[] ways =
        [
            .. double.IsNaN(atCost) ? Array.Empty<string>() : [$"at a discount of {Discount(atCost)} where construction costs {Cost(cost)}"],
            .. double.IsNaN(atDiscount) ? Array.Empty<string>() : [$"at a cost of {Cost(atDiscount)} where the discount is {Discount(discount)}"],
        ];
        return ways.Length == 0 ? $"{range}; with discount or cost at its median the line breaks even nowhere here" : $"The line breaks even on average {string.Join(", and ", ways)}";
    }

    private static double At(IReadOnlyList<double> xs, double[] ys, double x)
    {
        for (int i = 1; i < xs.Count; i++)
        {
            if (x >= xs[i - 1] && x <= xs[i])
            {
                return ys[i - 1] + ((ys[i] - ys[i - 1]) * (x - xs[i - 1]) / (xs[i] - xs[i - 1]));
            }
        }

        return double.NaN;
    }

    private static double Zero(IReadOnlyList<double> xs, double[] ys)
    {
        for (int i = 1; i < xs.Count; i++)
        {
            if (ys[i - 1] < 0 != ys[i] < 0)
            {
                return xs[i - 1] - (ys[i - 1] * (xs[i] - xs[i - 1]) / (ys[i] - ys[i - 1]));
            }
        }

        return double.NaN;
    }
}
