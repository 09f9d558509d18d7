using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Charts;

/// <summary>Who gains and who pays: a waterfall of mean present values from the sponsor to all parties together.</summary>
internal static class PartyBars
{
    public static Chart Of(RunResult result)
    {
        MetricSummary buyer = result[Outcome.NpvBuyer], russia = result[Outcome.NpvRussia];
        Measure measure = Measure.Of(buyer.Info.Unit);
        return new(
            "chart-parties",
            $"Russia together {Verb(russia)} {measure.Short(Size(russia))}, the buyer {Verb(buyer)} {measure.Short(Size(buyer))} on average",
            "Waterfall of mean present values at the discount rate of the run: each bar starts where the one above it ends, the framed ones are sums from zero. "
                + "Russia together is the sponsor and the Russian state; the buyer’s gain is measured against East-Asian LNG landed where the gas is used. "
                + "Right: the mean with its 95 % error, and P5 to P95, nine trials in ten.",
            ChartSize.Wide,
            buyer.Trials == 0 ? null : Draw(result, measure))
        {
            Height = RowAxis.Height(Party.All.Count, row: 44),
        };
    }

    private static string Verb(MetricSummary metric) => metric.Mean.Value < 0 ? "loses" : "gains";

    private static Estimate Size(MetricSummary metric) => metric.Mean with { Value = Math.Abs(metric.Mean.Value) };

    // A party is added to those before it; a sum begins at zero.
    private static double[] Starts(MetricSummary[] metrics) =>
        [.. Party.All.Select((party, index) => party.IsSum ? 0 : metrics.Take(index).Zip(Party.All, (metric, before) => before.IsSum ? 0 : metric.Mean.Value).Sum())];

    private static Figure Draw(RunResult result, Measure measure)
    {
        MetricSummary[] metrics = [.. Party.All.Select(party => result[party.Outcome])];
        double[] starts = Starts(metrics);
        double[] ends = [.. metrics.Select((metric, index) => starts[index] + metric.Mean.Value)];
        return new(
            [
                new ScatterTrace
                {
                    Mode = "lines",
                    ShowLegend = false,
                    HoverInfo = "skip",
                    Line = new(Colour.Muted, 1, "dot"),
                    X = [.. ends.SkipLast(1).SelectMany(end => (double[])[end, end, double.NaN])],
                    Y = [.. ends.SkipLast(1).SelectMany((_, index) => (double[])[-index, -index - 1, double.NaN])],
                },
                new BarTrace
                {
                    Orientation = "h",
                    ShowLegend = false,
                    Base = starts,
                    X = [.. metrics.Select(metric => metric.Mean.Value)],
                    Y = [.. metrics.Select((_, index) => (double)-index)],
                    Width = [.. metrics.Select(_ => 0.6)],
                    Marker = new() { Colors = [.. Party.All.Select(party => party.Colour.Faded(party.IsSum ? 0.35 : 0.85))], Line = new(Colour.Ink.Faded(0.6), 1) },
                    CustomData = [.. metrics.Select(metric => (double[])[metric.Mean.Value, metric.Quantile(0.05).Value, metric.Quantile(0.95).Value])],
                    HoverTemplate = $"mean %{{customdata[0]:+.4~g}} {measure.Unit}<br>P5 %{{customdata[1]:.4~g}}, P95 %{{customdata[2]:.4~g}}<extra></extra>",
                },
            ],
            new()
            {
                Margin = new(R: 190),
                XAxis = Axis.Titled(measure.AxisTitle("Mean present value")) with { ZeroLine = true },
                YAxis = RowAxis.Of([.. Party.All.Select(party => party.Name)]),
                Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5))],
                Annotations = [.. metrics.Select((metric, index) => Label.Right(
                    -index,
                    $"<b>{Digits.Signed(measure.ErrorOnly(metric.Mean))}</b><br>{Digits.Signed(measure.Number(metric, 0.05))} to {Digits.Signed(measure.Number(metric, 0.95))}",
                    new(Colour.Ink, 12)))],
            },
            MetricData.Of("Party", Party.All.Select((party, index) => (party.Name, metrics[index]))));
    }
}
