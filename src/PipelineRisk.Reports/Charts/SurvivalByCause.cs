using PipelineRisk.Economics;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The survival curve of the pipeline: the share of lines that are still sound at the end of each year, and what has stranded the others.</summary>
internal static class SurvivalByCause
{
    public static Chart Of(RunResult result)
    {
        EventSummary stranded = result[RiskEvent.Stranded];
        string parts = string.Join(", ", StrandedBy.Causes
            .Select(cause => (Share: result[Event(cause)].Probability.Value, Text: $"{Word(cause)} {Chance.Short(result[Event(cause)])}"))
            .OrderByDescending(part => part.Share)
            .Select(part => part.Text));
        return new(
            "chart-stranding",
            $"{Chance.OfTheOpposite(stranded)} of the lines survive; {Chance.Short(stranded)} are stranded: {parts}",
            "Survival curve: the lowest area is the share of trials whose line is not stranded by the end of the year; the areas above it are the stranded ones by cause, "
                + "with each path’s own hindsight. A line is stranded once, so the areas add up to 100 %. "
                + "Dashed: the share of trials in which the early warning, which needs no hindsight, has not come yet.",
            ChartSize.Wide,
            result.DistressedBy.Count == 0 ? null : Draw(result));
    }

    /// <summary>The event that counts a cause.</summary>
    public static RiskEvent Event(StrandingCause cause) => cause switch
    {
        StrandingCause.Idle => RiskEvent.StrandedIdle,
        StrandingCause.Loss => RiskEvent.StrandedLoss,
        _ => RiskEvent.StrandedRupture,
    };

    /// <summary>A cause as one says it.</summary>
    public static string Word(StrandingCause cause) => cause switch
    {
        StrandingCause.Idle => "idle",
        StrandingCause.Loss => "loss-making",
        _ => "cut off",
    };

    /// <summary>The colour of a cause, everywhere.</summary>
    public static Colour ColourOf(StrandingCause cause) => cause switch
    {
        StrandingCause.Idle => Colour.Idle,
        StrandingCause.Loss => Colour.LossMaking,
        _ => Colour.Rupture,
    };

    private static Figure Draw(RunResult result)
    {
        double[] years = [.. result.DistressedBy.Select((_, year) => (double)(result.FirstYear + year))];
        double[] sound = Percent(StrandedBy.AnyCause(result).Select(share => 1 - share)), unwarned = Percent(result.DistressedBy.Select(share => 1 - share));
        return new(
            [
                Area(years, sound, "not stranded", Colour.Gas, 0.22, 2.5),
                .. StrandedBy.Causes.Select(cause => Area(years, Percent(result.StrandedBy[cause]), Word(cause), ColourOf(cause), 0.75, 1)),
                new ScatterTrace
                {
                    Mode = "lines", Name = "no early warning yet", X = years, Y = unwarned, Line = new(Colour.Ink, 2.5, "dash"), HoverTemplate = "%{y:.2f} %",
                },
            ],
            new()
            {
                HoverMode = "x unified",
                Margin = new(R: 190),
                XAxis = Axis.Years,
                YAxis = Axis.Titled("Share of trials at the end of the year, %") with { Range = [0, 100], TickVals = [0, 25, 50, 75, 100] },
                Annotations = Labels(result, sound[^1], unwarned[^1]),
            },
            new(
            [
                ChartColumn.Of("Year", years), ChartColumn.Of("Not stranded, %", sound),
                .. StrandedBy.Causes.Select(cause => ChartColumn.Of($"Stranded, {Word(cause)}, %", Percent(result.StrandedBy[cause]))),
                ChartColumn.Of("Early warning has come, %", Percent(result.DistressedBy)),
            ]));
    }

    private static double[] Percent(IEnumerable<double> shares) => [.. shares.Select(share => 100 * share)];

    private static ScatterTrace Area(double[] years, double[] shares, string name, Colour colour, double opacity, double width) => new()
    {
        Mode = "lines",
        Name = name,
        StackGroup = "lines",
        X = years,
        Y = shares,
        Line = new(colour, width),
        FillColor = colour.Faded(opacity),
        HoverTemplate = "%{y:.2f} %",
    };

    private static IReadOnlyList<Label> Labels(RunResult result, double sound, double unwarned)
    {
        const double Gap = 6.5, Top = 100;
        List<(double Height, string Text, Colour Colour)> labels = [(sound / 2, $"<b>not stranded {Chance.OfTheOpposite(result[RiskEvent.Stranded])}</b>", Colour.Gas)];
        double below = sound;
        foreach (StrandingCause cause in StrandedBy.Causes)
        {
            double share = 100 * result.StrandedBy[cause][^1];
            labels.Add((below + (share / 2), $"<b>{Word(cause)} {Chance.Short(result[Event(cause)])}</b>", ColourOf(cause) == Colour.Idle ? Colour.IdleText : ColourOf(cause)));
            below += share;
        }

        labels.Add((unwarned, $"no early warning {Chance.OfTheOpposite(result[RiskEvent.Distressed])}", Colour.Ink));
        labels.Sort((a, b) => a.Height.CompareTo(b.Height));
        IReadOnlyList<double> heights = Spread.Apart([.. labels.Select(label => label.Height)], Gap, Top);
        return [.. labels.Select((label, index) => Label.Right(heights[index], label.Text, new(label.Colour, 13)))];
    }
}
