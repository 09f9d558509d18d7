using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Charts;

/// <summary>Who gains and who pays: a bar a party, with whiskers from P5 to P95.</summary>
internal static class PartyBars
{
    public static Chart Of(RunResult result)
    {
        MetricSummary buyer = result[Outcome.NpvBuyer], russia = result[Outcome.NpvRussia];
        Measure measure = Measure.Of(buyer.Info.Unit);
        return new(
            "chart-parties",
            $"Russia together {Verb(russia)} {measure.Short(Size(russia))}, the buyer {Verb(buyer)} {measure.Short(Size(buyer))} on average",
            "Bars: mean present value at the discount rate of the run. Whiskers: P5 to P95, nine trials in ten. "
                + "Russia together is the sponsor and the Russian state; the buyer's gain is measured against East-Asian LNG.",
            ChartSize.Wide,
            buyer.Trials == 0 ? null : Draw(result, measure));
    }

    private static string Verb(MetricSummary metric) => metric.Mean.Value < 0 ? "loses" : "gains";

    private static Estimate Size(MetricSummary metric) => metric.Mean with { Value = Math.Abs(metric.Mean.Value) };

    private static Figure Draw(RunResult result, Measure measure)
    {
        IReadOnlyList<MetricSummary> metrics = [.. Party.All.Select(party => result[party.Outcome])];
        return new(
            [
                new BarTrace
                {
                    Orientation = "h",
                    ShowLegend = false,
                    X = [.. metrics.Select(metric => metric.Mean.Value)],
                    Y = [.. metrics.Select((_, index) => (double)-index)],
                    Width = [.. metrics.Select(_ => 0.62)],
                    Marker = new() { Colors = [.. Party.All.Select(party => party.Colour.Faded(0.85))] },
                    ErrorX = new(
                        [.. metrics.Select(metric => metric.Quantile(0.95).Value - metric.Mean.Value)],
                        [.. metrics.Select(metric => metric.Mean.Value - metric.Quantile(0.05).Value)],
                        Colour.Ink, 1.5, 6),
                    CustomData = [.. metrics.Select(metric => (double[])[metric.Quantile(0.05).Value, metric.Quantile(0.95).Value])],
                    HoverTemplate = "mean %{x:.2f} USD bn<br>P5 %{customdata[0]:.2f}, P95 %{customdata[1]:.2f}<extra></extra>",
                },
            ],
            new()
            {
                Margin = new(R: 160),
                XAxis = Axis.Titled(measure.AxisTitle("Present value")) with { ZeroLine = true },
                YAxis = new()
                {
                    TickVals = [.. metrics.Select((_, index) => (double)-index)],
                    TickText = [.. Party.All.Select(party => party.Name)],
                    Range = [0.5 - metrics.Count, 0.5],
                    ShowGrid = false,
                },
                Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5))],
                Annotations = [.. metrics.Select((metric, index) =>
                    Label.Right(-index, $"mean <b>{Digits.Signed(measure.ErrorOnly(metric.Mean))}</b>", new(Colour.Ink, 12)))],
            });
    }
}
