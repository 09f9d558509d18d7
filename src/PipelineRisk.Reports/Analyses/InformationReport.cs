using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>What is worth finding out before the decision.</summary>
public static class InformationReport
{
    private const string Money = "USD bn", Tied = "≈";

    private static readonly Measure Worth = Measure.Of(Money);
    private static readonly Quantity Value = new("Expected value of knowing it before the decision", Money);

    /// <summary>The document of an analysis.</summary>
    /// <param name="value">The values of information.</param>
    /// <param name="projects">The names of the projects.</param>
    public static AnalysisDocument Of(ValueOfInformation value, IReadOnlyList<string> projects)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(projects);
        return new(
            "voi", "What is worth finding out before the decision?", Answer(value, projects), [Decision(value, projects), Inputs(value), Groups(value)], Notes(value), Warnings(value))
        {
            Evaluations = value.Evaluations,
        };
    }

    private static string Answer(ValueOfInformation value, IReadOnlyList<string> projects)
    {
        int best = Enumerable.Range(0, projects.Count).MaxBy(i => value.Payoffs[i].Value);
        string choice = value.Payoffs[best].Value > 0 ? $"to build {projects[best]}" : "not to build";
        string today = $"With what is known today the best choice is {choice}: "
            + string.Join(", ", projects.Select((project, i) => $"{project} is expected to bring {Worth.WithError(value.Payoffs[i].Estimate)}"))
            + $". Knowing everything before the decision would be worth {Worth.WithError(value.Perfect.Estimate)}.";
        InformationValue[] worthwhile = [.. value.Inputs.Concat(value.Groups.Where(group => group.Factors.Count > 1)).Where(one => one.Value.Value > 0 && one.Value.IsDistinctFromZero).OrderByDescending(one => one.Value.Value)];
        return worthwhile.Length == 0
            ? $"{today} Of no input and no driver alone is it known that it is worth finding out."
            : $"{today} Worth most on its own: {Named(worthwhile[0]).Text}, {Worth.WithError(worthwhile[0].Value.Estimate)}"
                + (worthwhile.Length > 1 ? $"; then {Named(worthwhile[1]).Text}, {Worth.WithError(worthwhile[1].Value.Estimate)}." : "; of nothing else is it known that it could change the decision.");
    }

    private static AnalysisPart Decision(ValueOfInformation value, IReadOnlyList<string> projects) => new(
        "decision", "What would be decided today?",
        "A project is built if its expected NPV is the highest and above zero; otherwise nothing is built, which is worth zero.",
        [
            new("decision", "The choice without further knowledge, and with perfect knowledge",
                [AnalysisColumn.Text("choice", ""), AnalysisColumn.Estimate("expected_npv", "Expected NPV", Money)],
                [
                    .. projects.Select((project, i) => (AnalysisCell[])[$"build {project}", value.Payoffs[i]]), ["build nothing", 0.0], ["the best of these today", value.Best],
                    ["the best in each case, if all were known", value.Best + value.Perfect], ["value of knowing everything (EVPI)", value.Perfect],
                ]),
        ]) { ShortTitle = "The decision" };

    private static AnalysisPart Inputs(ValueOfInformation value) => Part(
        "inputs", "Which input is worth finding out?", "By input",
        "The expected value of knowing one input before the decision (EVPPI): how much more the better choice would bring, on average over what one may find out. "
            + "Zero means that whatever is found out, the decision stays. Where inputs are correlated, knowing one tells something about the other.",
        value.Inputs, value.Perfect, "input");

    private static AnalysisPart Groups(ValueOfInformation value) => Part(
        "drivers", "Which driver is worth finding out?", "By driver",
        "The same for all inputs of a driver together, with the price path or the disruption path where it belongs to one.", value.Groups, value.Perfect, "driver");

    private static AnalysisPart Part(string id, string title, string shortTitle, string lead, IReadOnlyList<InformationValue> values, PairedEstimate perfect, string what)
    {
        IReadOnlyList<Ranked> order = Ranking.BySize([.. values.Select(one => one.Value)]);
        InformationValue? first = order.Count > 0 ? values[order[0].Index] : null;
        string finding = first is { Value: { Value: > 0, IsDistinctFromZero: true } }
            ? $"Knowing {Named(first).Text} is worth {Worth.WithError(first.Value.Estimate)}: most of any {what}"
            : $"Of no {what} alone is it known that it could change the decision";
        return new(
            id, title, lead,
            [
                new(id, $"Value of knowing one {what}",
                    [
                        AnalysisColumn.Text(what, what == "input" ? "Input" : "Driver"), AnalysisColumn.Estimate("value", "Value of knowing it", Money),
                        AnalysisColumn.Estimate("share", "Of perfect knowledge", "fraction"), AnalysisColumn.Text("rank", Tied), AnalysisColumn.Text("inputs", "Inputs") with { IsForFilesOnly = true },
                    ],
                    [.. order.Select(ranked => (AnalysisCell[])
                    [
                        Named(values[ranked.Index]), ranked.Estimate, ranked.Estimate / perfect, ranked.IsTiedWithNext ? AnalysisCell.Marked(Tied) : "",
                        string.Join(' ', values[ranked.Index].Factors),
                    ])]) { RowsOnTerminal = Math.Max(values.Count(one => one.Value.Value != 0), 1) },
            ])
        {
            ShortTitle = shortTitle,
            Charts =
            [
                IntervalDots.Of(
                    new($"chart-voi-{id}", finding, $"Points with 95 % intervals. What is not here is estimated at zero: knowing it alone changed the decision in no case."),
                    Value, ["value"], [.. values.Where(one => one.Value.Value != 0).Select(one => new DotRow(Named(one).Text!, one.Value))]),
            ],
        };
    }

    // An input keeps its own name, under which it is found in parameters.csv.
    private static AnalysisCell Named(InformationValue value) => value.Factors is [var only] && only == value.Name ? value.Name : AnalysisWords.DriverCell(value.Name);

    private static string[] Notes(ValueOfInformation value) =>
    [
        $"By input: regression of NPV on the input over {Digits.Count(value.Trials)} trials, a straight line in each of 32 bins of its normal scores (Strong and Oakley 2013).",
        $"By driver: nested simulation, {Digits.Count(value.OuterTrials)} outer trials with {NestedInner} inner ones, all of whose other inputs are drawn given the driver; the bias of the maximum of noisy means is taken off "
            + "(Giles and Goda 2019).",
        .. value.Check is null ? Array.Empty<string>() : (string[])[$"Check of the regression: {value.Check.Name} is worth {Worth.WithError(value.Check.Value.Estimate)} by nested simulation, "
            + $"{Worth.WithError(Regression(value).Value.Estimate)} by regression."],
        $"{Tied} marks a row that cannot be told apart from the next: the 95 % interval of their difference holds zero.",
    ];

    private static string[] Warnings(ValueOfInformation value) =>
        value.Check is { } check && (Regression(value).Value - check.Value) is var gap && Math.Abs(gap.Value) > 4 * gap.StandardError
            ? [$"The regression misses something: for {check.Name} it is {Worth.WithError(gap.Estimate)} off the nested simulation."]
            : [];

    private static InformationValue Regression(ValueOfInformation value) => value.Inputs.First(input => input.Name == value.Check!.Name);

    private static string NestedInner => Digits.Count(ValueOfInformation.InnerTrials);
}
