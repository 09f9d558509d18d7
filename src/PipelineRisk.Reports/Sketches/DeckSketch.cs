using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Reports.Sketches;

/// <summary>A small drawing of a yearly table: central column as a line, low to high as a band.</summary>
internal static class DeckSketch
{
    private const double Width = 320, Height = 150, Left = 40, Right = 312, Top = 10, Base = 126;

    public static Markup Of(Deck deck)
    {
        IReadOnlyList<DeckYear> years = deck.Years;
        double first = years[0].Year, span = Math.Max(1, years[^1].Year - first);
        double most = Math.Max(years.Max(year => Math.Max(year.High, Math.Max(year.Central, year.Low))), 1e-9);
        double X(DeckYear year) => Left + ((Right - Left) * (year.Year - first) / span);
        double Y(double value) => Base - ((Base - Top) * value / most);
        string band = Svg.Path([.. years.Select(year => (X(year), Y(year.High))), .. years.Reverse().Select(year => (X(year), Y(year.Low)))]);
        string line = Svg.Path(years.Count == 1
            ? [(Left, Y(years[0].Central)), (Right, Y(years[0].Central))]
            : years.Select(year => (X(year), Y(year.Central))));
        return Markup.Of($"""
            <svg class="deck" viewBox="0 0 {Svg.Number(Width)} {Svg.Number(Height)}" aria-hidden="true">
            <path class="base" d="M{Svg.Number(Left)},{Svg.Number(Base)}H{Svg.Number(Right)}" />
            <path class="band" d="{band}Z" /><path class="central" d="{line}" />
            {Markup.Join(years.Select(year => Markup.Of($"""<circle class="dot" cx="{Svg.Number(X(year))}" cy="{Svg.Number(Y(year.Central))}" r="2.5" />""")))}
            <text x="{Svg.Number(Left - 6)}" y="{Svg.Number(Top + 6)}" text-anchor="end">{Digits.Significant(most)}</text>
            <text x="{Svg.Number(Left - 6)}" y="{Svg.Number(Base)}" text-anchor="end">0</text>
            <text x="{Svg.Number(Left)}" y="{Svg.Number(Base + 16)}">{years[0].Year}</text>
            <text x="{Svg.Number(Right)}" y="{Svg.Number(Base + 16)}" text-anchor="end">{(years.Count > 1 ? Digits.Fixed(years[^1].Year, 0) : "")}</text>
            </svg>
            """);
    }
}
