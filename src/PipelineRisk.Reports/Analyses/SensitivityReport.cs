using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>What drives the value of the line and whether it is stranded.</summary>
public static class SensitivityReport
{
    private const int Npv = 0, Stranded = 1;
    private const string Tied = "≈";

    /// <summary>What the document shows: the responses that the analysis must have, in this order.</summary>
    public static IReadOnlyList<Response> Responses { get; } = [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Stranded)];

    /// <summary>The document of an analysis of <see cref="Responses"/>.</summary>
    public static AnalysisDocument Of(SensitivityAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return new("sensitivity", "What drives it?", Answer(analysis), [Tornado(analysis), Effects(analysis), Indices(analysis), Ranks(analysis)], Notes(analysis), [])
        {
            Evaluations = analysis.Evaluations,
        };
    }

    private static string Answer(SensitivityAnalysis analysis)
    {
        TornadoBar[] bars = [.. Ranking.BySize([.. analysis.Tornado.Bars.Select(bar => bar.Swing(Npv))]).Select(ranked => analysis.Tornado.Bars[ranked.Index])];
        if (bars.Length == 0)
        {
            return "No input that is one number is uncertain: only the paths of prices and disruptions are.";
        }

        ShapleyEffect npv = Largest(analysis, Npv), stranded = Largest(analysis, Stranded);
        Measure money = Measure.Of("USD bn"), share = Measure.Probability;
        string next = bars.Length > 2 ? $" Next come {bars[1].Factor.Name} and {bars[2].Factor.Name}." : "";
        string drivers = npv.Effect.Value > 0 ? $" Of the drivers {AnalysisWords.Driver(npv.Group.Name)} accounts for most of the variance of NPV, {share.WithError(npv.Effect.Estimate)}" : "";
        string both = drivers.Length == 0 ? "" : !(stranded.Effect.Value > 0) ? "." : npv.Group.Name == stranded.Group.Name
            ? $", and of that of stranding, {share.WithError(stranded.Effect.Estimate)}."
            : $"; {AnalysisWords.Driver(stranded.Group.Name)} for most of that of stranding, {share.WithError(stranded.Effect.Estimate)}.";
        return $"{bars[0].Factor.Name} moves the mean NPV most: {money.WithError(bars[0].AtLow[Npv].Estimate)} where it is at its P10, "
            + $"{money.WithError(bars[0].AtHigh[Npv].Estimate)} at its P90.{next}{drivers}{both}";
    }

    // Of the drivers that have a name, where there is one.
    private static ShapleyEffect Largest(SensitivityAnalysis analysis, int response) =>
        analysis.Effects[response].Groups.OrderBy(group => group.Group.Name == FactorGroup.Others).ThenByDescending(group => group.Effect.Value).First();

    private static AnalysisPart Tornado(SensitivityAnalysis analysis)
    {
        Tornado tornado = analysis.Tornado;
        IReadOnlyList<Ranked> order = Ranking.BySize([.. tornado.Bars.Select(bar => bar.Swing(Npv))]);
        return new(
            "tornado", "What if one input were known to be low, or high?",
            "Each input in turn at its P10 and at its P90, all others random as they are. The widest bar is the input that most needs watching.",
            [
                new("tornado", "One input at a time, in the order of what it does to the mean NPV",
                    [
                        AnalysisColumn.Text("parameter", "Input"), AnalysisColumn.Text("unit", "Unit") with { IsForFilesOnly = true },
                        AnalysisColumn.Number("p10", "P10", ""), AnalysisColumn.Number("p90", "P90", ""),
                        AnalysisColumn.Estimate("npv_at_p10", "NPV at P10", "USD bn"), AnalysisColumn.Estimate("npv_at_p90", "at P90", "USD bn"),
                        AnalysisColumn.Difference("npv_swing", "swing", "USD bn"), AnalysisColumn.Text("rank", Tied),
                        AnalysisColumn.Estimate("stranded_at_p10", "P(stranded) at P10", "probability") with { IsForFilesOnly = true },
                        AnalysisColumn.Estimate("stranded_at_p90", "P(stranded) at P90", "probability") with { IsForFilesOnly = true },
                        AnalysisColumn.Difference("stranded_swing", "stranded", "probability difference"),
                    ],
                    [.. order.Select(ranked => Row(tornado.Bars[ranked.Index], ranked))]),
            ])
        {
            ShortTitle = "One at a time",
            Charts = TornadoCharts(tornado),
        };
    }

    private static AnalysisCell[] Row(TornadoBar bar, Ranked ranked)
    {
        string unit = ParameterCatalogue.Of(bar.Factor.Parameter!.Value).Unit;
        return
        [
            bar.Factor.Name, unit, (AnalysisCell)bar.Low with { Unit = unit }, (AnalysisCell)bar.High with { Unit = unit },
            bar.AtLow[Npv], bar.AtHigh[Npv], bar.Swing(Npv), Mark(ranked), bar.AtLow[Stranded], bar.AtHigh[Stranded], bar.Swing(Stranded),
        ];
    }

    private static AnalysisCell Mark(Ranked ranked) => ranked.IsTiedWithNext ? AnalysisCell.Marked(Tied) : "";

    /// <summary>The tornados of <see cref="Responses"/>.</summary>
    /// <param name="tornado">The bars.</param>
    /// <param name="prefix">What stands before the names of the charts in their anchors.</param>
    /// <param name="most">How many bars there are at most.</param>
    internal static IReadOnlyList<Chart> TornadoCharts(Tornado tornado, string prefix = "", int most = RowAxis.Most) =>
    [
        Bars(tornado, Npv, prefix + "tornado-npv", "the mean NPV", new("Mean NPV", "USD bn"), most),
        Bars(tornado, Stranded, prefix + "tornado-stranded", "P(stranded)", new("P(stranded)", "probability"), most),
    ];

    private static Chart Bars(Tornado tornado, int response, string id, string what, Quantity quantity, int most)
    {
        TornadoBar? widest = tornado.Bars.MaxBy(bar => Math.Abs(bar.Swing(response).Value));
        Quantity swing = quantity with { Unit = quantity.Unit == "probability" ? "probability difference" : quantity.Unit };
        string finding = widest is null ? "No input is uncertain" : $"{widest.Factor.Name} moves {what} by {swing.Shown(Size(widest.Swing(response)))} from its P10 to its P90";
        return TornadoBars.Of(
            new($"chart-{id}", finding, "Line: all inputs random. Bars: one input fixed at its P10 or P90; whiskers: 95 % intervals. The widest swings; inputs with no effect are left out."),
            quantity, tornado.Means[response].Value,
            [.. tornado.Bars.Where(bar => bar.Swing(response).Value != 0).Select(bar => new TornadoRow(bar.Factor.Name, bar.AtLow[response], bar.AtHigh[response]))], most);
    }

    private static PairedEstimate Size(PairedEstimate estimate) => estimate.Value < 0 ? -1 * estimate : estimate;

    private static AnalysisPart Effects(SensitivityAnalysis analysis) => new(
        "drivers", "Which driver accounts for how much of the uncertainty?",
        "Shapley effects: the fair share of each driver in the variance, where inputs depend on each other as they do in the model. The shares add up to 100 %. "
            + "Alone: what would go if the driver were known; last: what would be left if all others were.",
        [
            new("effects", "Shapley effects by driver",
                [
                    AnalysisColumn.Text("driver", "Driver"), .. OfEach(name => (AnalysisColumn[])
                    [
                        AnalysisColumn.Estimate($"{name.Code}_effect", $"{name.Title}: share", "fraction"), AnalysisColumn.Estimate($"{name.Code}_first", "alone", "fraction"),
                        AnalysisColumn.Estimate($"{name.Code}_total", "last", "fraction"),
                    ]),
                    AnalysisColumn.Text("inputs", "Inputs") with { IsForFilesOnly = true }, AnalysisColumn.Text("rank", Tied),
                ],
                [.. Ranking.BySize([.. analysis.Effects[Npv].Groups.Select(group => group.Effect)]).Select(ranked => (AnalysisCell[])
                [
                    AnalysisWords.DriverCell(analysis.Effects[Npv].Groups[ranked.Index].Group.Name),
                    .. analysis.Effects.SelectMany(effects => effects.Groups[ranked.Index] is var group ? (AnalysisCell[])[group.Effect, group.First, group.Total] : []),
                    string.Join(' ', analysis.Effects[Npv].Groups[ranked.Index].Group.Factors.Select(factor => analysis.Study.Factors[factor].Name)), Mark(ranked),
                ])]),
        ])
    {
        ShortTitle = "By driver",
        Charts =
        [
            .. new[] { (Npv, "npv", "NPV"), (Stranded, "stranded", "stranding") }.Select(of => IntervalDots.Of(
                new(
                    $"chart-effects-{of.Item2}",
                    $"{AnalysisWords.Capital(AnalysisWords.Driver(Largest(analysis, of.Item1).Group.Name))} accounts for {Measure.Probability.WithError(Largest(analysis, of.Item1).Effect.Estimate)} of the variance of {of.Item3}",
                    "Shapley effects with 95 % intervals; they add up to 100 %."),
                new($"Share of the variance of {of.Item3}", "fraction"), ["Shapley effect"],
                [.. analysis.Effects[of.Item1].Groups.Select(group => new DotRow(AnalysisWords.Driver(group.Group.Name), group.Effect))])),
        ],
    };

    private static AnalysisPart Indices(SensitivityAnalysis analysis) => new(
        "indices", "Which inputs act alone, and which together with others?",
        "Sobol’ indices: the first-order index is the share of the variance that would go if the input were known, the total index the share that would be left if all others were. "
            + "A total index well above the first-order one means that the input acts together with others; one of zero that it can be left as it is."
            + (analysis.Study.HasDependence ? " They are defined for independent inputs: here the rank correlations are left out. For the effect of correlated inputs see the drivers above." : ""),
        [
            new("indices", "Sobol’ indices, in the order of the total index for NPV",
                [
                    AnalysisColumn.Text("parameter", "Input"),
                    .. OfEach(name => (AnalysisColumn[])
                    [
                        AnalysisColumn.Estimate($"{name.Code}_first", $"{name.Title}: first order", "fraction"), AnalysisColumn.Estimate($"{name.Code}_total", "total", "fraction"),
                    ]),
                    AnalysisColumn.Text("rank", Tied),
                ],
                [.. Ranking.BySize([.. analysis.Indices[Npv].Factors.Select(index => index.Total)]).Select(ranked => (AnalysisCell[])
                [
                    analysis.Indices[Npv].Factors[ranked.Index].Factor.Name,
                    .. analysis.Indices.SelectMany(indices => indices.Factors[ranked.Index] is var index ? (AnalysisCell[])[index.First, index.Total] : []), Mark(ranked),
                ])]),
        ])
    {
        ShortTitle = "By input",
        Charts =
        [
            .. new[] { (Npv, "npv", "NPV"), (Stranded, "stranded", "stranding") }.Select(of => IntervalDots.Of(
                new($"chart-indices-{of.Item2}", Finding(analysis.Indices[of.Item1], of.Item3), "Sobol’ indices with 95 % intervals, in the order of the total index."),
                new($"Share of the variance of {of.Item3}", "fraction"), ["first order", "total"],
                [.. analysis.Indices[of.Item1].Factors.Where(index => index.Total.Value != 0).Select(index => new DotRow(index.Factor.Name, index.First, index.Total))])),
        ],
    };

    private static string Finding(SobolIndices indices, string what) => indices.Factors.MaxBy(index => index.Total.Value) is { } largest
        ? $"{largest.Factor.Name} decides {Measure.Probability.WithError(largest.First.Estimate)} of the variance of {what} alone, {Measure.Probability.WithError(largest.Total.Estimate)} together with others"
        : "No input is uncertain";

    private static AnalysisPart Ranks(SensitivityAnalysis analysis) => new(
        "ranks", "Which way does each input push?",
        "Rank correlations with the inputs as they are drawn, correlated ones too. The partial one takes the linear effect of the ranks of all other inputs off both.",
        [
            new("ranks", "Rank correlations",
                [
                    AnalysisColumn.Text("parameter", "Input"),
                    .. OfEach(name => (AnalysisColumn[])
                    [
                        AnalysisColumn.Difference($"{name.Code}_spearman", $"{name.Title}: Spearman", ""), AnalysisColumn.Difference($"{name.Code}_partial", "partial", ""),
                    ]),
                    AnalysisColumn.Text("rank", Tied),
                ],
                [.. Ranking.BySize([.. analysis.Correlations[Npv].Factors.Select(of => of.Partial)]).Select(ranked => (AnalysisCell[])
                [
                    analysis.Correlations[Npv].Factors[ranked.Index].Factor.Name,
                    .. analysis.Correlations.SelectMany(of => of.Factors[ranked.Index] is var one ? (AnalysisCell[])[one.Spearman, one.Partial] : []), Mark(ranked),
                ])]) { IsDetail = true },
        ])
    {
        ShortTitle = "Direction",
        Charts =
        [
            IntervalDots.Of(
                new("chart-ranks", "What raises the NPV and what lowers it", "Partial rank correlations with NPV, with 95 % intervals; right of zero a higher value goes along with a higher NPV."),
                new("Partial rank correlation with NPV", ""), ["partial rank correlation"],
                [.. analysis.Correlations[Npv].Factors.Select(of => new DotRow(of.Factor.Name, of.Partial))]),
        ],
    };

    private static string[] Notes(SensitivityAnalysis analysis) =>
    [
        $"{Tied} marks a row that cannot be told apart from the next: the 95 % interval of their difference holds zero. Swing: from P10 to P90, of the mean NPV and of P(stranded).",
        $"One at a time and Sobol’ indices: {Digits.Count(analysis.Trials)} trials, each evaluated again for every input (Saltelli et al. 2010 and Jansen 1999; two halves of one net of twice the dimension). "
            + "An input that is fixed leaves all others as they are, also those it is correlated with. The price path (shocks of gas and oil prices of all years) and the disruption path count as one input each.",
        $"Shapley effects: exact over all subsets of the drivers, with {Digits.Count(analysis.EffectTrials)} trials for each; inputs that a driver is correlated with are drawn given it "
            + "(Song, Nelson and Staum 2016). The price path belongs to the driver of eu_price_volatility, the disruption path to that of rupture_hazard. "
            + "An input is given a driver in the columns driver and neutral of parameters.csv.",
        $"Rank correlations: {Digits.Count(analysis.Correlations[Npv].Trials)} trials. A small index may be estimated below zero: cutting it off would bias it.",
    ];

    private static IEnumerable<AnalysisColumn> OfEach(Func<(string Code, string Title), AnalysisColumn[]> columns) =>
        new[] { ("npv", "NPV"), ("stranded", "Stranded") }.SelectMany(columns);
}
