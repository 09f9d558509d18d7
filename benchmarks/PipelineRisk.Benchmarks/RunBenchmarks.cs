using BenchmarkDotNet.Attributes;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PlainCSharp;

namespace PipelineRisk.Benchmarks;

/// <summary>Whole runs of the base case, by the trial, from the scenario to the results, set-up included.</summary>
/// <remarks>
/// Ours has the million trials of the main job: the set-up, and the quantiles of the yearly series (over the first trials only), cost
/// a shorter run relatively more. The plain run takes fewer trials: its time is in proportion to them.
/// </remarks>
[InvocationCount(1)]
[WarmupCount(1)]
[IterationCount(5)]
public class RunBenchmarks
{
    private const int Trials = 1_000_000;
    private const int PlainTrials = 20_000;
    private const int Seed = 1;

    private Scenario _scenario = null!;

    /// <summary>Reads the inputs.</summary>
    [GlobalSetup]
    public void Prepare() => _scenario = BaseCase.Read();

    /// <summary>The plain way, on one thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = PlainTrials)]
    public double Plain() => PlainMonteCarlo.Run(_scenario, PlainTrials, Seed).Mean(Outcome.Npv).Value;

    /// <summary>Ours, on one thread.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public double OneThread() => Run(threads: 1);

    /// <summary>Ours, on two threads.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public double TwoThreads() => Run(threads: 2);

    private double Run(int threads) => MonteCarlo.Run(_scenario, new RunOptions(Trials, Seed, threads))[Outcome.Npv].Mean.Value;
}
