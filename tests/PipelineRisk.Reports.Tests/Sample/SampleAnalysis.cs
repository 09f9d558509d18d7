using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>An analysis with a table of every kind of column and a chart of every kind.</summary>
internal static class SampleAnalysis
{
    public static Quantity Npv { get; } = new("Mean NPV", "USD bn");

    private static readonly string[] Names =
    [
        "Price discount at the border", "European gas price in the long run", "Reference demand position", "Cost of construction", "Discount rate", "Heat-pump adoption",
        "Take-or-pay share", "Completion delay", "Rupture hazard", "Competing supply", "Oil price in the long run", "Battery-truck adoption", "Transit tariff", "Upstream cost",
        "Exponent of the oil price in the price formula of the contract", "Export duty", "Fixed operating cost",
    ];

    /// <summary>With every chart and a text in every place.</summary>
    public static AnalysisDocument Of(string words = "Gas price") => new(
        "sample", $"What decides whether the line earns its cost? {words}", $"The price discount decides: {words}.",
        [
            new("effects", $"Which input matters most? {words}", $"One input at a time. {words}", [Table(words), Detail(words)])
            {
                ShortTitle = words,
                Charts = [Tornado(words), Dots(), Waterfall()],
            },
            new("shapes", "How do scenarios differ?", "All of them at once.", []) { Charts = [Curves(words), Band(), Map(), Path(words)] },
        ],
        [$"Common random numbers. {words}"], [$"Three trials ended after the horizon. {words}"]) { Evaluations = 4_300_000 };

    /// <summary>With every chart and no number in any.</summary>
    public static AnalysisDocument Empty { get; } = new(
        "empty", "?", "Nothing.",
        [
            new("nothing", "Nothing", "", [])
            {
                Charts =
                [
                    TornadoBars.Of(Named("tornado"), Npv, 0, [new("a", double.NaN, double.NaN)]), IntervalDots.Of(Named("dots"), Npv, ["a"], [new("a", double.NaN)]),
                    ContributionBars.Of(Named("waterfall"), Npv, new("a", double.NaN), [], new("b", double.NaN), moreIsBetter: true), OverlaidCurves.Of(Named("curves"), Npv, [new("a", [])]),
                    CurveWithBand.Of(Named("band"), Npv, Npv, [new(1, double.NaN)]), ContourMap.Of(Named("map"), Npv, Npv, Npv, [1], [1], [[double.NaN]], 0, moreIsBetter: true),
                    PathChart.Of(Named("path"), Npv, Npv, []),
                ],
            },
        ],
        [], []) { Evaluations = 0 };

    private static Caption Named(string name) => new($"chart-{name}", name, name);

    private static AnalysisTable Table(string words) => new(
        "effects", $"Effects {words}",
        [
            AnalysisColumn.Text("parameter", "Parameter"), AnalysisColumn.Estimate("npv", "Mean NPV", "USD bn"), AnalysisColumn.Difference("change", "Change of P(loss)", "probability difference"),
            AnalysisColumn.Number("share", "Share", "fraction"), AnalysisColumn.Year("from", "From"), AnalysisColumn.Count("trials", "Trials"), AnalysisColumn.Text("remark", "Remark"),
        ],
        [
            [words, new Estimate(-10.934321700472916, 0.007, 31), new Estimate(0.0312, 0.0011, 31), 0.1234, 2034, 1_000_000, ""],
            ["=1+1", AnalysisCell.Of(5.2, 4.1, 9.8), new Estimate(-0.0312, 0.0011, 31), double.NaN, 2035, 250_000, AnalysisCell.Marked("cannot be told apart from the next")],
            ["none", double.NaN, 0.3 - 0.1, 1, double.NaN, 0, "a,\"b\""],
        ]);

    private static AnalysisTable Detail(string words) =>
        new("detail", $"All effects {words}", [AnalysisColumn.Text("parameter", words), AnalysisColumn.Number("value", "Value", "")], [[words, 1.5]]) { IsDetail = true };

