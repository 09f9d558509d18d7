using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The charts of a comparison.</summary>
internal static class CompareCharts
{
    private const string Money = "USD bn", Points = "probability difference";
    private const string ReadDots = "Points with their 95 % intervals, which are those of the difference and not of the two numbers; left of zero it is less than in the first scenario.";

    private static readonly Outcome[] Parties =
        [Outcome.Npv, Outcome.NpvState, Outcome.NpvRussia, Outcome.NpvTransit, Outcome.NpvBuyer, Outcome.NpvTotal, Outcome.EquityNpv, Outcome.StrandedCapital];

    /// <summary>The S-curves of NPV, the distribution in each scenario, and the differences of the present values.</summary>
    public static IReadOnlyList<Chart> OfOutcomes(ScenarioComparison comparison)
    {
        string[] names = [.. comparison.Runs.Select(run => run.Scenario.Name)];
        IReadOnlyList<PairedEstimate> npv = comparison.Mean(Outcome.Npv);
        int best = Enumerable.Range(0, npv.Count).MaxBy(i => npv[i].Value);
        Quantity value = new("NPV of the line", Money), difference = new("Difference of the mean present value", Money);
        return
        [
            OverlaidCurves.Of(
                new(
                    "chart-compare-npv",
                    $"The mean NPV is highest in {names[best]}: {value.Shown(npv[best])}",
                    "S-curves: the share of trials at or below a value. A curve further right is worth more at every level of luck."),
                value,
                [.. comparison.Runs.Select(run => new Curve(run.Scenario.Name, run[Outcome.Npv].CumulativeCurve))]),
            .. ComparePanels.OfValue(comparison),
            IntervalDots.Of(
                new("chart-compare-values", CompareFindings.OfParties(comparison), ReadDots),
                difference,
                names[1..],
                [.. Parties.Select(outcome => Differences(OutcomeCatalogue.Of(outcome).Title, comparison.Mean(outcome)))],
                isSorted: true,
                firstColour: 1),
        ];
    }

    /// <summary>The differences of the probabilities.</summary>
    public static IReadOnlyList<Chart> OfEvents(ScenarioComparison comparison) =>
    [
        IntervalDots.Of(
            new("chart-compare-events", CompareFindings.OfEvents(comparison), ReadDots),
            new("Difference of the probability", Points),
            [.. comparison.Runs.Skip(1).Select(run => run.Scenario.Name)],
            [.. RiskEventCatalogue.All.Select(info => Differences(info.Title, comparison.Probability(info.Id)))],
            isSorted: true,
            firstColour: 1),
    ];

    /// <summary>From the first scenario to the second, change by change.</summary>
    public static IReadOnlyList<Chart> OfExplanation(ScenarioComparison comparison, DifferenceExplanation explanation)
    {
        if (explanation.Parts.Count == 0)
        {
            return [];
        }

        return
        [
            Waterfall("npv", "The mean NPV", new("Mean NPV", Money), Money, comparison, explanation, headline => headline.MeanNpv, moreIsBetter: true),
            Waterfall("loss", "P(loss)", new("P(loss)", "probability"), Points, comparison, explanation, headline => headline.Loss, moreIsBetter: false),
            Waterfall("stranded", "P(stranded)", new("P(stranded)", "probability"), Points, comparison, explanation, headline => headline.Stranded, moreIsBetter: false),
        ];
    }

    private static Chart Waterfall(
        string id, string what, Quantity quantity, string unitOfParts, ScenarioComparison comparison, DifferenceExplanation explanation, Func<Headline, PairedEstimate> of, bool moreIsBetter)
    {
        string first = comparison.Runs[0].Scenario.Name, second = comparison.Runs[1].Scenario.Name;
        return ContributionBars.Of(
            new(
                $"chart-compare-why-{id}",
                CompareFindings.OfExplanation(what, unitOfParts, comparison, explanation, of),
                "Diamonds: the two scenarios. Bars: what each change moves, one after the other; the whiskers are the 95 % intervals of the parts."),
            quantity,
            new(first, of(explanation.First), Colour.Scenario(0)),
            [.. explanation.Parts.Select(part => new Contribution(part.Group.Name, of(part.Moves)))],
            new(second, of(explanation.Second), Colour.Scenario(1)),
            moreIsBetter);
    }

    private static DotRow Differences(string name, IReadOnlyList<PairedEstimate> values) =>
        new(name, [.. values.Skip(1).Select(value => (Interval)(value - values[0]))]);
}
