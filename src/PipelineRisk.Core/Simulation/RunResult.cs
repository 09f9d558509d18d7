using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>Everything a run found out. Immutable; exporters only read it.</summary>
/// <param name="Scenario">What was simulated.</param>
/// <param name="Options">How it was simulated.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="Metrics">One entry an outcome, at the index of its <see cref="Outcome"/>.</param>
/// <param name="Events">The events, at the index of their <see cref="RiskEvent"/>.</param>
/// <param name="Yearly">The yearly series, in the order of <see cref="YearlySeries"/>; none where the options leave them out.</param>
/// <param name="StrandedBy">For each cause (idle, loss, rupture), the share of trials stranded for that cause by the end of each year.</param>
/// <param name="DistressedBy">The share of trials in distress by the end of each year.</param>
/// <param name="TrialsBeyondHorizon">How many trials had a contract that ends after the horizon.</param>
/// <param name="YearlyQuantileTrials">How many trials the quantiles of the yearly series come from.</param>
/// <param name="Replicates">The number of independent randomised replicates that the errors come from; 1 for plain Monte Carlo, whose trials are independent.</param>
/// <param name="Precision">The precisions asked for and those reached, in the order of the options.</param>
/// <param name="Warnings">What the reader should know, such as a repaired correlation matrix.</param>
/// <param name="SimulationTime">The time the trials took, without start-up and report.</param>
public sealed record RunResult(
    Scenario Scenario,
    RunOptions Options,
    long Trials,
    IReadOnlyList<MetricSummary> Metrics,
    IReadOnlyList<EventSummary> Events,
    IReadOnlyList<YearlySummary> Yearly,
    IReadOnlyDictionary<StrandingCause, IReadOnlyList<double>> StrandedBy,
    IReadOnlyList<double> DistressedBy,
    long TrialsBeyondHorizon,
    long YearlyQuantileTrials,
    int Replicates,
    IReadOnlyList<PrecisionReached> Precision,
    IReadOnlyList<string> Warnings,
    TimeSpan SimulationTime)
{
    /// <summary>The first calendar year of the yearly series.</summary>
    public int FirstYear => Scenario.ValuationYear;

    /// <summary>The summary of <paramref name="outcome"/>.</summary>
    public MetricSummary this[Outcome outcome] => Metrics[(int)outcome];

    /// <summary>The summary of <paramref name="riskEvent"/>.</summary>
    public EventSummary this[RiskEvent riskEvent] => Events[(int)riskEvent];

    /// <summary>The yearly series <paramref name="series"/>.</summary>
    public YearlySummary this[YearlySeries series] => Yearly[(int)series];
}

/// <summary>The events whose probabilities are reported.</summary>
public enum RiskEvent
{
    /// <summary>npv &lt; 0.</summary>
    Loss,

    /// <summary>Stranded for any cause.</summary>
    Stranded,

    /// <summary>Stranded because it is idle.</summary>
    StrandedIdle,

    /// <summary>Stranded because it loses money.</summary>
    StrandedLoss,

    /// <summary>Stranded because flows ended for good.</summary>
    StrandedRupture,

    /// <summary>Recoverable value below half the carrying value in some year of the window.</summary>
    Impaired,

    /// <summary>The early warning came.</summary>
    Distressed,

    /// <summary>No discounted payback within the horizon.</summary>
    NoPayback,

    /// <summary>Lowest debt service cover below 1, of the trials that have one.</summary>
    DscrBelow1,

    /// <summary>Loan life cover below 1, of the trials that have one.</summary>
    LlcrBelow1,
}

/// <summary>The yearly series with fan charts.</summary>
public enum YearlySeries
{
    /// <summary>European hub price, USD/MMBtu.</summary>
    EuPrice,

    /// <summary>Border price, USD/MMBtu.</summary>
    BorderPrice,

    /// <summary>Chinese net demand, bcm/yr.</summary>
    NetDemand,

    /// <summary>Gas displaced by heat pumps, bcm/yr.</summary>
    HeatPumpErosion,

    /// <summary>Gas displaced by battery trucks, bcm/yr.</summary>
    TruckErosion,

    /// <summary>Gas delivered, bcm.</summary>
    Delivered,

