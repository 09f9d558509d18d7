using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>The plan of a sponsor who believes in neutral drivers, held against the full model: each trial is evaluated both ways, on the same draws.</summary>
/// <remarks>What belongs to no driver varies in the plan too, so the plan is a distribution; a trial's plan is profitable where its NPV is above zero.</remarks>
/// <param name="Npv">The mean NPV of the plan, USD bn.</param>
/// <param name="Profitable">The share of trials whose plan is profitable.</param>
/// <param name="PlannedStranding">P(stranded) as planned.</param>
/// <param name="Stranded">P(stranded) in the full model.</param>
/// <param name="Loss">P(NPV &lt; 0) in the full model.</param>
/// <param name="StrandedIfProfitable">P(stranded in the full model | the plan is profitable): stranding that nobody who believed the plan would have expected. NaN where no plan is profitable.</param>
/// <param name="LossIfProfitable">P(NPV &lt; 0 in the full model | the plan is profitable).</param>
/// <param name="Transition">What the energy transition does to P(stranded); null where the scenario has none of its drivers.</param>
public sealed record SponsorsPlan(
    PairedEstimate Npv, PairedEstimate Profitable, PairedEstimate PlannedStranding, PairedEstimate Stranded, PairedEstimate Loss,
    PairedEstimate StrandedIfProfitable, PairedEstimate LossIfProfitable, EnergyTransition? Transition)
{
    private const int Npvs = 1, Profits = 2, StrandedPlans = 3, Strandings = 4, Losses = 5, StrandedProfits = 6, LostProfits = 7, WithoutTransition = 8, Count = 9;

    /// <summary>Evaluates every trial as planned and in full.</summary>
    /// <param name="scenario">What is believed, and what the sponsor believes: the neutral values of its drivers.</param>
    /// <param name="options">How many trials, each of which is evaluated three times; sampler, seed, threads.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The scenario has no drivers (<see cref="Driver.Problem"/>), or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static SponsorsPlan Of(Scenario scenario, RunOptions options, CancellationToken cancellation = default)
    {
        IReadOnlyList<Driver> drivers = Driver.Of(scenario);
        if (Driver.Problem(drivers) is { } problem)
        {
            throw new ArgumentException(problem, nameof(scenario));
        }

        Study study = Study.Of(
            scenario, [Response.Of(Outcome.Npv), Response.Of(RiskEvent.Stranded), Response.Of(RiskEvent.Loss)], Driver.ParametersOf(scenario));
        StudyRun run = new(study, options, progress: null, cancellation);
        Driver[] transition = [.. drivers.Where(driver => EnergyTransition.DriverNames.Contains(driver.Name))];
        Variation full = new NoVariation(), plan = Driver.Neutral(study, run.Plan, drivers), without = Driver.Neutral(study, run.Plan, transition);
        double[][] replicates = run.Sums(Samples.One, Count, (worker, sums) =>
        {
            worker.Evaluate(full, 0);
            worker.Evaluate(plan, 1);
            worker.Evaluate(without, 2);
            Add(worker.Response(0, 1), worker.Response(0, 2), worker.Response(1, 0), worker.Response(1, 1), worker.Response(2, 1), sums);
        });

        PairedEstimate Mean(int at) => ReplicateSums.Mean(replicates, at);
        PairedEstimate stranded = Mean(Strandings);
        return new(
            Mean(Npvs), Mean(Profits), Mean(StrandedPlans), stranded, Mean(Losses),
            ReplicateSums.Ratio(replicates, StrandedProfits, Profits), ReplicateSums.Ratio(replicates, LostProfits, Profits),
            transition.Length == 0 ? null : new(transition, Mean(WithoutTransition), stranded - Mean(WithoutTransition)));
    }

    private static void Add(
        ReadOnlySpan<double> stranded, ReadOnlySpan<double> loss, ReadOnlySpan<double> plannedNpv, ReadOnlySpan<double> plannedStranding,
        ReadOnlySpan<double> withoutTransition, double[] sums)
    {
        sums[0] += stranded.Length;
        for (int i = 0; i < stranded.Length; i++)
        {
            double profitable = plannedNpv[i] > 0 ? 1 : 0;
            sums[Npvs] += plannedNpv[i];
            sums[Profits] += profitable;
            sums[StrandedPlans] += plannedStranding[i];
            sums[Strandings] += stranded[i];
            sums[Losses] += loss[i];
            sums[StrandedProfits] += profitable * stranded[i];
            sums[LostProfits] += profitable * loss[i];
            sums[WithoutTransition] += withoutTransition[i];
        }
    }
}

/// <summary>What heat pumps and battery trucks do to the probability of stranding.</summary>
/// <param name="Drivers">Those of its drivers that the scenario has.</param>
/// <param name="Without">P(stranded) with them neutral and all other drivers in play.</param>
/// <param name="Part">How much they add: P(stranded) in the full model less <paramref name="Without"/>, on the same draws.</param>
public sealed record EnergyTransition(IReadOnlyList<Driver> Drivers, PairedEstimate Without, PairedEstimate Part)
{
    /// <summary>The drivers of the energy transition.</summary>
    internal static readonly string[] DriverNames = ["heat_pumps", "battery_trucks"];
}
