using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Benchmarks;

/// <summary>Whether the error bars are true: how often the 95 % intervals of many runs hold the value that a very long run finds.</summary>
internal static class CoverageCommand
{
    private const double Least = 0.92, Most = 0.98; // of 400 intervals that cover 95 times in 100, chance alone leads outside once in 170 comparisons
    private const ulong TruthSeed = 1_000_000;

    private static readonly (string Name, Func<RunResult, (double Low, double Value, double High)> Of)[] Estimates =
    [
        ("mean npv", result => Around(result[Outcome.Npv].Mean)),
        ("P(loss)", result => Interval(result[RiskEvent.Loss])),
        ("P(stranded)", result => Interval(result[RiskEvent.Stranded])),
        ("P5 of npv", result => Interval(result[Outcome.Npv].Quantile(0.05))),
        ("P95 of npv", result => Interval(result[Outcome.Npv].Quantile(0.95))),
    ];

    /// <summary>Runs the check; 0 when all intervals cover in 92 to 98 % of the runs, 1 when some do not.</summary>
    public static int Run(long trials, int seeds, long truthTrials)
    {
        Scenario scenario = BaseCase.Read();
        RunResult truth = MonteCarlo.Run(scenario, new RunOptions(truthTrials, TruthSeed, Environment.ProcessorCount));
        double[] values = [.. Estimates.Select(estimate => estimate.Of(truth).Value)];
        Console.WriteLine(Invariant($"The truth: {truthTrials:N0} trials, scrambled Sobol'. Each sampler: {seeds} runs of {trials:N0} trials."));
        Console.WriteLine($"{"",-14}{"truth",12}{"sobol",10}{"lhs",10}{"mc",10}");

        Sampler[] samplers = [Sampler.Sobol, Sampler.LatinHypercube, Sampler.MonteCarlo];
        int[][] covered = [.. samplers.Select(sampler => Covered(scenario, sampler, trials, seeds, values))];
        bool isTrue = true;
        for (int i = 0; i < Estimates.Length; i++)
        {
            double[] shares = [.. covered.Select(counts => (double)counts[i] / seeds)];
            isTrue &= shares.All(share => share is >= Least and <= Most);
            Console.WriteLine(Invariant($"{Estimates[i].Name,-14}{values[i],12:F5}") + string.Concat(shares.Select(share => Invariant($"{share,10:P1}"))));
        }

        Console.WriteLine(isTrue ? "All between 92 and 98 %." : "NOT all between 92 and 98 %.");
        return isTrue ? 0 : 1;
    }

    private static int[] Covered(Scenario scenario, Sampler sampler, long trials, int seeds, double[] values)
    {
        int[] covered = new int[values.Length];
        for (int seed = 1; seed <= seeds; seed++)
        {
            RunResult result = MonteCarlo.Run(scenario, new RunOptions(trials, (ulong)seed, Environment.ProcessorCount) { Sampler = sampler });
            for (int i = 0; i < values.Length; i++)
            {
                (double low, _, double high) = Estimates[i].Of(result);
                covered[i] += low <= values[i] && values[i] <= high ? 1 : 0;
            }
        }

        return covered;
    }

    private static (double, double, double) Around(Estimate estimate) =>
        (estimate.Value - estimate.HalfWidth95, estimate.Value, estimate.Value + estimate.HalfWidth95);

    private static (double, double, double) Interval(EventSummary summary) => (summary.Low, summary.Probability.Value, summary.High);

    private static (double, double, double) Interval(QuantileEstimate quantile) => (quantile.Low, quantile.Value, quantile.High);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
