using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>What the charts of a comparison say, as their titles.</summary>
internal static class CompareFindings
{
    private const string Money = "USD bn", Points = "probability difference";

    /// <summary>Who gains and who loses most against the first scenario: of several, in that which moves somebody most.</summary>
    public static string OfParties(ScenarioComparison comparison)
    {
        Move[] moves = [.. Party.All.Where(party => !party.IsSum).SelectMany(party => Moves(comparison, party.Name, comparison.Mean(party.Outcome)))];
        if (moves.MaxBy(Size) is not { } largest)
        {
            return $"No party gains or loses against {FirstOf(comparison)} by more than the error";
        }

        Move[] same = [.. moves.Where(move => move.Scenario == largest.Scenario)];
        Move gain = same.MaxBy(move => move.By.Value)!, loss = same.MinBy(move => move.By.Value)!;
        string[] sides =
        [
            .. gain.By.Value > 0 ? [$"{gain.What} {AnalysisWords.Signed(gain.By, Money)}"] : Array.Empty<string>(),
            .. loss.By.Value < 0 ? [$"{loss.What} {AnalysisWords.Signed(loss.By, Money)}"] : Array.Empty<string>(),
        ];
        return $"From {FirstOf(comparison)} to {largest.Scenario}: {string.Join(", ", sides)}{(comparison.Runs.Count > 2 ? ", the largest difference" : "")}";
    }

    /// <summary>Which event's probability differs most from the first scenario, and in which.</summary>
    public static string OfEvents(ScenarioComparison comparison) =>
        RiskEventCatalogue.All.SelectMany(info => Moves(comparison, info.Title, comparison.Probability(info.Id))).MaxBy(Size) is { } largest
            ? $"From {FirstOf(comparison)} to {largest.Scenario} “{largest.What}” becomes {Measure.Of(Points).WithError(Positive(largest.By))} {(largest.By.Value > 0 ? "more" : "less")} likely, the largest difference"
            : $"Nothing is more or less likely than in {FirstOf(comparison)} by more than the error";

    /// <summary>What moves a number most on the way from the first scenario to the second.</summary>
    /// <param name="what">The number: "The mean NPV".</param>
    /// <param name="unit">The unit of its differences.</param>
    /// <param name="comparison">The two scenarios.</param>
    /// <param name="explanation">Why they differ.</param>
    /// <param name="of">The number of a headline.</param>
    public static string OfExplanation(string what, string unit, ScenarioComparison comparison, DifferenceExplanation explanation, Func<Headline, PairedEstimate> of)
    {
        ExplainedPart largest = explanation.Parts.MaxBy(part => Math.Abs(of(part.Moves).Value))!;
        string way = $"{what} from {FirstOf(comparison)} to {comparison.Runs[1].Scenario.Name}";
        return of(largest.Moves).Value == 0 ? $"{way}: no change of the inputs moves it" : $"{way}: {largest.Group.Name} moves it most, by {AnalysisWords.Signed(of(largest.Moves), unit)}";
    }

    private static string FirstOf(ScenarioComparison comparison) => comparison.Runs[0].Scenario.Name;

    // Differences that are there beyond doubt.
    private static IEnumerable<Move> Moves(ScenarioComparison comparison, string what, IReadOnlyList<PairedEstimate> values) =>
        comparison.Runs.Skip(1)
            .Select((run, index) => new Move(run.Scenario.Name, what, values[index + 1] - values[0]))
            .Where(move => move.By.IsDistinctFromZero);

    private static double Size(Move move) => Math.Abs(move.By.Value);

    private static Estimate Positive(PairedEstimate difference) => difference.Estimate with { Value = Math.Abs(difference.Value) };

    private sealed record Move(string Scenario, string What, PairedEstimate By);
}
