using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>The tables that a person wants to read first.</summary>
internal static class SummaryTables
{
    private static readonly double[] ShownQuantiles = [0.05, 0.50, 0.95];

    /// <summary>Prints the answer: risks, value, who gains, operation, lenders; each number with its error.</summary>
    public static void Print(RunResult result, string folder)
    {
        IAnsiConsole console = Terminal.Console;
        console.WriteLine();
        console.WriteLine(
            $"Power of Siberia 2, scenario {result.Scenario.Name}: {Digits.Count(result.Trials)} trials, {Sampling(result)}, seed {result.Options.Seed}, "
            + string.Create(CultureInfo.InvariantCulture, $"{result.SimulationTime.TotalSeconds:F2} s ({result.Trials / result.SimulationTime.TotalSeconds / 1e6:F2} million trials a second)"));
        foreach (PrecisionReached reached in result.Precision)
        {
            console.WriteLine(Reached(reached));
        }

        console.WriteLine();
        console.Write(Risks(result));
        console.WriteLine(WhatStrandedMeans(result.Scenario));
        console.WriteLine();
        console.Write(Metrics(
            result, $"What it is worth (real USD of {result.FirstYear}, after tax; NPV at {Percent(result.Scenario, Parameter.DiscountRate)} a year)",
            Outcome.Npv, Outcome.NpvR6, Outcome.NpvR8, Outcome.NpvR12, Outcome.Irr, Outcome.DiscountedPaybackYear, Outcome.PeakFunding,
            Outcome.StrandedCapital, Outcome.LevelisedCost));
        console.Write(Metrics(
            result, "Who gains (present value at the same rate)",
            Outcome.Npv, Outcome.NpvState, Outcome.NpvRussia, Outcome.NpvTransit, Outcome.NpvBuyer, Outcome.NpvTotal));
        console.Write(Metrics(
            result, "What it carries, when it fails, what lenders and owners get",
            Outcome.MeanUtilisation, Outcome.DeliveredTotal, Outcome.StrandingYear, Outcome.DistressYear, Outcome.MinDscr, Outcome.Llcr, Outcome.EquityNpv));
        console.WriteLine(
            "± is half the 95 % interval of the mean or the probability. Quantiles are shown in the digits that their 95 % interval leaves standing. " + WhereErrorsComeFrom(result));
        console.WriteLine(Quantiles(result));
        if (result.TrialsBeyondHorizon > 0)
        {
            console.WriteLine(
                $"In {Digits.Significant(100.0 * result.TrialsBeyondHorizon / result.Trials)} % of the trials the contract ends after the horizon ({result.FirstYear + result.Scenario.HorizonYears}); what lies beyond is not counted.");
        }

        console.WriteLine();
        console.WriteLine($"Charts: {Path.Combine(folder, "report.html")}    Tables: {folder}/summary.csv, events.csv, yearly.csv, summary.json, manifest.json");
    }

    private static Table Risks(RunResult result)
    {
        Table table = Terminal.Table("How likely", "Event", "Probability", "Meaning");
        table.Columns[2].LeftAligned();
        foreach (EventSummary summary in result.Events)
        {
            bool isPart = summary.Event is RiskEvent.StrandedIdle or RiskEvent.StrandedLoss or RiskEvent.StrandedRupture;
            string title = isPart ? $"  of which {summary.Title["Stranded, ".Length..]}" : summary.Title;
            Style style = new(decoration: summary.Event is RiskEvent.Loss or RiskEvent.Stranded ? Decoration.Bold : Decoration.None);
            table.AddRow(new Text(title, style), new Text(Chance.WithError(summary), style), new Text(summary.Meaning));
        }

        return table;
    }

    private static string Sampling(RunResult result) => result.Options.Sampler switch
    {
        Sampler.MonteCarlo => "plain Monte Carlo",
        Sampler.LatinHypercube => $"{result.Replicates} Latin hypercubes",
        _ => $"{result.Replicates} scrambled Sobol' replicates",
    };

    private static string Reached(PrecisionReached reached) => string.Create(
        CultureInfo.InvariantCulture,
        $"{reached.Target.Statistic.Name}: ±{reached.HalfWidth:G3} {reached.Target.Statistic.Unit}, asked ±{reached.Target.HalfWidth:G3}: {(reached.Holds ? "reached" : "NOT reached within --trials")}.");

    private static string WhereErrorsComeFrom(RunResult result)
    {
        if (result.Options.Sampler == Sampler.MonteCarlo)
        {
            return "Errors are those of independent trials.";
        }

        double plain = result[Outcome.Npv].EquivalentPlainTrials;
        return $"Errors come from the spread of the {result.Replicates} replicates."
            + (plain > result.Trials ? $" The mean NPV is as exact as from {Digits.Many(plain)} plain trials." : "");
    }

    private static string WhatStrandedMeans(Scenario scenario) =>
        $"Stranded means: premature (more than {Number(scenario, Parameter.PrematureYears)} years before the contract ends) and for good. Idle: worth less than its book value, and less than "
        + $"{Percent(scenario, Parameter.StrandingUtilisation)} used over the rest of its life. Loss-making: worth nothing. Ruptured: flows ended. "
        + "Worth is judged with hindsight, from the rest of the trial's own path.";

    private static Table Metrics(RunResult result, string title, params Outcome[] outcomes)
    {
        Table table = Terminal.Table(title, "", "Mean", "P5", "P50", "P95", "Unit", "Of the trials");
        foreach (MetricSummary metric in outcomes.Select(outcome => result[outcome]))
        {
            Measure measure = Measure.Of(metric.Info.Unit);
            table.AddRow(
                new Text(metric.Info.Title),
                new Text(measure.ErrorOnly(metric.Mean)),
                new Text(measure.Number(metric.Quantile(ShownQuantiles[0]))),
                new Text(measure.Number(metric.Quantile(ShownQuantiles[1]))),
                new Text(measure.Number(metric.Quantile(ShownQuantiles[2]))),
                new Text(measure.Unit),
                new Text(metric.Trials == result.Trials ? "all" : $"{Digits.Fixed(100.0 * metric.Trials / result.Trials, 1)} %"));
        }

        return table;
    }

    private static string Quantiles(RunResult result) => result[Outcome.Npv].QuantileResolution is var resolution and > 0
        ? $"Quantiles are read from histograms: those of NPV are exact to {Digits.Significant(resolution * 1000, 2)} million USD."
        : "Quantiles are exact order statistics (Hyndman and Fan, type 7).";

    private static string Percent(Scenario scenario, Parameter parameter) => $"{Digits.Significant(100 * scenario[parameter].Distribution.Mean)} %";

    private static string Number(Scenario scenario, Parameter parameter) => Digits.Significant(scenario[parameter].Distribution.Mean);
}
