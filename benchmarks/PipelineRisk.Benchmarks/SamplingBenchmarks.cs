using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PlainCSharp;

namespace PipelineRisk.Benchmarks;

/// <summary>Random numbers: uniforms and normal scores by the number, whole trials by the trial. The baselines are MathNet.Numerics'.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class SamplingBenchmarks
{
    private const int Trials = 256; // as many as the engine samples at a time
    private const int Seed = 1;

    private readonly double[] _numbers = new double[Trials];
    private readonly MersenneTwister _twister = new(Seed, threadSafe: false);
    private readonly PhiloxSource _philox = new(Seed);
    private PlainSampler _plain = null!;
    private InputSampler _sampler = null!;
    private TrialBlock _block = null!;
    private long _trial;

    /// <summary>Prepares both samplers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Scenario scenario = BaseCase.Read();
        _plain = new PlainSampler(scenario, Seed);
        _sampler = new SimulationPlan(scenario, new RunOptions(Trials, Seed, Threads: 1), LaneWidths.Best, everything: false).Sampler;
        _block = _sampler.NewBlock(Trials);
    }

    /// <summary>MersenneTwister.NextDoubles.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Trials)]
    [BenchmarkCategory("uniforms")]
    public void MersenneTwisterUniforms() => _twister.NextDoubles(_numbers);

    /// <summary>One column of uniforms.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    [BenchmarkCategory("uniforms")]
    public void PhiloxUniforms() => _philox.Fill(Stretch.Of(_trial += Trials, Trials), RandomVariable.Rupture, _numbers);

    /// <summary>Normal.Samples, by the polar method.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Trials)]
    [BenchmarkCategory("normal scores")]
    public void MathNetNormals() => Normal.Samples(_twister, _numbers, 0, 1);

    /// <summary>One column of uniforms, inverted.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    [BenchmarkCategory("normal scores")]
    public void InvertedNormals()
    {
        _philox.Fill(Stretch.Of(_trial += Trials, Trials), RandomVariable.GasShock(1), _numbers);
        NormalScores.OfUniforms(_numbers, LaneWidths.Best);
    }

    /// <summary>All inputs and shocks, trial by trial.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Trials)]
    [BenchmarkCategory("block of trials")]
    public void PlainTrials()
    {
        for (int trial = 0; trial < Trials; trial++)
        {
            _plain.Next();
        }
    }

    /// <summary>All inputs and shocks, column by column.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    [BenchmarkCategory("block of trials")]
    public void BlockOfTrials() => _sampler.Fill(_block, Stretch.Of(_trial += Trials, Trials));
}
