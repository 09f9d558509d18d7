using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Sketches;

/// <summary>Thin drawings for the tiles of the first screen and for tables: parts of a whole, or a range on a scale.</summary>
internal static class RangeSketch
{
    private const double Width = 240;

    /// <summary>Parts of a whole, side by side, each in the colour of its role.</summary>
    public static Markup Parts(params ReadOnlySpan<(double Share, string Role)> parts)
    {
        List<Markup> bars = [];
        double left = 0;
        foreach ((double share, string role) in parts)
        {
            double width = Width * Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1);
            bars.Add(Markup.Of(
                $"""<rect class="fill-{role}" x="{Svg.Number(left)}" y="0" width="{Svg.Number(Math.Min(width, Width - left))}" height="10" />"""));
            left = Math.Min(Width, left + width);
        }

        return Markup.Of($"""
            <svg class="range" viewBox="0 0 240 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="0" width="240" height="10" />{Markup.Join(bars)}</svg>
            """);
    }

    /// <summary>A range with its middle, on a scale from <paramref name="from"/> to <paramref name="to"/>; a mark stands at a value that matters; NaN for none.</summary>
    public static Markup Range(double low, double middle, double high, double from, double to, double mark, string role)
    {
        if (!(double.IsFinite(low) && double.IsFinite(high) && double.IsFinite(middle) && to > from))
            return Markup.Empty;
        string Place(double value) => Svg.Number(Width * (Math.Clamp(value, from, to) - from) / (to - from));
        return Markup.Of($"""
            <svg class="range" viewBox="0 0 240 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" y="4" width="240" height="2" />
            <path class="stroke-{role} span" d="M{Place(low)},5H{Place(high)}" />{(double.IsNaN(mark) ? Markup.Empty : Markup.Of($"""<path class="mark" d="M{Place(mark)},0V10" />"""))}
            <path class="middle" d="M{Place(middle)},0V10" /></svg>
            """);
    }
}
