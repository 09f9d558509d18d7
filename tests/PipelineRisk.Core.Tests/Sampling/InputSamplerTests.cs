using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

/// <summary>Whatever the sampler, the inputs have the law that the scenario says, and an input keeps its numbers from scenario to scenario.</summary>
public sealed class InputSamplerTests
{
    private const int Trials = 1 << 14, Replicates = 32, Years = 50;

    public static TheoryData<Sampler> Samplers => new(Enum.GetValues<Sampler>());

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Every_parameter_follows_its_distribution(Sampler sampler)
    {
        Inputs inputs = new(BaseCase.Scenario, sampler, Trials);
        Assert.NotEmpty(inputs.Parameters);
        foreach ((Parameter parameter, double[] values) in inputs.Parameters)
        {
            IDistribution distribution = BaseCase.Scenario[parameter].Distribution;
            double[] sorted = [.. values.Order()];
            for (int i = 1; i < 200; i++)
            {
                double x = distribution.Quantile(Level.Of(i / 200.0));
                x += 1e-9 * Math.Max(Math.Abs(x), 1); // what the tables of the marginals may be off
                double share = UpTo(sorted, x) / (double)Trials;

                // Kolmogorov: √n times the largest distance exceeds 2.6 once in 400,000 for independent trials; nets and hypercubes stay closer.
                Assert.Equal(distribution.Cumulative(x).Below, share, 2.6 / Math.Sqrt(Trials));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Rank_correlations_are_those_asked_for_and_no_others(Sampler sampler)
    {
        // Where every uncertain parameter is uniform, the correlation of the values is that of the ranks.
        Scenario scenario = BaseCase.Scenario with
        {
            Inputs = [.. BaseCase.Scenario.Inputs.Select(input => input.IsConstant ? input : input with { Distribution = new Uniform(0, 1) })],
        };
        (Parameter Parameter, double[] Values)[] all = [.. new Inputs(scenario, sampler, Trials).Parameters];
        for (int a = 0; a < all.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double asked = scenario.Correlations
                    .FirstOrDefault(pair => (pair.A, pair.B) == (all[a].Parameter, all[b].Parameter) || (pair.B, pair.A) == (all[a].Parameter, all[b].Parameter)).Spearman;
                AssertMean(asked, all[a].Values.Zip(all[b].Values, (x, y) => 12 * (x - 0.5) * (y - 0.5)), $"{all[a].Parameter} with {all[b].Parameter}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Shocks_are_standard_normal_and_independent(Sampler sampler)
    {
        Inputs inputs = new(BaseCase.Scenario, sampler, Trials);
        double[][] shocks = [.. inputs.Gas, .. inputs.Oil];
        for (int a = 0; a < shocks.Length; a++)
        {
            AssertMean(0, shocks[a], $"shock {a}");
            AssertMean(1, shocks[a].Select(z => z * z), $"square of shock {a}");
            AssertMean(3, shocks[a].Select(z => z * z * z * z), $"fourth power of shock {a}");
            double[] sorted = [.. shocks[a].Order()];
            for (double z = -3; z <= 3; z += 0.25)
            {
                Assert.Equal(Level.OfScore(z).Below, UpTo(sorted, z) / (double)Trials, 2.6 / Math.Sqrt(Trials));
            }

            for (int b = 0; b < a; b++)
            {
                AssertMean(0, shocks[a].Zip(shocks[b], (x, y) => x * y), $"shocks {a} and {b}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void Shocks_disruptions_and_the_rupture_are_independent_of_the_parameters(Sampler sampler)
    {
        Inputs inputs = new(BaseCase.Scenario, sampler, Trials);
        double[][] politics = [inputs.Rupture, .. inputs.Disruption.Where((_, k) => k % 4 == 0)];
        foreach ((Parameter parameter, double[] values) in inputs.Parameters)
        {
            IDistribution distribution = BaseCase.Scenario[parameter].Distribution;
            double[] standard = [.. values.Select(x => (x - distribution.Mean) / distribution.StandardDeviation)];
            foreach (double[] uniform in politics)
            {
                AssertMean(0, standard.Zip(uniform, (x, u) => x * (u - 0.5)), $"{parameter} and politics");
            }

            foreach (double[] shock in inputs.Gas.Take(6))
            {
                AssertMean(0, standard.Zip(shock, (x, z) => x * z), $"{parameter} and a shock");
            }
        }

        for (int a = 0; a < politics.Length; a++)
        {
            AssertMean(0.5, politics[a], $"uniform {a}");
            AssertMean(1.0 / 3, politics[a].Select(u => u * u), $"square of uniform {a}");
            for (int b = 0; b < a; b++)
            {
                AssertMean(0, politics[a].Zip(politics[b], (x, y) => (x - 0.5) * (y - 0.5)), $"uniforms {a} and {b}");
            }
        }
    }

    public static TheoryData<Sampler, Parameter> Constants => new(
        from sampler in Enum.GetValues<Sampler>()
        from parameter in new[]
        {
            Parameter.PriceDiscount, Parameter.ExportDutyRate, Parameter.RampYears, Parameter.DemandPosition, // leading; the last one is tied to others
            Parameter.TruckLife, Parameter.DisruptionSeverity, Parameter.RuptureHazard, Parameter.CompletionDelay,
        }
        select (sampler, parameter));

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_parameter_that_is_fixed_leaves_the_numbers_of_all_others(Sampler sampler, Parameter parameter)
    {
        const int Few = 500;
        Inputs before = new(BaseCase.Scenario, sampler, Few);
        ParameterInfo info = ParameterCatalogue.Of(parameter);
        Inputs after = new(BaseCase.With($"{info.Name}={(parameter is Parameter.RampYears or Parameter.TruckLife ? 5 : 0.5)}"), sampler, Few);
        HashSet<Parameter> tied = Tied(parameter); // they follow each other's scores, so they cannot all stay
        int same = 0;
        foreach ((Parameter other, double[] values) in after.Parameters.Where(entry => !tied.Contains(entry.Parameter)))
        {
            Bits.Equal(before.Parameters.Single(entry => entry.Parameter == other).Values, values);
            same++;
        }

        Assert.Equal(before.Parameters.Count - tied.Count, same);
        Bits.Equal(before.Gas.SelectMany(column => column).ToArray(), after.Gas.SelectMany(column => column).ToArray());
        Bits.Equal(before.Oil.SelectMany(column => column).ToArray(), after.Oil.SelectMany(column => column).ToArray());
        Bits.Equal(before.Disruption.SelectMany(column => column).ToArray(), after.Disruption.SelectMany(column => column).ToArray());
        Bits.Equal(before.Rupture, after.Rupture);
    }

    [Theory]
    [MemberData(nameof(Samplers))]
    public void What_is_left_out_or_the_width_changes_no_number(Sampler sampler)
    {
        const int Odd = 500;
        Inputs all = new(BaseCase.Scenario, sampler, Odd);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            Inputs lean = new(BaseCase.Scenario, sampler, Odd, withOil: false, firstOpenYear: 9, width);
            Bits.Equal(all.Parameters.SelectMany(entry => entry.Values).ToArray(), lean.Parameters.SelectMany(entry => entry.Values).ToArray());
            Bits.Equal(all.Gas.SelectMany(column => column).ToArray(), lean.Gas.SelectMany(column => column).ToArray());
            Bits.Equal(all.Disruption.Skip(9).SelectMany(column => column).ToArray(), lean.Disruption.Skip(9).SelectMany(column => column).ToArray());
            Bits.Equal(all.Rupture, lean.Rupture);
        }
    }

    // The mean of a replicate's trials is one observation: replicates are independent. Beyond seven of its standard errors, Student's t of 31 degrees of
    // freedom is once in ten million.
    private static void AssertMean(double expected, IEnumerable<double> values, string what)
    {
        double[] means = [.. values.Chunk(Trials / Replicates).Select(chunk => chunk.Average())];
        Estimate mean = PairedEstimate.OfMeans([.. means.Select(_ => (long)(Trials / Replicates))], means).Estimate;
        Assert.True(Math.Abs(mean.Value - expected) <= 7 * mean.StandardError, $"{what}: {mean.Value:R} ± {mean.StandardError:R} instead of {expected:R}");
    }

    private static long UpTo(double[] sorted, double x)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= x ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static HashSet<Parameter> Tied(Parameter parameter)
    {
        HashSet<Parameter> tied = [parameter];
        for (int count = 0; count < tied.Count;)
        {
            count = tied.Count;
            foreach (RankCorrelation pair in BaseCase.Scenario.Correlations.Where(pair => tied.Contains(pair.A) || tied.Contains(pair.B)))
            {
                tied.UnionWith([pair.A, pair.B]);
            }
        }

        return tied;
    }

    /// <summary>The inputs of a run of so many trials, column by column.</summary>
    private sealed class Inputs
    {
        private const int Tile = 256;

        public Inputs(Scenario scenario, Sampler sampler, int trials, bool withOil = true, int firstOpenYear = 0, LaneWidth width = LaneWidth.Eight)
        {
            // Replicates also for plain trials, which do not look at them.
            RunLayout layout = new(new(trials, 7, 1) { Replicates = InputSamplerTests.Replicates });
            IUniformSource source = sampler switch
            {
                Sampler.Sobol => new SobolSource(7),
                Sampler.LatinHypercube => new LatinHypercubeSource(7),
                _ => new PhiloxSource(7),
            };
            InputSampler inputs = new(
                [.. scenario.Inputs.Where(input => !input.IsConstant).Select(input => (input.Info.Id, input.Distribution))], scenario.Correlations, scenario.HorizonYears,
                source, concentrated: sampler != Sampler.MonteCarlo, withOil, firstOpenYear, width);
            TrialBlock block = inputs.NewBlock(Tile);
            Parameters = [.. block.Uncertain.Select(parameter => (parameter, new double[trials]))];
            (Gas, Oil, Disruption, Rupture) = (New(trials), New(trials), New(trials), new double[trials]);
            for (int number = 0; number < layout.Blocks; number++)
            {
                Stretch whole = layout.Block(number);
                for (int offset = 0; offset < whole.Count; offset += Tile)
                {
                    Stretch tile = whole.Part(offset, Math.Min(Tile, whole.Count - offset));
                    inputs.Fill(block, in tile);
                    int at = (int)tile.FirstTrial;
                    for (int i = 0; i < Parameters.Count; i++)
                    {
                        block.Column(i).CopyTo(Parameters[i].Values.AsSpan(at));
                    }

                    for (int k = 0; k < Years; k++)
                    {
                        block.Gas(k).CopyTo(Gas[k].AsSpan(at));
                        block.Disruption(k).CopyTo(Disruption[k].AsSpan(at));
                        if (withOil)
                        {
                            block.Oil(k).CopyTo(Oil[k].AsSpan(at));
                        }
                    }

                    block.Rupture.CopyTo(Rupture.AsSpan(at));
                }
            }
        }

        public List<(Parameter Parameter, double[] Values)> Parameters { get; }

        public double[][] Gas { get; }

        public double[][] Oil { get; }

        public double[][] Disruption { get; }

        public double[] Rupture { get; }

        private static double[][] New(int trials) => [.. Enumerable.Range(0, Years).Select(_ => new double[trials])];
    }
}
