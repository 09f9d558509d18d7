using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;
using static PipelineRisk.Reports.Analyses.AnalysisWords;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The document of <c>stress</c>.</summary>
public static class StressReport
{
    private static readonly string[] Main = ["npv", "npv_russia", "mean_utilisation", "loss", "stranded"];
    private static readonly string[] Causes = ["stranded_idle", "stranded_loss", "stranded_rupture"];

    /// <summary>The document.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="test">The shocks.</param>
    /// <param name="search">The box in which stranding is most frequent.</param>
    public static AnalysisDocument Of(Scenario scenario, StressTest test, BoxSearch search)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(search);
        return new(
            "stress", "What would single shocks do, and in which world does the line strand?", Answer(test, search),
            [Shocks(test), StressBox.Part(scenario, search)],
            [
                "Every shock happens in every trial, which keeps all its other draws; so a change is that of a pair, and its interval is narrow.",
                $"The box was found by PRIM (Friedman and Fisher, 1999) on {Digits.Count(search.TrialsSearched)} trials: slices of 5 % are peeled off where that raises the frequency of stranding most per trial given up, at most three inputs are restricted, and at least 5 % of the trials stay inside. Chosen is the largest box in which stranding is at least {Measure.Probability.Short(BoxSearch.NearlyHighest)} as frequent as in the last and smallest one; slices are pasted back on where that raises the frequency. All figures come from {Digits.Count(search.TrialsJudged)} other trials, of other replicates.",
                "Only parameters are searched, not the price path of the single years. The search is greedy: another box may be as good.",
            ],
            test.IsWithoutDemand ? ["The shock \"demand of the net-zero path\" is left out: the inputs folder has no scenario net-zero-prices to take its decks from."] : [])
        {
            Evaluations = test.Evaluations + search.TrialsSearched + search.TrialsJudged,
        };
    }

    private static string Answer(StressTest test, BoxSearch search)
    {
        int npv = At("npv"), stranded = At("stranded");
        ShockEffect worst = test.Shocks.SkipLast(1).MinBy(effect => effect.Means[npv].Value)!, most = test.Shocks.SkipLast(1).Where(effect => effect.Shock != Shock.Rupture).MaxBy(effect => effect.Means[stranded].Value)!;
        return $"Without a shock the mean NPV is {Money(test.Base[npv])} and the line is stranded in {Share(test.Base[stranded])} of the trials. "
            + $"The shock that costs most is \"{Lower(worst.Shock.Title)}\": {Money(worst.Changes[npv])}. {(most.Means[stranded].Value > 0 ? $"Apart from a rupture, which strands the line by definition, \"{Lower(most.Shock.Title)}\" strands most: {Share(most.Means[stranded])}. " : "")}"
            + $"All together bring the mean NPV to {Money(test.Shocks[^1].Means[npv])}. {StressBox.Sentence(search)}";
    }

    private static AnalysisPart Shocks(StressTest test)
    {
        int npv = At("npv");
        ShockEffect worst = test.Shocks.SkipLast(1).MinBy(effect => effect.Changes[npv].Value)!;
        return new(
            "shocks", "What would single shocks do?",
            "Means over all trials, first without a shock, then with each shock in every trial, then the changes against the base.",
            [Means("shocks", "Under each shock", test, Main), Changes(test), Means("causes", "Stranded, by cause", test, Causes), Meanings(test)])
        {
            ShortTitle = "Shocks",
            Charts =
            [
                IntervalDots.Of(
                    new("chart-shocks", $"{worst.Shock.Title} costs most: {Money(worst.Changes[npv])}", "The change of the mean NPV against the base, with its 95 % interval."),
                    new("Change of the mean NPV", "USD bn"), ["change"],
                    [.. test.Shocks.OrderBy(effect => effect.Changes[npv].Value).Select(effect => new DotRow(effect.Shock.Title, effect.Changes[npv]))], isSorted: true),
                IntervalDots.Of(
                    new("chart-stranded", $"Stranding: {Measure.Probability.WithError(test.Base[At("stranded")].Estimate)} without a shock, {Measure.Probability.WithError(test.Shocks[^1].Means[At("stranded")].Estimate)} with all of them", "The probability of stranding under each shock, with its 95 % interval."),
                    new("Probability of stranding", "probability"), ["probability"],
                    [new("no shock", test.Base[At("stranded")]), .. test.Shocks.Select(effect => new DotRow(effect.Shock.Title, effect.Means[At("stranded")]))], isSorted: true),
            ],
        };
    }

    private static AnalysisTable Means(string name, string title, StressTest test, string[] responses) => new(
        name, title,
        [AnalysisColumn.Text("shock", "Shock"), .. responses.Select(Response).Select(response => AnalysisColumn.Estimate(response.Name, response.Title, response.Unit))],
        [
            Row((AnalysisCell)"no shock" with { Code = "base" }, test.Base, responses),
            .. test.Shocks.Select(effect => Row(Name(effect), effect.Means, responses)),
        ]);

    private static AnalysisTable Changes(StressTest test) => new(
        "changes", "Change against the base, on the same draws",
        [
            AnalysisColumn.Text("shock", "Shock"),
            .. Main.Select(Response).Select(response => AnalysisColumn.Difference(
                response.Name, response.Title, response.Unit is "probability" or "fraction" ? "probability difference" : response.Unit)),
        ],
        [.. test.Shocks.Select(effect => Row(Name(effect), effect.Changes, Main))]);

    private static AnalysisTable Meanings(StressTest test) => new(
        "meaning", "What each shock is",
        [AnalysisColumn.Text("shock", "Shock"), AnalysisColumn.Text("meaning", "What happens")],
        [.. test.Shocks.Select(effect => (IReadOnlyList<AnalysisCell>)[Name(effect), effect.Shock.Meaning])]);

    private static IReadOnlyList<AnalysisCell> Row(AnalysisCell name, IReadOnlyList<PairedEstimate> values, string[] responses) =>
        [name, .. responses.Select(response => (AnalysisCell)values[At(response)])];

    private static AnalysisCell Name(ShockEffect effect) => (AnalysisCell)effect.Shock.Title with { Code = effect.Shock.Name };

    private static int At(string response) => StressTest.Responses.Index().Single(entry => entry.Item.Name == response).Index;

    private static Response Response(string name) => StressTest.Responses[At(name)];

    private static string Money(PairedEstimate value) => Measure.Of("USD bn").WithError(value.Estimate);
}
