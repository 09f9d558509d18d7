using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Beliefs = PipelineRisk.Distributions;

namespace PlainCSharp;

/// <summary>Draws trials with MathNet.Numerics: its samplers for independent parameters, its inverse distribution functions for correlated ones.</summary>
public sealed class PlainSampler
{
    private readonly MersenneTwister _random;
    private readonly bool _withOil;
    private readonly PlainDraw _draw;
    private readonly (Parameter Parameter, Func<double> Sample)[] _independent;
    private readonly (Parameter Parameter, Func<double, double> Inverse)[] _correlated;
    private readonly double[][] _factor;
    private readonly double[] _normals;

    /// <summary>The sampler of <paramref name="scenario"/>, one stream of numbers from <paramref name="seed"/>.</summary>
    public PlainSampler(Scenario scenario, int seed)
    {
        _random = new MersenneTwister(seed, threadSafe: false); // one thread uses it: its locks would only cost time
        _withOil = scenario[Parameter.OilIndexWeight].Distribution.Maximum > 0;
        _draw = new PlainDraw(scenario.HorizonYears);
        foreach (UncertainInput input in scenario.Inputs.Where(input => input.IsConstant))
        {
            _draw[input.Info.Id] = input.Distribution.Mean;
        }

        Parameter[] correlated = [.. scenario.Correlations.SelectMany(pair => new[] { pair.A, pair.B }).Distinct()];
        _correlated = [.. correlated.Select(parameter => (parameter, InverseOf(scenario[parameter].Distribution)))];
        _independent = [.. scenario.Inputs
            .Where(input => !input.IsConstant && !correlated.Contains(input.Info.Id))
            .Select(input => (input.Info.Id, SamplerOf(input.Distribution)))];
        _normals = new double[correlated.Length];
        _factor = correlated.Length == 0 ? [] : FactorOf(correlated, scenario.Correlations);
    }

    /// <summary>Draws the next trial. The same object is filled again by the next call.</summary>
    public PlainDraw Next()
    {
        foreach ((Parameter parameter, Func<double> sample) in _independent)
        {
            _draw[parameter] = sample();
        }

        Normal.Samples(_random, _normals, 0, 1);
        for (int i = 0; i < _correlated.Length; i++)
        {
            double score = 0;
            for (int j = 0; j <= i; j++) score += _factor[i][j] * _normals[j];
            _draw[_correlated[i].Parameter] = _correlated[i].Inverse(Normal.CDF(0, 1, score));
        }

        _draw.RuptureUniform = _random.NextDouble();
        Normal.Samples(_random, _draw.GasShocks, 0, 1);
        if (_withOil) Normal.Samples(_random, _draw.OilShocks, 0, 1);
        _random.NextDoubles(_draw.DisruptionUniforms);
        return _draw;
    }

    /// <summary>The Cholesky factor of the correlations of the normal scores, 2 sin(π ρ / 6) for a rank correlation ρ.</summary>
    private static double[][] FactorOf(Parameter[] parameters, IReadOnlyList<RankCorrelation> correlations)
    {
        Matrix<double> matrix = Matrix<double>.Build.DenseIdentity(parameters.Length);
        foreach (RankCorrelation pair in correlations)
        {
            int a = Array.IndexOf(parameters, pair.A), b = Array.IndexOf(parameters, pair.B);
            matrix[a, b] = matrix[b, a] = 2 * Math.Sin(Math.PI * pair.Spearman / 6);
        }

        return matrix.Cholesky().Factor.ToRowArrays();
    }

    private Func<double> SamplerOf(Beliefs.IDistribution belief) => belief switch
    {
        Beliefs.Bernoulli => () => Bernoulli.Sample(_random, belief.Mean),
        _ when InMathNet(belief) is { } known => known.Sample,
        _ => () => belief.Quantile(Beliefs.Level.Of(_random.NextDouble())),
    };

    private Func<double, double> InverseOf(Beliefs.IDistribution belief) => InMathNet(belief) switch
    {
        Normal known => known.InverseCumulativeDistribution,
        LogNormal known => known.InverseCumulativeDistribution,
        Gamma known => known.InverseCumulativeDistribution,
        BetaScaled known => known.InverseCumulativeDistribution,
        ContinuousUniform known => known.InverseCumulativeDistribution,
        _ => level => belief.Quantile(Beliefs.Level.Of(level)),
    };