    /// <summary>Delivered share of the open capacity.</summary>
    Utilisation,

    /// <summary>Free cash flow, USD bn.</summary>
    FreeCashFlow,

    /// <summary>Cumulative discounted cash flow, USD bn.</summary>
    CumulativeDcf,
}

/// <summary>The distribution of one outcome over the trials in which it exists.</summary>
/// <param name="Info">The outcome.</param>
/// <param name="Trials">The number of trials in which it exists.</param>
/// <param name="Mean">Its mean with its standard error.</param>
/// <param name="StandardDeviation">Its standard deviation over trials (n − 1).</param>
/// <param name="Quantiles">P1, P5, P10, P25, P50, P75, P90, P95, P99 with their 95 % intervals, in this order.</param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="LowerTailMean">The mean of the lowest 5 % (CVaR) with its standard error.</param>
/// <param name="Histogram">About a hundred bins of equal width between P0.1 and P99.9 (one a year for calendar years), for charts; empty when nothing exists.</param>
/// <param name="CumulativeCurve">Points (value, share of trials at or below it) of the S-curve, ascending, from P0.1 to P99.9.</param>
/// <param name="QuantileResolution">The largest error of a quantile by its method, in the metric's unit; 0 when they are exact order statistics.</param>
public sealed record MetricSummary(
    OutcomeInfo Info,
    long Trials,
    Estimate Mean,
    double StandardDeviation,
    IReadOnlyList<QuantileEstimate> Quantiles,
    double Minimum,
    double Maximum,
    Estimate LowerTailMean,
    IReadOnlyList<HistogramBin> Histogram,
    IReadOnlyList<CurvePoint> CumulativeCurve,
    double QuantileResolution)
{
    /// <summary>How many independent trials would know the mean as exactly; NaN where the error is not known or is 0.</summary>
    public double EquivalentPlainTrials =>
        Mean.StandardError > 0 ? Math.Pow(StandardDeviation / Mean.StandardError, 2) : double.NaN;

    /// <summary>The same estimates, paired with those of other runs with the same options; null for a summary that no run made.</summary>
    internal PairedMetric? Paired { get; init; }

    /// <summary>The quantile at <paramref name="probability"/>, one of the nine listed.</summary>
    public QuantileEstimate Quantile(double probability) => Quantiles.First(quantile => quantile.Probability == probability);
}

/// <summary>The estimates of an outcome, paired with those of other runs with the same options.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Quantiles">The quantiles, in the order of <see cref="MetricSummary.Quantiles"/>.</param>
/// <param name="LowerTailMean">The mean of the lowest 5 %.</param>
internal sealed record PairedMetric(PairedEstimate Mean, IReadOnlyList<PairedEstimate> Quantiles, PairedEstimate LowerTailMean);

/// <summary>An event with its probability.</summary>
/// <param name="Event">The event.</param>
/// <param name="Name">Its name in the result files.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Meaning">One sentence for a reader.</param>
/// <param name="Trials">The number of trials that count.</param>
/// <param name="Probability">The share of them in which it happens; NaN when none counts.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record EventSummary(
    RiskEvent Event, string Name, string Title, string Meaning, long Trials, Estimate Probability, double Low, double High)
{
    /// <summary>The probability, paired with that of other runs with the same options; null for a summary that no run made.</summary>
    internal PairedEstimate? Paired { get; init; }
}

/// <summary>A yearly series over all trials: one entry a year in each list.</summary>
/// <param name="Series">The series.</param>
/// <param name="Name">Its name in the result files.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Mean">The mean over all trials.</param>
/// <param name="Quantiles">P5, P25, P50, P75, P95, each a list of years, over the first trials of the run (<see cref="RunResult.YearlyQuantileTrials"/>).</param>
public sealed record YearlySummary(
    YearlySeries Series, string Name, string Unit, string Title,
    IReadOnlyList<double> Mean, IReadOnlyList<IReadOnlyList<double>> Quantiles);

/// <summary>A bar of a histogram: the share of trials with low ≤ value &lt; high.</summary>
public readonly record struct HistogramBin(double Low, double High, double Share);

/// <summary>A point of a cumulative curve.</summary>
public readonly record struct CurvePoint(double Value, double Share);
