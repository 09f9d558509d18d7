using PipelineRisk.Economics;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The sentences of a comparison.</summary>
internal static class CompareWords
{
    private const string Money = "USD bn", Points = "probability difference";

    /// <summary>What each scenario moves, and, of two, what makes most of it.</summary>
    public static string Answer(ScenarioComparison comparison, DifferenceExplanation? explanation)
    {
        string first = comparison.Runs[0].Scenario.Name;
        IReadOnlyList<PairedEstimate> npv = comparison.Mean(Outcome.Npv), loss = comparison.Probability(RiskEvent.Loss),
            stranded = comparison.Probability(RiskEvent.Stranded);
        string start = $"In {first} the mean NPV is {Measure.Of(Money).WithError(npv[0].Estimate)}, P(loss) {Measure.Probability.WithError(loss[0].Estimate)} "
            + $"and P(stranded) {Measure.Probability.WithError(stranded[0].Estimate)}.";
        IEnumerable<string> moves = comparison.Runs.Skip(1).Select((run, i) =>
            $"{run.Scenario.Name} moves them by {AnalysisWords.Signed(npv[i + 1] - npv[0], Money)}, {AnalysisWords.Signed(loss[i + 1] - loss[0], Points)} and {AnalysisWords.Signed(stranded[i + 1] - stranded[0], Points)}.");
        return string.Join(' ', [start, .. moves, .. explanation is null ? Array.Empty<string>() : [Cause(explanation)]]);
    }

    /// <summary>How to read the tables of outcomes.</summary>
    public static string LeadOfOutcomes(ScenarioComparison comparison) =>
        $"Means of every outcome, and their differences to {comparison.Runs[0].Scenario.Name}. The scenarios have the same random numbers, and what these have in common cancels: "
        + "a difference is known better than the two numbers it is made of.";

    /// <summary>How it was computed.</summary>
    public static IReadOnlyList<string> Notes(ScenarioComparison comparison, DifferenceExplanation? explanation)
    {
        RunResult first = comparison.Runs[0];
        string[] sometimes = [.. OutcomeCatalogue.All.Where(info => comparison.Runs.Any(run => run[info.Id].Trials < run.Trials)).Select(info => info.Title)];
        return
        [
            $"Every scenario has {Digits.Count(first.Trials)} trials with the same random numbers, parameter by parameter. Errors of differences come from the spread of the differences over "
                + (first.Options.Sampler == Sampler.MonteCarlo ? "stretches of the trials." : $"{first.Replicates} replicates.")
                + " Those of quantiles hold to first order; a quantile that many trials share has none.",
            .. sometimes.Length == 0 ? Array.Empty<string>() :
                [$"Some trials have no {string.Join(", no ", sometimes)}: these means are over the trials that have one, so a difference also holds that other trials do."],
            .. explanation is null or { Parts.Count: 0 } ? Array.Empty<string>() : [Method(comparison, explanation)],
        ];
    }

    /// <summary>The warnings of the runs, each once, with the scenarios that have it; and the scenarios of the overview that could not be read.</summary>
    public static IReadOnlyList<string> Warnings(ScenarioComparison comparison, ScenarioOverview? overview) =>
    [
        .. comparison.Runs.Concat(overview?.Runs ?? []).DistinctBy(run => run.Scenario.Name, StringComparer.Ordinal).SelectMany(run => run.Warnings.Select(warning => (run.Scenario.Name, Warning: warning)))
            .GroupBy(entry => entry.Warning, entry => entry.Name, StringComparer.Ordinal)
            .Select(group => $"{string.Join(", ", group)}: {group.Key}"),
        .. overview is null ? [] : Unread(overview),
    ];

    // Without the base there is no scenario, and what is wrong with it is wrong with all of them.
    private static IEnumerable<string> Unread(ScenarioOverview overview) => overview.Comparison is null
        ? [$"There is no table of all scenarios, because the base cannot be read: {overview.Scenarios[0].Problem}"]
        : overview.Scenarios.Where(scenario => scenario.Problems.Count > 0).Select(scenario => $"{scenario.Name} is in the table of all scenarios without numbers: {scenario.Problem}");

    private static string Method(ScenarioComparison comparison, DifferenceExplanation explanation)
    {
        int changes = explanation.Parts.Sum(part => part.Group.Changes.Count);
        string grouped = changes == explanation.Parts.Count ? ""
            : $" The {changes} changes are explained by {explanation.Parts.Count} groups: those of a driver together, and where that is not enough those of a part of the model.";
        string fewer = explanation.TrialsOfEach == comparison.Runs[0].Trials ? ""
            : $" With so many of them each has {Digits.Count(explanation.TrialsOfEach)} trials only, so that the parts add up to the difference at that number of trials, which is within its error of the one above.";
        return "The parts are Shapley values: every subset of the changes is a scenario of its own, simulated on the same random numbers, and a part is the mean contribution over all orders."
            + grouped + fewer;
    }

    private static string Cause(DifferenceExplanation explanation)
    {
        if (explanation.Parts.Count == 0)
        {
            return "The two have the same inputs.";
        }

        ExplainedPart largest = explanation.Parts.MaxBy(part => Math.Abs(part.Moves.MeanNpv.Value))!;
        if (largest.Moves.MeanNpv.Value == 0)
        {
            return "No change of the inputs moves the mean NPV.";
        }

        return explanation.Parts.Count == 1
            ? $"All of it is {largest.Group.Name}."
            : $"Of {explanation.Parts.Count} changes {largest.Group.Name} moves the mean NPV most, by {AnalysisWords.Signed(largest.Moves.MeanNpv, Money)}.";
    }
}
