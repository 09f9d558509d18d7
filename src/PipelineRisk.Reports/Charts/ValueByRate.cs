using PipelineRisk.Economics;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>The value of the line at several discount rates, each as an interval.</summary>
internal static class ValueByRate
{
    public static Chart Of(RunResult result)
    {
        IReadOnlyList<Row> rows = [.. Rows(result).OrderBy(row => row.Rate)];
        MetricSummary cheapest = rows[0].Metric, dearest = rows[^1].Metric;
        Measure measure = Measure.Of(cheapest.Info.Unit);
        return new(
            "chart-npv-by-rate",
            $"At {rows[0].Name} the line is worth {measure.Short(cheapest.Mean)} on average, at {rows[^1].Name} {measure.Short(dearest.Mean)}",
            "The same cash flows of the same trials, discounted at four real rates. Thin line: P5 to P95, nine trials in ten. Thick line: P25 to P75. Ring: median. Diamond: mean.",
            ChartSize.Wide,
            cheapest.Trials == 0 ? null : Draw(rows, measure));
    }

    private static IEnumerable<Row> Rows(RunResult result)
    {
        yield return new(0.06, "6 %", result[Outcome.NpvR6]);
        yield return new(0.08, "8 %", result[Outcome.NpvR8]);
        yield return new(0.12, "12 %", result[Outcome.NpvR12]);
        double rate = result.Scenario[Parameter.DiscountRate].Distribution.Mean;
        yield return new(rate, $"{Digits.Significant(100 * rate)} %", result[Outcome.Npv]);
    }

    private static Figure Draw(IReadOnlyList<Row> rows, Measure measure) => new(
        [
            Span(rows, 0.05, 0.95, new(Colour.Sponsor.Faded(0.55), 3)),
            Span(rows, 0.25, 0.75, new(Colour.Sponsor.Faded(0.55), 14)),
            Points(rows, row => row.Metric.Quantile(0.5).Value, "circle", Colour.Surface, "median"),
            Points(rows, row => row.Metric.Mean.Value, "diamond", Colour.Ink, "mean"),
        ],
        new()
        {
            Margin = new(R: 160, T: 24),
            XAxis = Axis.Titled(measure.AxisTitle("NPV of the line")) with { ZeroLine = true },
            YAxis = Axis.Titled("Real discount rate") with
            {
                TickVals = [.. rows.Select((_, index) => (double)-index)],
                TickText = [.. rows.Select(row => row.Name)],
                ShowGrid = false,
                Range = [0.6 - rows.Count, 0.6],
            },
            Shapes = [Mark.Upright(0, new(Colour.Ink, 1.5))],
            Annotations =
            [
                Label.Above(0, "break-even", new(Colour.Muted, 12)),
                .. rows.Select((row, index) => Label.Right(-index, $"mean <b>{measure.ErrorOnly(row.Metric.Mean)}</b>", new(Colour.Ink, 12))),
            ],
        },
        MetricData.Of("Real discount rate", rows.Select(row => (row.Name, row.Metric))));

    private static ScatterTrace Span(IReadOnlyList<Row> rows, double low, double high, Line line) => new()
    {
        Mode = "lines",
        ShowLegend = false,
        HoverInfo = "skip",
        Line = line,
        X = [.. rows.SelectMany(row => (double[])[row.Metric.Quantile(low).Value, row.Metric.Quantile(high).Value, double.NaN])],
        Y = [.. rows.SelectMany((_, index) => (double[])[-index, -index, double.NaN])],
    };

    private static ScatterTrace Points(IReadOnlyList<Row> rows, Func<Row, double> value, string symbol, Colour fill, string name) => new()
    {
        Mode = "markers",
        Name = name,
        X = [.. rows.Select(value)],
        Y = [.. rows.Select((_, index) => (double)-index)],
        Marker = new() { Symbol = symbol, Size = 10, Color = fill, Line = new(Colour.Ink, 2) },
        CustomData = [.. rows.Select(row => (double[])[row.Metric.Quantile(0.05).Value, row.Metric.Quantile(0.95).Value])],
        HoverTemplate = $"{name} %{{x:.2f}} USD bn<br>P5 %{{customdata[0]:.2f}}, P95 %{{customdata[1]:.2f}}<extra></extra>",
    };

    private readonly record struct Row(double Rate, string Name, MetricSummary Metric);
}
