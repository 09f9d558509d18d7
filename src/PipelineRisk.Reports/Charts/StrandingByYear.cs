using PipelineRisk.Economics;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>How the probability of being stranded grows with the years, by cause, with the early warning.</summary>
internal static class StrandingByYear
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
            $"Stranded in {Chance.Short(stranded)} of trials: {parts}",
            "Areas: share of trials stranded by the end of each year, by cause, with the path's own hindsight. "
                + "Dashed line: share of trials in which the early warning, which needs no hindsight, has come. A warning is no cause, so it is not part of the sum.",
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
        double top = 112 * Math.Max(StrandedBy.AnyCause(result)[^1], result.DistressedBy[^1]);
        return new(
            [.. StrandedBy.Causes.Select(cause => Area(result, cause, years)), Warning(result, years)],
            new()
            {
                HoverMode = "x unified",
                Margin = new(R: 165),
                XAxis = Axis.Years,
                YAxis = Axis.Titled("Share of trials by the end of the year, %") with { Range = [0, top > 0 ? top : 1] },
                Annotations = Labels(result, top),
            });
    }

    private static ScatterTrace Area(RunResult result, StrandingCause cause, double[] years) => new()
    {
        Mode = "lines",
        Name = Word(cause),
        StackGroup = "stranded",
        X = years,
        Y = [.. result.StrandedBy[cause].Select(share => 100 * share)],
        Line = new(ColourOf(cause), 1),
        FillColor = ColourOf(cause).Faded(0.75),
        HoverTemplate = "%{y:.2f} %",
    };

    private static ScatterTrace Warning(RunResult result, double[] years) => new()
    {
        Mode = "lines",
        Name = "early warning",
        X = years,
        Y = [.. result.DistressedBy.Select(share => 100 * share)],
        Line = new(Colour.Ink, 2.5, "dash"),
        HoverTemplate = "%{y:.2f} %",
    };

    private static IReadOnlyList<Label> Labels(RunResult result, double top)
    {
        List<(double Height, string Text, Colour Colour)> labels = [];
        double below = 0;
        foreach (StrandingCause cause in StrandedBy.Causes)
        {
            double share = 100 * result.StrandedBy[cause][^1];
            labels.Add((below + (share / 2), $"<b>{Word(cause)} {Chance.Short(result[Event(cause)])}</b>", ColourOf(cause)));
            below += share;
        }

        labels.Add((100 * result.DistressedBy[^1], $"early warning {Chance.Short(result[RiskEvent.Distressed])}", Colour.Ink));
        labels.Sort((a, b) => a.Height.CompareTo(b.Height));
        IReadOnlyList<double> heights = Spread.Apart([.. labels.Select(label => label.Height)], gap: 0.065 * top, top);
        return [.. labels.Select((label, index) => Label.Right(heights[index], label.Text, new(label.Colour == Colour.Idle ? Colour.IdleText : label.Colour, 13)))];
    }
}
