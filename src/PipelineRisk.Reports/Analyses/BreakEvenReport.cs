using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Analyses;

/// <summary>Where a parameter must stand for a target to be met, how the statistic moves around that value, and, against a second parameter, the frontier.</summary>
public static class BreakEvenReport
{
    private const double Rounding = 1e-6; // of the way from one end of the range to the other: what the search leaves where there is no sampling error

    /// <summary>The document of a break-even analysis.</summary>
    /// <param name="found">The break-even values.</param>
    /// <param name="target">The target they meet.</param>
    /// <param name="options">How they were searched.</param>
    /// <param name="frontier">The break-even values against those of a second parameter, where it was asked for.</param>
    public static AnalysisDocument Of(BreakEven found, StatisticTarget target, RunOptions options, BreakEvenFrontier? frontier = null)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        return new(
            "breakeven",
            $"Where must {found.Factor.Name} stand for {BreakEvenWords.Name(target.Statistic)} to be {BreakEvenWords.Level(target)}?",
            frontier is null ? Answer(found, target) : $"{Answer(found, target)} {BreakEvenFrontierPart.Answer(frontier)}",
            [Solution(found, target), .. frontier is null ? Array.Empty<AnalysisPart>() : [BreakEvenFrontierPart.Of(frontier, target)]],
            Notes(found, target, options, frontier),
            Warnings(found, target))
        {
            Evaluations = found.Evaluations + (frontier?.Evaluations ?? 0),
        };
    }

    private static string Answer(BreakEven found, StatisticTarget target)
    {
        string name = found.Factor.Name;
        if (found.Points.Count == 0)
        {
            return NoAnswer(found, target);
        }

        string values = string.Join(" and at ", found.Points.Select(point => BreakEvenWords.Shown(found.Factor, point)));
        string moves = found.Points.Count > 1 ? "" : found.Points[0].IsRising ? $"; it rises with {name}" : $"; it falls as {name} rises";
        foreach (StatisticAt there in found.Check.Where(at => at.X == found.Points[0].Value
            && !(at.Low <= target.Level && target.Level <= at.High) && Math.Abs(at.Value - target.Level) > Rounding * Math.Abs(found.AtHigh.Value - found.AtLow.Value)))
        {
            moves += $"; it jumps over the target there, to {BreakEvenWords.Shown(target.Statistic, there)}";
        }

        return $"At a constant {name} of {values} {BreakEvenWords.Holds(target)}{moves}. {BreakEvenWords.Place(found.Factor, found.Points[0].Value)}";
    }

    private static string NoAnswer(BreakEven found, StatisticTarget target)
    {
        Factor factor = found.Factor;
        string statistic = BreakEvenWords.Name(target.Statistic);
        string Value(StatisticAt at) => double.IsNaN(at.Value) ? "does not exist" : $"is {BreakEvenWords.Shown(target.Statistic, at)}";
        StatisticAt nearest = found.Curve.Skip(1).SkipLast(1).Prepend(found.AtHigh).Prepend(found.AtLow).Where(at => double.IsFinite(at.Value)).OrderBy(at => Math.Abs(at.Value - target.Level)).FirstOrDefault(found.AtLow);
        double away = Math.Abs(nearest.Value - target.Level), spread = found.Curve.Max(at => Math.Abs(at.Value - target.Level)) - away;
        string help = !(spread > nearest.High - nearest.Low) ? $"{factor.Name} hardly moves it."
            : away <= (nearest.High - nearest.Low) / 2 ? $"It comes nearest, to {BreakEvenWords.Shown(target.Statistic, nearest)}, at {BreakEvenWords.Shown(factor, nearest.X)}, where it cannot be told from the target: more trials would decide."
            : $"It comes nearest, to {BreakEvenWords.Shown(target.Statistic, nearest)}, at {BreakEvenWords.Shown(factor, nearest.X)}"
                + (nearest.X == found.Range.Low ? ": lower values help, but not enough." : nearest.X == found.Range.High ? ": higher values help, but not enough." : ".");
        return $"No constant {factor.Name} from {BreakEvenWords.Shown(factor, found.Range.Low)} to {BreakEvenWords.Shown(factor, found.Range.High)} was found at which {statistic} is {BreakEvenWords.Level(target)}: "
            + $"at the lower end it {Value(found.AtLow)}, at the upper end it {Value(found.AtHigh)}. {help}";
    }

    private static AnalysisPart Solution(BreakEven found, StatisticTarget target)
    {
        Factor factor = found.Factor;
        Quantity across = BreakEvenWords.Quantity(factor), up = BreakEvenWords.Quantity(target.Statistic);
        AnalysisColumn value = AnalysisColumn.Estimate("value", across.Measure.AxisTitle(factor.Name), ""), at = AnalysisColumn.Number("value", across.Measure.AxisTitle(factor.Name), "");
        AnalysisColumn unit = AnalysisColumn.Text("unit", "Unit") with { IsForFilesOnly = true };
        AnalysisColumn statistic = AnalysisColumn.Estimate("statistic", up.Name, target.Statistic.Unit);
        AnalysisCell[] Row(string where, StatisticAt point) => [where, BreakEvenWords.UnitOf(factor), point.X, AnalysisCell.Of(point.Value, point.Low, point.High)];
        bool isSolved = found.Points.Count > 0;
        return new(
            "solution", "At which value is it met?",
            $"The parameter has the same value in every trial; all others vary as in the scenario. The curve shows {BreakEvenWords.Name(target.Statistic)} at each value, the band its 95 % interval, "
                + "the dashed line the target.",
            [
                new(
                    "break-even", "Break-even values",
                    [AnalysisColumn.Text("parameter", "Parameter"), unit, value, AnalysisColumn.Text("target", "Target"), AnalysisColumn.Text("direction", "The statistic there")],
                    [.. found.Points.Select(point => (AnalysisCell[])
                        [factor.Name, BreakEvenWords.UnitOf(factor), AnalysisCell.Of(point.Value, point.Low, point.High, point.StandardError), Text(target), point.IsRising ? "rises" : "falls"])]) { IsDetail = !isSolved },
                new(
                    "values", "The statistic at values that matter",
                    [AnalysisColumn.Text("where", "Where"), unit, at, statistic],
                    [
                        Row("lower end of the range", found.AtLow),
                        .. found.Check.Select(point => Row(point.X == found.Points[0].Value ? "break-even" : point.X < found.Points[0].Value ? "1 % lower" : "1 % higher", point)),
                        Row("median of the scenario", found.AtMedian), Row("upper end of the range", found.AtHigh),
                    ]),
                new("curve", "The curve", [at, unit, statistic], [.. found.Curve.Select(point => (AnalysisCell[])
                    [point.X, BreakEvenWords.UnitOf(factor), AnalysisCell.Of(point.Value, point.Low, point.High)])]) { IsDetail = true },
            ])
        {
            ShortTitle = "Break-even",
            Charts =
            [
                CurveWithBand.Of(
                    new(
                        "chart-breakeven-curve",
                        isSolved ? $"{BreakEvenWords.Quantity(target.Statistic).Name} is {BreakEvenWords.Level(target)} at {factor.Name} {BreakEvenWords.Shown(factor, found.Points[0])}"
                            : $"{BreakEvenWords.Quantity(target.Statistic).Name} is {BreakEvenWords.Level(target)} at no value of {factor.Name} in its range",
                        "Every point has the same trials with the parameter at another value." + (isSolved ? " Upright: the break-even value and its 95 % interval." : "")),
                    across, up, [.. found.Curve.Select(point => new BandPoint(point.X, BreakEvenWords.Of(point)))], (target.Level, $"target: {BreakEvenWords.Level(target)}"),
                    isSolved ? (new Interval(found.Points[0].Value, found.Points[0].Low, found.Points[0].High), "break-even at") : null),
            ],
        };
    }

    private static string[] Notes(BreakEven found, StatisticTarget target, RunOptions options, BreakEvenFrontier? frontier)
    {
        string name = found.Factor.Name;
        string[] constants = frontier is null ? [name] : [name, frontier.Against.Name];
        string check = found.Points.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" Check: pipelinerisk run --set {name}={found.Points[0].Value:R} --trials {options.Trials}, with the other options of this command (seed, sampler, replicates, scenario), has the same draws.");
        return
        [
            $"{string.Join(" and ", constants)} {(constants.Length == 1 ? "is a constant" : "are constants")} here, and the rank correlations that the scenario gives {(constants.Length == 1 ? "it" : "them")} are dropped, as with --set: "
                + $"the break-even value answers \"what if it were so for certain\", not \"what if it were so on average\".{check}",
            $"All values have the same {Digits.Count(options.Trials)} trials (common random numbers); so the statistic is a nearly smooth function of the value, and its zero is found by bracketing. "
                + "The interval holds the values at which the statistic cannot be told from the target."
                + (target.Statistic.Event is null && target.Statistic.Outcome is { } outcome && OutcomeCatalogue.Of(outcome) is { Meaning: { } meaning } && meaning.Contains("where", StringComparison.Ordinal)
                    ? $" Only trials that have the number count: {meaning}" : ""),
            $"Searched from {BreakEvenWords.Shown(found.Factor, found.Range.Low)} to {BreakEvenWords.Shown(found.Factor, found.Range.High)} (--from and --to change it): first on few trials, for changes of sign, more closely where values are likely.",
        ];
    }

    private static string[] Warnings(BreakEven found, StatisticTarget target)
    {
        List<string> warnings = [];
        if (found.Crossings > 1)
        {
            warnings.Add($"{BreakEvenWords.Quantity(target.Statistic).Name} meets the target at {found.Crossings} values of {found.Factor.Name}"
                + (found.Crossings > found.Points.Count ? $", of which the {found.Points.Count} nearest to its median are shown." : "; the chart and the check are about the first one."));
        }

        if (found.Points.Any(point => double.IsInfinity(point.Low) || double.IsInfinity(point.High)))
        {
            warnings.Add($"The interval of the break-even value leaves the range: towards that end {found.Factor.Name} moves {BreakEvenWords.Name(target.Statistic)} by less than the sampling error. More trials make it narrower.");
        }

        return [.. warnings];
    }

    private static string Text(StatisticTarget target) => string.Create(CultureInfo.InvariantCulture, $"{target.Statistic.Name}={target.Level}");
}