    /// <summary>The same distribution in MathNet.Numerics, or null where it has none (metalog, tables).</summary>
    /// <remarks>Not BetaScaled.PERT: where the mode is midway between the ends but for rounding, as in (0.04, 0.05, 0.06), it divides 0 by 0.</remarks>
    private IContinuousDistribution? InMathNet(Beliefs.IDistribution belief) => belief switch
    {
        Beliefs.Normal => new Normal(belief.Mean, belief.StandardDeviation, _random),
        Beliefs.LogNormal => LogNormal.WithMeanVariance(belief.Mean, belief.StandardDeviation * belief.StandardDeviation, _random),
        Beliefs.Gamma => Gamma.WithShapeScale(
            belief.Mean * belief.Mean / (belief.StandardDeviation * belief.StandardDeviation),
            belief.StandardDeviation * belief.StandardDeviation / belief.Mean,
            _random),
        Beliefs.Pert pert => new BetaScaled(
            1 + 4 * (pert.Mode - pert.Minimum) / (pert.Maximum - pert.Minimum),
            1 + 4 * (pert.Maximum - pert.Mode) / (pert.Maximum - pert.Minimum),
            pert.Minimum,
            pert.Maximum - pert.Minimum,
            _random),
        Beliefs.Uniform => new ContinuousUniform(belief.Minimum, belief.Maximum, _random),
        _ => null,
    };
}

/// <summary>A Monte Carlo run the plain way: one thread, one trial after another, sums for the means and counts for the events.</summary>
public static class PlainMonteCarlo
{
    /// <summary>Runs <paramref name="trials"/> trials of <paramref name="scenario"/>.</summary>
    public static PlainResult Run(Scenario scenario, int trials, int seed)
    {
        PlainSampler sampler = new(scenario, seed);
        PlainModel model = new(scenario);
        PlainOutcome outcome = new();
        PlainResult result = new(trials);
        for (int trial = 0; trial < trials; trial++)
        {
            model.Evaluate(sampler.Next(), outcome);
            result.Add(outcome);
        }

        return result;
    }
}

/// <summary>What a plain run remembers.</summary>
public sealed class PlainResult(int trials)
{
    private readonly int[] _counts = new int[OutcomeCatalogue.All.Count];
    private readonly double[] _sums = new double[OutcomeCatalogue.All.Count];
    private readonly double[] _sumsOfSquares = new double[OutcomeCatalogue.All.Count];
    private readonly int[] _events = new int[RiskEventCatalogue.All.Count];
    private readonly double[] _npvs = new double[trials];
    private int _done;
    private bool _sorted;

    /// <summary>The mean of <paramref name="outcome"/> over the trials in which it exists.</summary>
    public Estimate Mean(Outcome outcome)
    {
        double count = _counts[(int)outcome], mean = _sums[(int)outcome] / count;
        double variance = (_sumsOfSquares[(int)outcome] - count * mean * mean) / (count - 1);
        return new(mean, Math.Sqrt(variance / count));
    }

    /// <summary>The probability of <paramref name="riskEvent"/>, for the lenders' ratios over the trials in which they exist.</summary>
    public Estimate Probability(RiskEvent riskEvent)
    {
        double count = riskEvent switch
        {
            RiskEvent.DscrBelow1 => _counts[(int)Outcome.MinDscr],
            RiskEvent.LlcrBelow1 => _counts[(int)Outcome.Llcr],
            _ => trials,
        };
        double share = _events[(int)riskEvent] / count;
        return new(share, Math.Sqrt(share * (1 - share) / count));
    }

    /// <summary>The quantile of NPV at <paramref name="probability"/>; its standard error is half the way between the ranks one standard error either side.</summary>
    public Estimate NpvQuantile(double probability)
    {
        if (!_sorted)
        {
            Array.Sort(_npvs);
            _sorted = true;
        }

        double error = Math.Sqrt(probability * (1 - probability) / trials);
        return new(At(probability), (At(probability + error) - At(probability - error)) / 2);

        double At(double level) => _npvs[Math.Clamp((int)(level * trials), 0, trials - 1)];
    }

    internal void Add(PlainOutcome outcome)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            double value = outcome[(Outcome)i];
            if (double.IsNaN(value)) continue;
            _counts[i]++;
            _sums[i] += value;
            _sumsOfSquares[i] += value * value;
        }

        _npvs[_done++] = outcome[Outcome.Npv];
        Count(RiskEvent.Loss, outcome[Outcome.Npv] < 0);
        Count(RiskEvent.Stranded, outcome.Cause != StrandingCause.None);
        Count(RiskEvent.StrandedIdle, outcome.Cause == StrandingCause.Idle);
        Count(RiskEvent.StrandedLoss, outcome.Cause == StrandingCause.Loss);
        Count(RiskEvent.StrandedRupture, outcome.Cause == StrandingCause.Rupture);
        Count(RiskEvent.Impaired, outcome.IsImpaired);
        Count(RiskEvent.Distressed, !double.IsNaN(outcome[Outcome.DistressYear]));
        Count(RiskEvent.NoPayback, double.IsNaN(outcome[Outcome.DiscountedPaybackYear]));
        Count(RiskEvent.DscrBelow1, outcome[Outcome.MinDscr] < 1);
        Count(RiskEvent.LlcrBelow1, outcome[Outcome.Llcr] < 1);
    }

    private void Count(RiskEvent riskEvent, bool happened) => _events[(int)riskEvent] += happened ? 1 : 0;
}
