using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>The plan against the full model, counted trial by trial with the equations at one lane.</summary>
public sealed class SponsorsPlanTests
{
    private const int Replicates = 4;

    private static readonly RunOptions Few = new(600, 7, 2) { Replicates = Replicates };

    [Fact]
    public void Its_shares_are_those_of_a_slow_count()
    {
        Scenario scenario = BaseCase.Scenario;
        SponsorsPlan plan = SponsorsPlan.Of(scenario, Few, TestContext.Current.CancellationToken);
        double[][] counts = [.. Enumerable.Range(0, Replicates).Select(_ => new double[6])];
        for (int trial = 0; trial < Few.Trials; trial++)
        {
            TrialRecord full = TrialAudit.Of(scenario, Few, trial), planned = Neutral(scenario, full, _ => true);
            TrialRecord without = Neutral(scenario, full, driver => driver is "heat_pumps" or "battery_trucks");
            double[] sums = counts[trial * Replicates / Few.Trials];
            bool profitable = planned[Outcome.Npv] > 0;
            sums[0]++;
            sums[1] += profitable ? 1 : 0;
            sums[2] += profitable && full.Cause != StrandingCause.None ? 1 : 0;
            sums[3] += profitable && full[Outcome.Npv] < 0 ? 1 : 0;
            sums[4] += (full.Cause != StrandingCause.None ? 1 : 0) - (without.Cause != StrandingCause.None ? 1 : 0);
            sums[5] += planned[Outcome.Npv];
        }

        Same(PairedEstimate.Jackknife(counts, sums => sums[2] / sums[1]), plan.StrandedIfProfitable);
        Same(PairedEstimate.Jackknife(counts, sums => sums[3] / sums[1]), plan.LossIfProfitable);
        Same(PairedEstimate.Jackknife(counts, sums => sums[1] / sums[0]), plan.Profitable);
        Same(PairedEstimate.Jackknife(counts, sums => sums[4] / sums[0]), plan.Transition!.Part);
        Same(PairedEstimate.Jackknife(counts, sums => sums[5] / sums[0]), plan.Npv);
    }

    [Fact]
    public void A_scenario_without_its_drivers_has_no_energy_transition()
    {
        Scenario scenario = BaseCase.Scenario with
        {
            Inputs = [.. BaseCase.Scenario.Inputs.Select(input => input.Driver is "heat_pumps" or "battery_trucks" ? input with { Driver = null, Neutral = null } : input)],
        };
        Assert.Null(SponsorsPlan.Of(scenario, Few, TestContext.Current.CancellationToken).Transition);
    }

    private static TrialRecord Neutral(Scenario scenario, TrialRecord trial, Func<string, bool> isNeutral) => TrialAudit.Evaluate(
        scenario.Tables(), trial.Trial,
        [.. scenario.Inputs.Select((input, i) => input is { Driver: { } driver, Neutral: { } neutral } && isNeutral(driver) ? neutral : trial.Parameters[i])],
        trial.RuptureUniform, [.. trial.PriceShocks], [.. trial.OilShocks], [.. trial.DisruptionUniforms]);

    // Sums of some hundred numbers in another order.
    private static void Same(PairedEstimate expected, PairedEstimate actual)
    {
        Assert.Equal(expected.Value, actual.Value, 1e-9);
        Assert.Equal(expected.StandardError, actual.StandardError, 1e-9);
    }
}
