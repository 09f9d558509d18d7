using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>A run whose results look like those of the base case.</summary>
internal static class SampleRun
{
    private const long Trials = 1_000_000;

    private static readonly Outcome[] OftenAbsent =
        [Outcome.Irr, Outcome.DiscountedPaybackYear, Outcome.LevelisedCost, Outcome.StrandingYear, Outcome.DistressYear, Outcome.MinDscr, Outcome.Llcr];

    public static RunResult Base { get; } = Of(SampleScenario.Base, Trials);

    /// <summary>What lies beyond the run: that of a small run of the same scenario.</summary>
    public static QuickLook Look { get; } = QuickLook.Of(MonteCarlo.Run(SampleScenario.Base, new(4096, 1, 2)), null, CancellationToken.None);

    public static Manifest Manifest { get; } = new(
        "0.1.0", "pipelinerisk run --trials 1e6", "base", 1, "mc", Trials, 1, 2, 8, "Sample CPU, 2 cores, Linux", ".NET 10.0.0", 0.81, 1.9, 1_234_567,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["inputs/base/parameters.csv"] = new('a', 64), ["inputs/base/decks.csv"] = new('b', 64) });

    /// <summary>A run of one trial, never stranded, without debt, that delivers nothing: much has no value.</summary>
    public static RunResult Bare { get; } = Base with
    {
        Trials = 1,
        YearlyQuantileTrials = 1,
        Metrics = [.. Base.Metrics.Select(metric => OftenAbsent.Contains(metric.Info.Id)
            ? SampleMetrics.Absent(metric.Info)
            : metric with { Trials = 1, Mean = metric.Mean with { StandardError = double.NaN }, StandardDeviation = double.NaN })],
        Events =
        [
            .. Base.Events.Select(summary => summary.Event is RiskEvent.DscrBelow1 or RiskEvent.LlcrBelow1
                ? summary with { Trials = 0, Probability = new(double.NaN, double.NaN), Low = double.NaN, High = double.NaN }
                : summary.Event is RiskEvent.Loss or RiskEvent.NoPayback
                    ? summary with { Trials = 1, Probability = new(1, 0), Low = 0.2, High = 1 }
                    : summary with { Trials = 1, Probability = new(0, 0), Low = 0, High = 0.8 }),
        ],
        StrandedBy = Base.StrandedBy.ToDictionary(cause => cause.Key, cause => (IReadOnlyList<double>)[.. cause.Value.Select(_ => 0.0)]),
        DistressedBy = [.. Base.DistressedBy.Select(_ => 0.0)],
        Warnings = ["The correlation matrix was not positive definite; the largest change is 0.012 (cost_overrun, completion_delay)."],
    };

    public static RunResult Of(Scenario scenario, long trials) => new(
        scenario, new(trials, 1, 2), trials, SampleMetrics.Of(trials),
        [
            Event(RiskEvent.Loss, "loss", "Loss", "The NPV is below zero.", 0.870),
            Event(RiskEvent.Stranded, "stranded", "Stranded", "Stranded for any cause.", 0.410),
            Event(RiskEvent.StrandedIdle, "stranded_idle", "Stranded: idle", "The rest of its life is used below the threshold.", 0.258),
            Event(RiskEvent.StrandedLoss, "stranded_loss", "Stranded: loss-making", "It flows and earns nothing.", 0.014),
            Event(RiskEvent.StrandedRupture, "stranded_rupture", "Stranded: rupture", "Flows ended for good before their time.", 0.138),
            Event(RiskEvent.Impaired, "impaired", "Impaired", "Recoverable value below half the book value in some year.", 0.399),
            Event(RiskEvent.Distressed, "distressed", "Early warning", "Years in a row of low use or a negative margin.", 0.310),
            Event(RiskEvent.NoPayback, "no_payback", "No payback", "No discounted payback within the horizon.", 0.870),
            Event(RiskEvent.DscrBelow1, "dscr_below_1", "Debt service not covered", "Lowest debt service cover below 1.", 0.668),
            Event(RiskEvent.LlcrBelow1, "llcr_below_1", "Loan not covered", "Loan life cover below 1.", 0.372),
        ],
        SampleYears.Of(scenario.HorizonYears), SampleYears.StrandedBy(scenario.HorizonYears), SampleYears.DistressedBy(scenario.HorizonYears),
        TrialsBeyondHorizon: 3, YearlyQuantileTrials: 65_536, Replicates: 1, [], [], TimeSpan.FromSeconds(0.81));

    private static EventSummary Event(RiskEvent id, string name, string title, string meaning, double probability)
    {
        Estimate estimate = new(probability, Math.Sqrt(probability * (1 - probability) / Trials));
        return new(id, name, title, meaning, Trials, estimate, probability - estimate.HalfWidth95, probability + estimate.HalfWidth95);
    }
}
