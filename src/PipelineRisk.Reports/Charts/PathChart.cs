using PipelineRisk.Reports.Plotly;

namespace PipelineRisk.Reports.Charts;

/// <summary>A step of a path: where it is and what it is, for the hover box; its label, if any, stands on the plot.</summary>
internal sealed record PathStep(double X, Interval Y, string Meaning, string? Label = null);

/// <summary>Points joined in their order: how two quantities are traded against each other, step by step.</summary>
internal static class PathChart
{
    /// <param name="caption">What is said of it.</param>
    /// <param name="across">What lies on the level axis.</param>
    /// <param name="up">What lies on the upright axis.</param>
    /// <param name="steps">The steps, in their order.</param>
    /// <param name="chosen">The number of the step that stands out; −1 for none.</param>
    public static Chart Of(Caption caption, Quantity across, Quantity up, IReadOnlyList<PathStep> steps, int chosen = -1) =>
        caption.Of(steps.Any(step => double.IsFinite(step.X + step.Y.Value)) ? Draw(across, up, steps, chosen) : null, height: 380);

    private static Figure Draw(Quantity across, Quantity up, IReadOnlyList<PathStep> steps, int chosen) => new(
        [
            new ScatterTrace
            {
                Mode = "lines+markers",
                ShowLegend = false,
                X = [.. steps.Select(step => across.Scale * step.X)],
                Y = [.. steps.Select(step => up.Scale * step.Y.Value)],
                Line = new(Colour.Sponsor.Faded(0.6), 2),
                Marker = new() { Colors = [.. steps.Select((_, index) => index == chosen ? Colour.Loss : Colour.Sponsor)], Size = 10 },
                ErrorY = Interval.Whiskers(steps.Select(step => up.Scale * step.Y), Colour.Muted),
                HoverText = [.. steps.Select(step => RowAxis.Plain(step.Meaning))],
                HoverTemplate = $"<b>%{{hovertext}}</b><br>{across.Name} %{{x:.4~g}} {across.Measure.Unit}<br>{up.Name} %{{y:.4~g}} {up.Measure.Unit}<extra></extra>",
            },
        ],
        new()
        {
            Margin = new(T: 24, R: 24),
            XAxis = across.Axis,
            YAxis = up.Axis,
            Annotations = [.. steps.Select((step, index) => (Step: step, IsChosen: index == chosen)).Where(one => one.Step.Label is not null).Select(one => new Label(
                across.Scale * one.Step.X, up.Scale * one.Step.Y.Value, "x", "y",
                one.IsChosen ? $"<b>{RowAxis.Plain(one.Step.Label!)}</b>" : RowAxis.Plain(one.Step.Label!),
                new(one.IsChosen ? Colour.Loss : Colour.Ink, 12), "left", XShift: 8, YShift: 2))],
        },
        new([ChartColumn.Of("What", steps.Select(step => step.Meaning)), across.Column(steps.Select(step => step.X)), .. up.Columns(steps.Select(step => step.Y))]));
}
