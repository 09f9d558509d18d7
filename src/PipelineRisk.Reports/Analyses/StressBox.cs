using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using static PipelineRisk.Reports.Analyses.AnalysisWords;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The box of inputs in which stranding is most frequent, as a part of <see cref="StressReport"/>.</summary>
internal static class StressBox
{
    private const int LimitDigits = 4;

    /// <summary>The box in a sentence.</summary>
    public static string Sentence(BoxSearch search) => search.Chosen.Limits.Count == 0
        ? "No restriction of the inputs makes stranding more frequent."
        : !IsConfirmed(search)
        ? $"No box of inputs in which it strands more often was confirmed: where {Words(search.Chosen)} it is stranded in {Share(search.Chosen.Density)} of the trials that the box was not found on, over all in {Share(search.Probability)}. More trials may find one."
        : $"It strands most often where {Explained(search.Chosen)}: in {Share(search.Chosen.Density)} of such trials. They are {Share(search.Chosen.Mass)} of all trials and {Share(search.Chosen.Coverage)} of all stranded ones.";

    /// <summary>The part.</summary>
    public static AnalysisPart Part(Scenario scenario, BoxSearch search) => new(
        "box", "In which world does the line strand?",
        $"Over all trials the line is stranded in {Share(search.Probability)}. Restricting inputs, slice by slice, leads to a box in which it strands more often. Density: how often it strands inside; coverage: the share of all stranded trials that lie inside; mass: the share of all trials.{Meanings(scenario, search)}",
        [Limits(search), Trajectory(search)])
    {
        ShortTitle = "Box",
        Charts =
        [
            PathChart.Of(
                new(
                    "chart-box", search.Chosen.Limits.Count == 0 || !IsConfirmed(search) ? "No restriction is known to make stranding more frequent" : $"Where {Words(search.Chosen)}, the line strands in {Share(search.Chosen.Density)}",
                    "From all trials (right) to the smallest box (left), a slice less each: fewer of the stranded trials lie inside, but more of those inside are stranded. Whiskers are 95 % intervals."),
                new("Coverage: share of the stranded trials", "probability"), new("Density: stranded of the trials inside", "probability"),
                [.. search.Trajectory.Select((box, i) => new PathStep(
                    box.Coverage.Value, box.Density, Words(box), i == 0 ? "all trials" : i == search.ChosenIndex ? "chosen" : null))],
                search.ChosenIndex),
        ],
    };

    // On other trials than it was found on.
    private static bool IsConfirmed(BoxSearch search) => (search.Chosen.Density - search.Probability) is { Value: > 0, IsDistinctFromZero: true };

    private static AnalysisTable Limits(BoxSearch search) => new(
        "box", "The chosen box",
        [
            AnalysisColumn.Text("input", "Input"), AnalysisColumn.Text("range", "Range"),
            AnalysisColumn.Number("low", "From", "") with { IsForFilesOnly = true }, AnalysisColumn.Number("high", "To", "") with { IsForFilesOnly = true },
            AnalysisColumn.Text("unit", "Unit") with { IsForFilesOnly = true },
            AnalysisColumn.Estimate("mass", "Trials that meet it", "probability"),
            AnalysisColumn.Estimate("density_without", "Stranded in the box without it", "probability"),
        ],
        [
            .. search.Chosen.Limits.Select(limit => (IReadOnlyList<AnalysisCell>)
            [
                limit.Factor.Name, Range(limit), Finite(limit.Limit.Low), Finite(limit.Limit.High), Unit(limit), limit.Mass, limit.DensityWithout,
            ]),
        ]);

    private static AnalysisTable Trajectory(BoxSearch search) => new(
        "trajectory", "The way there, box by box",
        [
            AnalysisColumn.Text("box", "Box"), AnalysisColumn.Estimate("mass", "Mass", "probability"), AnalysisColumn.Estimate("density", "Density", "probability"),
            AnalysisColumn.Estimate("coverage", "Coverage", "probability"),
        ],
        [.. search.Trajectory.Select(box => (IReadOnlyList<AnalysisCell>)[Words(box), box.Mass, box.Density, box.Coverage])])
    {
        IsDetail = true,
    };

    private static string Words(JudgedBox box) => box.Limits.Count == 0 ? "all trials" : string.Join(" and ", box.Limits.Select(Words));

    private static string Words(JudgedLimit limit) => $"{limit.Factor.Name} {Range(limit)}";

    private static string Range(JudgedLimit limit)
    {
        (string low, string high) = (Digits.Significant(limit.Limit.Low, LimitDigits), Digits.Significant(limit.Limit.High, LimitDigits));
        string range = !double.IsFinite(limit.Limit.Low) ? $"≤ {high}" : !double.IsFinite(limit.Limit.High) ? $"≥ {low}" : $"from {low} to {high}";
        return Unit(limit) is "" or "year" or "deck position" or "fraction" or "factor" or "0 or 1" ? range : $"{range} {Unit(limit)}";
    }

    // With the share of the trials that one restriction lets in: "its lowest 20 %".
    private static string Explained(JudgedBox box) => string.Join(" and ", box.Limits.Select(limit =>
    {
        bool isOneSided = !double.IsFinite(limit.Limit.Low) || !double.IsFinite(limit.Limit.High);
        string side = !double.IsFinite(limit.Limit.Low) ? "lowest" : "highest";
        return isOneSided ? $"{Words(limit)} (its {side} {Measure.Probability.WithUnit(Digits.Fixed(100 * limit.Mass.Value, 0))})" : Words(limit);
    }));

    private static string Meanings(Scenario scenario, BoxSearch search) => string.Concat(search.Chosen.Limits
        .Where(limit => limit.Factor.Parameter is not null)
        .Select(limit => $" {limit.Factor.Name}: {scenario[limit.Factor.Parameter!.Value].Description}"));

    private static string Unit(JudgedLimit limit) => limit.Factor.Parameter is { } parameter ? ParameterCatalogue.Of(parameter).Unit : "";

    private static double Finite(double limit) => double.IsFinite(limit) ? limit : double.NaN;
}
