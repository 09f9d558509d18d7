using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Charts;

/// <summary>How the answers settle with the number of trials.</summary>
internal static class ConvergenceCharts
{
    private const string Axis = "Trials";

    /// <summary>The mean NPV with its 95 % interval after ever more trials.</summary>
    public static Chart OfValue(IReadOnlyList<ConvergencePoint> points)
    {
        Measure money = Measure.Of("USD bn");
        return new(
            "chart-convergence-value",
            $"After {Digits.Count(points[0].Trials)} trials the mean NPV is {money.WithError(points[0].MeanNpv)}, after {Digits.Count(points[^1].Trials)} {money.WithError(points[^1].MeanNpv)}",
            "The mean NPV after ever more trials of this run, each with its 95 % interval. The intervals should shrink around the last value and mostly hold it.",
            ChartSize.Half,
            new(
                [Funnel(points)],
                new()
                {
                    Margin = new(T: 20),
                    XAxis = Trials,
                    YAxis = Plotly.Axis.Titled(money.AxisTitle("Mean NPV")),
                    Shapes = [Mark.Level(points[^1].MeanNpv.Value, new(Colour.Muted, 1, "dot"))],
                },
                new([Count(points), .. Interval.Columns(money.AxisTitle("Mean NPV"), points.Select(point => (Interval)point.MeanNpv))])));
    }

    /// <summary>The errors of the probabilities against the number of trials, and what plain Monte Carlo would have.</summary>
    public static Chart OfErrors(RunResult run, IReadOnlyList<ConvergencePoint> points)
    {
        Estimate stranded = points[^1].Stranded;
        (string Name, Colour Colour, Func<ConvergencePoint, Estimate> Of)[] lines = [("P(loss)", Colour.Loss, point => point.Loss), ("P(stranded)", Colour.IdleText, point => point.Stranded)];
        double probability = stranded.Value;
        double[] plain = [.. points.Select(point => 196 * Math.Sqrt(probability * (1 - probability) / point.Trials))];
        return new(
            "chart-convergence-errors",
            $"P(stranded) is known to {Measure.Of("probability difference").Short(HalfWidth(stranded) / 100)} after {Digits.Count(run.Trials)} trials{Gain(HalfWidth(stranded), plain[^1])}",
            "Half the 95 % interval of a probability against the number of trials, both on logarithmic scales. Dashed: what P(stranded) would have with plain Monte Carlo, whose error halves "
                + "with four times the trials. An error is an estimate itself: with 32 replicates it is known to about an eighth.",
            ChartSize.Half,
            new(
                [
                    .. lines.Select(line => Line(line.Name, points.Select(point => HalfWidth(line.Of(point))), new(line.Colour, 2.5), "lines+markers")),
                    Line("plain Monte Carlo", plain, new(Colour.Muted, 1.5, "dash"), "lines"),
                ],
                new()
                {
                    Margin = new(R: 120),
                    XAxis = Trials,
                    YAxis = Plotly.Axis.Titled("Half the 95 % interval, pp") with { Type = "log", TickFormat = ".1~g" },
                    Annotations =
                    [
                        .. lines.Select(line => Named(line.Name, HalfWidth(line.Of(points[^1])), line.Colour)).Where(label => double.IsFinite(label.Y)), Named("plain MC", plain[^1], Colour.Muted),
                    ],
                },
                new([Count(points), .. lines.Select(line => ChartColumn.Of($"{line.Name}: half the 95 % interval, pp", points.Select(point => HalfWidth(line.Of(point))))), ChartColumn.Of("P(stranded) by plain Monte Carlo, pp", plain)])));

        ScatterTrace Line(string name, IEnumerable<double> values, Line line, string mode) => new()
        {
            Mode = mode, Name = name, X = [.. points.Select(point => (double)point.Trials)], Y = [.. values], Line = line, Marker = new() { Color = line.Color, Size = 6 },
            HoverTemplate = $"{name}: ±%{{y:.2~g}} pp after %{{x:,}} trials<extra></extra>",
        };
    }

    private static ScatterTrace Funnel(IReadOnlyList<ConvergencePoint> points)
    {
        Interval[] values = [.. points.Select(point => (Interval)point.MeanNpv)];
        return new()
        {
            Mode = "lines+markers",
            ShowLegend = false,
            X = [.. points.Select(point => (double)point.Trials)],
            Y = [.. values.Select(value => value.Value)],
            Line = new(Colour.Sponsor.Faded(0.5), 1.5),
            Marker = new() { Color = Colour.Sponsor, Size = 8 },
            ErrorY = Interval.Whiskers(values, Colour.Sponsor),
            CustomData = [.. values.Select(value => (double[])[value.Low, value.High])],
            HoverTemplate = "%{x:,} trials: %{y:.4f} USD bn<br>95 % interval %{customdata[0]:.4f} to %{customdata[1]:.4f}<extra></extra>",
        };
    }

    // The points are placed on logarithmic axes, where plotly takes labels by their logarithm.
    private static Label Named(string name, double value, Colour colour) => Label.Right(Math.Log10(value), $"<b>{name}</b>", new(colour, 12));

    private static Axis Trials => Plotly.Axis.Titled(Axis) with { Type = "log", TickFormat = ",", NTicks = 6 };

    private static ChartColumn Count(IReadOnlyList<ConvergencePoint> points) => ChartColumn.Of(Axis, points.Select(point => (double)point.Trials));

    private static double HalfWidth(Estimate probability) => 100 * probability.HalfWidth95;

    private static string Gain(double error, double plain) => plain > 1.2 * error && error > 0 ? $", {Digits.Significant(plain / error, 2)} times as exactly as by plain Monte Carlo" : "";
}
