using BenchmarkDotNet.Attributes;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PlainCSharp;

namespace PipelineRisk.Benchmarks;

/// <summary>The model alone, by the trial, on one block of sampled inputs: the plain one, and ours at each width.</summary>
/// <remarks>Ours also adds up the yearly series for the fan charts. All must find the same mean NPV, to a USD thousand.</remarks>
[ReturnValueValidator(failOnError: true)]
public class ModelBenchmarks : IDisposable
{
    private const int Trials = 256;
    private const int Seed = 1;

    private readonly OutcomeBlock _outcomes = new(Trials);
    private readonly PlainOutcome _plainOutcome = new();
    private TrialBlock _block = null!;
    private YearCollector _years = null!;
    private TrialEngine _scalar = null!, _lanes4 = null!, _lanes8 = null!, _lanes16 = null!;
    private PlainModel _plain = null!;
    private PlainDraw[] _plainDraws = null!;

    /// <summary>Samples the block and prepares the models.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Scenario scenario = BaseCase.Read();
        SimulationPlan plan = new(scenario, new RunOptions(Trials, Seed, Threads: 1), LaneWidths.Best, everything: false);
        _block = plan.Sampler.NewBlock(Trials);
        plan.Sampler.Fill(_block, Stretch.Of(0, Trials));
        _years = new YearCollector(plan.Tables.Years);
        _scalar = new TrialEngine<Scalar>(plan);
        _lanes4 = new TrialEngine<Lanes4>(plan);
        _lanes8 = new TrialEngine<Lanes8>(plan);
        _lanes16 = new TrialEngine<Lanes16>(plan);
        _plain = new PlainModel(scenario);
        _plainDraws = [.. Enumerable.Range(0, Trials).Select(trial => PlainDrawOf(scenario, plan.WithOil, trial))];
    }

    /// <summary>Plain doubles, a trial at a time.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Trials)]
    public double Plain()
    {
        double sum = 0;
        foreach (PlainDraw draw in _plainDraws)
        {
            _plain.Evaluate(draw, _plainOutcome);
            sum += _plainOutcome[Outcome.Npv];
        }

        return Math.Round(sum / Trials, 6);
    }

    /// <summary>Our source, a trial at a time.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public double Scalar() => MeanNpv(_scalar);

    /// <summary>Four trials in a register.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public double Lanes4() => MeanNpv(_lanes4);

    /// <summary>Eight trials in a register.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public double Lanes8() => MeanNpv(_lanes8);

    /// <summary>Sixteen trials in two registers.</summary>
    [Benchmark(OperationsPerInvoke = Trials)]
    public double Lanes16() => MeanNpv(_lanes16);

    /// <summary>Gives the models' memory back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _scalar.Dispose();
        _lanes4.Dispose();
        _lanes8.Dispose();
        _lanes16.Dispose();
        GC.SuppressFinalize(this);
    }

    private double MeanNpv(TrialEngine engine)
    {
        engine.Evaluate(_block, _outcomes, _years);
        double sum = 0;
        foreach (double npv in _outcomes[Outcome.Npv])
        {
            sum += npv;
        }

        return Math.Round(sum / Trials, 6);
    }

    private PlainDraw PlainDrawOf(Scenario scenario, bool withOil, int trial)
    {
        PlainDraw draw = new(scenario.HorizonYears) { RuptureUniform = _block.Rupture[trial] };
        foreach (UncertainInput input in scenario.Inputs.Where(input => input.IsConstant))
        {
            draw[input.Info.Id] = input.Distribution.Mean;
        }

        for (int column = 0; column < _block.Uncertain.Count; column++)
        {
            draw[_block.Uncertain[column]] = _block.Column(column)[trial];
        }

        for (int k = 0; k < scenario.HorizonYears; k++)
        {
            draw.GasShocks[k] = _block.Gas(k)[trial];
            draw.OilShocks[k] = withOil ? _block.Oil(k)[trial] : 0;
            draw.DisruptionUniforms[k] = _block.Disruption(k)[trial];
        }

        return draw;
    }
}
