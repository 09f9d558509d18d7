using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The frontier of two parameters: the map of the statistic with the line on which it meets its target, and that line with its interval.</summary>
internal static class BreakEvenFrontierPart
{
    private static readonly Outcome[] LessIsBetter = [Outcome.DiscountedPaybackYear, Outcome.PeakFunding, Outcome.LevelisedCost, Outcome.StrandedCapital];

    /// <summary>From where to where the break-even value goes.</summary>
    public static string Answer(BreakEvenFrontier frontier)
    {
        FrontierPoint[] solved = [.. frontier.Points.Where(point => point.Point is not null)];
        if (solved.Length == 0)
        {
            return $"Nor is there such a value at any {frontier.Against.Name} from {BreakEvenWords.Shown(frontier.Against, frontier.Points[0].Against)} "
                + $"to {BreakEvenWords.Shown(frontier.Against, frontier.Points[^1].Against)}.";
        }

        FrontierPoint first = solved[0], last = solved[^1];
        string span = first == last
            ? $"At {frontier.Against.Name} {BreakEvenWords.Shown(frontier.Against, first.Against)} the break-even value is {BreakEvenWords.Shown(frontier.Factor, first.Point!)}."
            : $"As {frontier.Against.Name} goes from {BreakEvenWords.Shown(frontier.Against, first.Against)} to {BreakEvenWords.Shown(frontier.Against, last.Against)}, "
                + $"the break-even {frontier.Factor.Name} goes from {BreakEvenWords.Shown(frontier.Factor, first.Point!)} to {BreakEvenWords.Shown(frontier.Factor, last.Point!)}.";
        return solved.Length == frontier.Points.Count ? span : $"{span} For {frontier.Points.Count - solved.Length} of {frontier.Points.Count} values of {frontier.Against.Name} there is none.";
    }

    /// <summary>The part of the document.</summary>
    public static AnalysisPart Of(BreakEvenFrontier frontier, StatisticTarget target)
    {
        Quantity across = BreakEvenWords.Quantity(frontier.Against), up = BreakEvenWords.Quantity(frontier.Factor), statistic = BreakEvenWords.Quantity(target.Statistic);
        AnalysisColumn Unit(string name) => AnalysisColumn.Text(name, "Unit") with { IsForFilesOnly = true };
        AnalysisColumn against = AnalysisColumn.Number("against", across.Measure.AxisTitle(across.Name), "");
        string unit = BreakEvenWords.UnitOf(frontier.Factor), unitOfAgainst = BreakEvenWords.UnitOf(frontier.Against);
        return new(
            "frontier", $"And with another {frontier.Against.Name}?",
            $"Both parameters are constants. The thick line of the map joins the pairs at which {BreakEvenWords.Holds(target)}; colours show how far other pairs are from it.",
            [
                new(
                    "frontier", $"Break-even {frontier.Factor.Name} for each {frontier.Against.Name}",
                    [against, Unit("against_unit"), AnalysisColumn.Estimate("value", up.Measure.AxisTitle(up.Name), ""), Unit("unit"), AnalysisColumn.Count("crossings", "Break-even values")],
                    [.. frontier.Points.Select(point => (AnalysisCell[])
                        [
                            point.Against, unitOfAgainst,
                            point.Point is { } found ? AnalysisCell.Of(found.Value, found.Low, found.High, found.StandardError) : double.NaN, unit, point.Crossings,
                        ])]),
                new(
                    "map", $"{statistic.Name} at every pair",
                    [against, Unit("against_unit"), AnalysisColumn.Number("value", up.Measure.AxisTitle(up.Name), ""), Unit("unit"), AnalysisColumn.Number("statistic", statistic.Name, statistic.Unit)],
                    [.. frontier.FactorValues.SelectMany((value, row) => frontier.AgainstValues.Select((other, column) => (AnalysisCell[])
                        [other, unitOfAgainst, value, unit, frontier.Map[row][column]]))])
                {
                    IsDetail = true,
                },
            ])
        {
            ShortTitle = "Frontier",
            Charts = [Map(frontier, target, across, up, statistic), Line(frontier, target, across, up)],
        };
    }

    private static Chart Map(BreakEvenFrontier frontier, StatisticTarget target, Quantity across, Quantity up, Quantity statistic)
    {
        MapPoint medians = new(FactorRange.Likely(frontier.Against, 0.5).Low, FactorRange.Likely(frontier.Factor, 0.5).Low, "medians of the scenario");
        return ContourMap.Of(
            new("chart-breakeven-map", Finding(frontier, target, statistic), "Every pair has the same trials with both parameters fixed."),
            across, up, statistic, frontier.AgainstValues, frontier.FactorValues, frontier.Map, target.Level, IsMoreBetter(target.Statistic),
            points: medians.X >= frontier.AgainstValues[0] && medians.X <= frontier.AgainstValues[^1] && medians.Y >= frontier.FactorValues[0] && medians.Y <= frontier.FactorValues[^1] ? [medians] : []);
    }

    private static string Finding(BreakEvenFrontier frontier, StatisticTarget target, Quantity statistic)
    {
        FrontierPoint[] solved = [.. frontier.Points.Where(point => point.Point is not null)];
        string Pair(FrontierPoint point) => $"{frontier.Factor.Name} {BreakEvenWords.Shown(frontier.Factor, point.Point!.Value)} at {frontier.Against.Name} {BreakEvenWords.Shown(frontier.Against, point.Against)}";
        return solved.Length == 0
            ? $"{statistic.Name} is {BreakEvenWords.Level(target)} at no pair shown"
            : $"{statistic.Name} is {BreakEvenWords.Level(target)} from {Pair(solved[0])} to {Pair(solved[^1])}";
    }

    private static Chart Line(BreakEvenFrontier frontier, StatisticTarget target, Quantity across, Quantity up)
    {
        FrontierPoint[] solved = [.. frontier.Points.Where(point => point.Point is not null)];
        string finding = solved.Length == 0 ? $"No {frontier.Factor.Name} is enough at any {frontier.Against.Name} shown"
            : $"From {frontier.Factor.Name} {BreakEvenWords.Shown(frontier.Factor, solved[0].Point!)} to {BreakEvenWords.Shown(frontier.Factor, solved[^1].Point!)}, as {frontier.Against.Name} grows";
        return CurveWithBand.Of(
            new("chart-breakeven-frontier", finding, $"The {frontier.Factor.Name} at which {BreakEvenWords.Holds(target)}, for each {frontier.Against.Name}, with its 95 % interval. A gap: there is none."),
            across, up, [.. frontier.Points.Select(point => new BandPoint(
                point.Against, point.Point is { } found ? new Interval(found.Value, End(found.Low), End(found.High)) : double.NaN))]);
    }

    private static double End(double end) => double.IsFinite(end) ? end : double.NaN;

    private static bool IsMoreBetter(Statistic statistic) => statistic.Outcome is { } outcome && !LessIsBetter.Contains(outcome);
}