    private static Chart Tornado(string words) => TornadoBars.Of(
        new("chart-tornado", $"The discount moves the mean NPV by 14.2 USD bn {words}", words), Npv, -10.9,
        [
            .. Names.Select((name, index) => new TornadoRow(index == 3 ? words : name, Around(-10.9 + (7.1 * Math.Pow(0.8, index)), 0.15), Around(-10.9 - (6.4 * Math.Pow(0.78, index)), 0.15))),
            new("Both ends above", Around(-7.2, 0.3), Around(-9.4, 0.3)), new("Has no value", double.NaN, double.NaN),
        ]);

    private static Chart Dots() => IntervalDots.Of(
        new("chart-dots", "The discount explains 41 % of the variance alone, 48 % with others", "First-order and total Sobol’ indices."), new("Share of the variance of NPV", "fraction"),
        ["First-order index", "total index"],
        [.. Names.Select((name, index) => new DotRow(name, Around(0.41 * Math.Pow(0.7, index), 0.02), index == 4 ? double.NaN : Around(0.48 * Math.Pow(0.72, index), 0.03)))]);

    private static Chart Waterfall() => ContributionBars.Of(
        new("chart-waterfall", "Prices take 6.1 USD bn of the mean NPV", "Shapley parts."), Npv, new("All at their neutral values", -2.1),
        [
            new("Gas price", Around(-6.1, 0.2)), new("Demand", Around(-3.4, 0.15)), new("Heat pumps", Around(-0.8, 0.1)), new("Battery trucks", Around(0.2, 0.3)),
            new("Cost and delay", Around(-1.3, 0.1)), new("Politics", Around(2.6, 0.1)),
        ],
        new("As it is", Around(-10.9, 0.02)), moreIsBetter: true);

    private static Chart Curves(string words) => OverlaidCurves.Of(
        new("chart-curves", "Oil indexation moves the median by 8.4 USD bn", "S-curves."), new("NPV of the line", "USD bn"),
        [.. new[] { "base", "oil-indexed", "fast-electrification", "domestic-price", "net-zero-prices", "break-of-relations", "coal-to-gas", words }.Select((name, index) =>
            new Curve(name, [.. Enumerable.Range(0, 81).Select(i => new CurvePoint(-40 + i + (2.3 * index), 1 / (1 + Math.Exp(-(i - 30) / (5.0 + index)))))]))]);

    private static Chart Band() => CurveWithBand.Of(
        new("chart-band", "The line breaks even at a discount of 21.3 ± 0.4 %", "Band: 95 % interval."), new("Price discount", "fraction"), Npv,
        [.. Enumerable.Range(0, 21).Select(i => new BandPoint(0.025 * i, i == 13 ? double.NaN : Around(14 - (60 * 0.025 * i) - (i * i * 0.02), 0.9)))],
        (0, "mean:npv = 0"), (AnalysisCell.Of(0.213, 0.198, 0.228), "break-even at"));

    private static Chart Map()
    {
        double[] discounts = [.. Enumerable.Range(0, 21).Select(i => 0.025 * i)], prices = [.. Enumerable.Range(0, 16).Select(i => 150.0 + (20 * i))];
        return ContourMap.Of(
            new("chart-map", "Above 320 USD per thousand m³ the line earns its cost at the base discount", "Thick: break-even."),
            new("Price discount", "fraction"), new("European price", "USD/kcm"), Npv, discounts, prices,
            [.. prices.Select(price => discounts.Select(discount => price > 420 && discount > 0.45 ? double.NaN : (0.11 * price * (1 - discount)) - 29).ToArray())],
            0, moreIsBetter: true, points: new MapPoint(0.3, 260, "base case (medians)"));
    }

    private static Chart Path(string words) => PathChart.Of(
        new("chart-path", "A box with 71 % of the stranded trials holds 83 % stranded ones", "Peeling from right to left."),
        new("Coverage", "fraction"), new("Density", "fraction"),
        [.. Enumerable.Range(0, 14).Select(i => new PathStep(1 - (0.055 * i), Around(0.41 + (0.52 * (1 - Math.Pow(0.82, i))), 0.015), words, i % 4 == 0 || i == 6 ? $"{i} limits" : null))],
        chosen: 6);

    private static Interval Around(double value, double halfWidth) => new(value, value - halfWidth, value + halfWidth);
}
