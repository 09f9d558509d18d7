using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Benchmarks;

/// <summary>What the samplers are worth: variance against plain Monte Carlo at the same number of trials, and the time to a given error.</summary>
internal static class AccuracyCommand
{
    private const double MeanError = 0.01, StrandedError = 0.001; // USD 10 million; 0.1 percentage points
    private const int PlainLog = 20;

    private static readonly (string Name, Func<RunResult, double> StandardError)[] Estimates =
    [
        ("mean npv", result => result[Outcome.Npv].Mean.StandardError),
        ("P(loss)", result => result[RiskEvent.Loss].Probability.StandardError),
        ("P(stranded)", result => result[RiskEvent.Stranded].Probability.StandardError),
        ("P5 of npv", result => StandardError(result[Outcome.Npv].Quantile(0.05), result.Replicates)),
        ("P50 of npv", result => StandardError(result[Outcome.Npv].Quantile(0.50), result.Replicates)),
    ];

    /// <summary>Prints both tables.</summary>
    /// <param name="seeds">Runs of 2²⁰ trials; smaller ones get more seeds.</param>
    public static int Run(int seeds)
    {
        Scenario scenario = BaseCase.Read();
        double[] plain = [.. Estimates.Select(estimate => Variance(scenario, Sampler.MonteCarlo, PlainLog, seeds, estimate.StandardError) * (1L << PlainLog))];
        Console.WriteLine($"Variance of plain Monte Carlo over that of the sampler, at the same number of trials, {RunOptions.DefaultReplicates} replicates:");
        Console.WriteLine($"{"",-20}" + string.Concat(Estimates.Select(estimate => $"{estimate.Name,13}")));
        foreach (Sampler sampler in new[] { Sampler.Sobol, Sampler.LatinHypercube })
        {
            foreach (int log in new[] { 14, 17, 20 })
            {
                int runs = seeds * (log == 20 ? 1 : 2);
                string ratios = string.Concat(Estimates.Select((estimate, i) =>
                    Invariant($"{plain[i] / (1L << log) / Variance(scenario, sampler, log, runs, estimate.StandardError),13:F1}")));
                Console.WriteLine($"{$"{sampler}, 2^{log}",-20}{ratios}");
            }
        }

        Console.WriteLine();
        Console.WriteLine(Invariant($"Time of the simulation, {Environment.ProcessorCount} threads, to a standard error of {MeanError} USD bn on mean npv, and of {StrandedError} on P(stranded):"));
        foreach (Sampler sampler in Enum.GetValues<Sampler>())
        {
            (long meanTrials, double meanSeconds) = TimeTo(scenario, sampler, result => result[Outcome.Npv].Mean.StandardError, MeanError);
            (long strandedTrials, double strandedSeconds) = TimeTo(scenario, sampler, result => result[RiskEvent.Stranded].Probability.StandardError, StrandedError);
            Console.WriteLine(Invariant($"{sampler,-20}{meanTrials,12:N0} trials {meanSeconds,7:F3} s   {strandedTrials,12:N0} trials {strandedSeconds,7:F3} s"));
        }

        return 0;
    }

    private static double Variance(Scenario scenario, Sampler sampler, int log, int seeds, Func<RunResult, double> standardError) =>
        Enumerable.Range(1, seeds).Average(seed => Math.Pow(standardError(Cached(scenario, sampler, log, (ulong)seed)), 2));

    private static readonly Dictionary<(Sampler, int, ulong), RunResult> Runs = [];

    private static RunResult Cached(Scenario scenario, Sampler sampler, int log, ulong seed)
    {
        if (!Runs.TryGetValue((sampler, log, seed), out RunResult? result))
        {
            result = MonteCarlo.Run(scenario, Options(sampler, 1L << log, seed));
            Runs.Add((sampler, log, seed), result);
        }

        return result;
    }

    // The smallest whole power of √2 that is enough, and the fastest of three runs of that size.
    private static (long Trials, double Seconds) TimeTo(Scenario scenario, Sampler sampler, Func<RunResult, double> standardError, double target)
    {
        for (int half = 20; ; half++)
        {
            long trials = (long)Math.Pow(2, half / 2.0);
            if (Enumerable.Range(1, 4).Average(seed => Math.Pow(standardError(MonteCarlo.Run(scenario, Options(sampler, trials, (ulong)seed))), 2)) <= target * target)
            {
                return (trials, Enumerable.Range(1, 3).Min(seed => MonteCarlo.Run(scenario, Options(sampler, trials, (ulong)seed)).SimulationTime.TotalSeconds));
            }
        }
    }

    private static RunOptions Options(Sampler sampler, long trials, ulong seed) => new(trials, seed, Environment.ProcessorCount) { Sampler = sampler };

    private static double StandardError(QuantileEstimate quantile, int replicates) =>
        quantile.HalfWidth95 / new Estimate(0, 1, replicates > 1 ? replicates - 1 : double.PositiveInfinity).HalfWidth95;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
