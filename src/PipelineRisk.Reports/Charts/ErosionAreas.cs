using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>What heat pumps and battery trucks take out of demand, one area on the other: means, which add up where quantiles do not.</summary>
internal static class ErosionAreas
{
    private static readonly (YearlySeries Id, Colour Colour, string Name)[] Causes =
        [(YearlySeries.HeatPumpErosion, Colour.HeatPumps, "Heat pumps"), (YearlySeries.TruckErosion, Colour.Trucks, "Trucks")];

    /// <param name="result">The run.</param>
    /// <param name="year">The year that the title tells of, counted from the first.</param>
    public static Chart Of(RunResult result, int year)
    {
        Measure measure = Measure.Of(result[YearlySeries.HeatPumpErosion].Unit);
        double erosion = Causes.Sum(cause => result[cause.Id].Mean[year]), left = result[YearlySeries.NetDemand].Mean[year];
        return new(
            "chart-erosion-sum",
            $"By {result.FirstYear + year} heat pumps and battery trucks displace {measure.Short(erosion)} on average, {Measure.Of("fraction").Short(erosion / (erosion + left))} of what demand would be without",
            "Means over all trials of the gas that heat pumps and battery trucks take out of Chinese demand, one on the other; how far each spreads is in the fans.",
            ChartSize.Half,
            Draw(result, measure));
    }

    private static Figure Draw(RunResult result, Measure measure)
    {
        double[] years = [.. result[YearlySeries.HeatPumpErosion].Mean.Select((_, year) => (double)(result.FirstYear + year))];
        double below = 0, top = Causes.Sum(cause => result[cause.Id].Mean.Max());
        List<double> heights = [];
        foreach ((YearlySeries id, _, _) in Causes)
        {
            double last = result[id].Mean[^1];
            heights.Add(below + (last / 2));
            below += last;
        }

        IReadOnlyList<double> apart = Spread.Apart(heights, 0.09 * top, Math.Max(top, below));
        return new(
            [.. Causes.Select(cause => new ScatterTrace
            {
                Mode = "lines",
                Name = cause.Name,
                StackGroup = "erosion",
                X = years,
                Y = result[cause.Id].Mean,
                Line = new(cause.Colour, 1.5),
                FillColor = cause.Colour.Faded(0.6),
                HoverTemplate = $"%{{y:.1f}} {measure.Unit}",
            })],
            new()
            {
                HoverMode = "x unified",
                Margin = new(R: 104),
                XAxis = Axis.Years,
                YAxis = Axis.Titled(measure.AxisTitle("Gas displaced, mean")) with { RangeMode = "tozero" },
                Annotations = [.. Causes.Select((cause, index) => Label.Right(apart[index], $"<b>{cause.Name}</b>", new(cause.Colour, 13)))],
            },
            new([ChartColumn.Of("Year", years), .. Causes.Select(cause => ChartColumn.Of(measure.AxisTitle(cause.Name), result[cause.Id].Mean))]));
    }
}
