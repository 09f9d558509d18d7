using PipelineRisk.Distributions;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Sketches;

/// <summary>A small drawing of a distribution: its density between P0.2 and P99.8, or a bar a value where there are few; P5, median and P95 marked.</summary>
internal static class DensitySketch
{
    private const double Width = 240, Height = 56, Base = 50;
    private const int Bins = 120, MostBars = 12;

    public static Markup Of(IDistribution distribution)
    {
        double[] values = DistinctValues(distribution, 64);
        if (values.Length <= MostBars)
            values = DistinctValues(distribution, 1000);
        double low = distribution.Quantile(Level.Of(0.002)), high = distribution.Quantile(Level.Of(0.998));
        double room = values.Length <= MostBars || high <= low ? 0.06 * Math.Max(high - low, Math.Max(Math.Abs(low), 1e-9)) : 0.02 * (high - low);
        (low, high) = (low - room, high + room);
        double Place(double value) => Width * (Math.Clamp(value, low, high) - low) / (high - low);
        Markup shape = values.Length <= MostBars ? Bars(distribution, values, Place) : Density(distribution, low, high, Place);
        return Markup.Of($"""
            <svg class="sketch" viewBox="0 0 {Svg.Number(Width)} {Svg.Number(Height)}" preserveAspectRatio="none" aria-hidden="true">
            {shape}<path class="base" d="M0,{Svg.Number(Base)}H{Svg.Number(Width)}" />
            {Tick("edge", Place(Quantile(distribution, 0.05)))}{Tick("median", Place(Quantile(distribution, 0.5)))}{Tick("edge", Place(Quantile(distribution, 0.95)))}</svg>
            """);
    }

    /// <summary>The quantile of a distribution.</summary>
    public static double Quantile(IDistribution distribution, double probability) => distribution.Quantile(Level.Of(probability));

    private static double[] DistinctValues(IDistribution distribution, int levels) =>
        [.. Enumerable.Range(0, levels).Select(i => distribution.Quantile(Level.Of((i + 0.5) / levels))).Distinct()];

    private static Markup Bars(IDistribution distribution, double[] values, Func<double, double> place)
    {
        double[] shares = [.. values.Select((value, index) =>
            distribution.Cumulative(value).Below - (index == 0 ? 0 : distribution.Cumulative(values[index - 1]).Below))];
        double unit = (Base - 4) / Math.Max(shares.Max(), double.Epsilon);
        return Markup.Join(values.Select((value, index) => Markup.Of(
            $"""<path class="bar" d="M{Svg.Number(place(value))},{Svg.Number(Base)}V{Svg.Number(Base - (unit * shares[index]))}" />""")));
    }

    private static Markup Density(IDistribution distribution, double low, double high, Func<double, double> place)
    {
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(i => low + ((high - low) * i / Bins))];
        double[] shares = [.. Enumerable.Range(0, Bins)
            .Select(i => Math.Max(0, distribution.Cumulative(edges[i + 1]).Below - distribution.Cumulative(edges[i]).Below))];
        double unit = (Base - 4) / Math.Max(shares.Max(), double.Epsilon);
        IEnumerable<(double X, double Y)> outline =
        [
            (0, Base),
            .. shares.Select((share, i) => (place((edges[i] + edges[i + 1]) / 2), Base - (unit * share))),
            (Width, Base),
        ];
        return Markup.Of($"""<path class="density" d="{Svg.Path(outline)}Z" />""");
    }

    private static Markup Tick(string name, double x) =>
        Markup.Of($"""<path class="{name}" d="M{Svg.Number(x)},{Svg.Number(name == "median" ? 4 : Base - 6)}V{Svg.Number(Base + 4)}" />""");
}
