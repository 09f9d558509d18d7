using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;

namespace PipelineRisk.Benchmarks;

/// <summary>
/// Where the directions of <see cref="LeadingInputs"/> and the order of <see cref="SobolOrder"/> come from: for every coordinate of the base case the mean of
/// z f(z), and the share of the variance of f that is left when all other coordinates are known (Jansen, 1999), for f = stranded and f = NPV.
/// </summary>
internal static class EffectsCommand
{
    private const int Tile = 256, Components = 4;
    private const ulong Seed = 7;

    /// <summary>Prints a line a coordinate, the largest total effects first, and the gradients along the first components of the price path.</summary>
    public static int Run(int trials)
    {
        Scenario scenario = BaseCase.Read();
        Trials plain = new(scenario, trials, _ => false);
        int years = scenario.HorizonYears;
        (string Name, int First, int Count)[] coordinates =
        [
            .. scenario.Inputs.Where(input => !input.IsConstant).Select(input => (input.Info.Name, RandomVariable.Of(input.Info.Id), 1)),
            ("rupture", RandomVariable.Rupture, 1),
            ("gas price path", RandomVariable.GasShock(0), years),
            ("disruptions", RandomVariable.Disruption(0), years),
        ];
        Console.WriteLine($"{"",-30}{"gradient of",22}{"total effect on",24}");
        Console.WriteLine($"{"",-30}{"stranded",11}{"npv",11}{"stranded",12}{"npv",12}");
        foreach ((string name, int first, int count, double stranded, double npv) in coordinates.Select(TotalEffects).OrderByDescending(row => row.Stranded + row.Npv))
        {
            double[]? scores = count == 1 ? Scores(first, trials) : null;
            Console.WriteLine(Line(name, Gradient(scores, plain.Stranded), Gradient(scores, plain.Npv), stranded, npv));
        }

        double[][] shocks = [.. Enumerable.Range(1, years - 1).Select(k => Scores(RandomVariable.GasShock(k), trials))];
        for (int component = 0; component < Components; component++)
        {
            double[] axis = Axis(years, component);
            double[] along = [.. Enumerable.Range(0, trials).Select(trial => shocks.Select((column, k) => column[trial] * axis[k]).Sum())];
            Console.WriteLine(Line($"price path, component {component + 1}", Gradient(along, plain.Stranded), Gradient(along, plain.Npv), double.NaN, double.NaN));
        }

        return 0;

        (string Name, int First, int Count, double Stranded, double Npv) TotalEffects((string Name, int First, int Count) of)
        {
            Trials other = new(scenario, trials, variable => variable >= of.First && variable < of.First + of.Count);
            return (of.Name, of.First, of.Count, Total(plain.Stranded, other.Stranded), Total(plain.Npv, other.Npv));
        }
    }

    // Where the rotation takes a unit vector.
    private static double[] Axis(int years, int component)
    {
        double[] axis = new double[years - 1];
        axis[component] = 1;
        new Rotation(PathDirections.Of(years)).Apply(axis, 1, 1, LaneWidth.One);
        return axis;
    }

    private static string Line(string name, double strandedGradient, double npvGradient, double strandedTotal, double npvTotal) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-30}{strandedGradient,11:F4}{npvGradient,11:F4}{strandedTotal,12:F4}{npvTotal,12:F4}").Replace("NaN", "  –", StringComparison.Ordinal);

    private static double[] Scores(int variable, int trials)
    {
        double[] scores = new double[trials];
        new PhiloxSource(Seed).Fill(Stretch.Of(0, trials), variable, scores);
        NormalScores.OfUniforms(scores, LaneWidths.Best);
        return scores;
    }

    // In units of the standard deviation of f.
    private static double Gradient(double[]? scores, double[] f) => scores?.Zip(f, (z, value) => z * value).Average() / Math.Sqrt(Variance(f)) ?? double.NaN;

    private static double Total(double[] f, double[] other) => f.Zip(other, (a, b) => (a - b) * (a - b)).Average() / 2 / Variance(f);

    private static double Variance(double[] f)
    {
        double mean = f.Average();
        return f.Average(value => (value - mean) * (value - mean));
    }

    /// <summary>Trials in which some coordinates are drawn anew; independent coordinates, so that an effect is theirs alone.</summary>
    private sealed class Trials
    {
        public Trials(Scenario scenario, int trials, Func<int, bool> isDrawnAnew)
        {
            SimulationPlan plan = new(scenario, new RunOptions(trials, Seed, Threads: 1) { Sampler = Sampler.MonteCarlo }, LaneWidths.Best, everything: false);
            InputSampler sampler = new(
                [.. scenario.Inputs.Where(input => !input.IsConstant).Select(input => (input.Info.Id, input.Distribution))], scenario.Correlations, scenario.HorizonYears,
                new TwoSources(isDrawnAnew), concentrated: false, plan.WithOil, 0, LaneWidths.Best);
            TrialBlock block = sampler.NewBlock(Tile);
            OutcomeBlock outcomes = new(Tile);
            YearCollector years = new(plan.Tables.Years);
            using TrialEngine engine = TrialEngine.Create(plan);
            (Npv, Stranded) = (new double[trials], new double[trials]);
            for (int first = 0; first < trials; first += Tile)
            {
                sampler.Fill(block, Stretch.Of(first, Math.Min(Tile, trials - first)));
                engine.Evaluate(block, outcomes, years);
                outcomes[Outcome.Npv].CopyTo(Npv.AsSpan(first));
                for (int i = 0; i < block.Count; i++)
                {
                    Stranded[first + i] = outcomes.Cause[i] > 0 ? 1 : 0;
                }
            }
        }

        public double[] Npv { get; }

        public double[] Stranded { get; }
    }

    private sealed class TwoSources(Func<int, bool> isDrawnAnew) : IUniformSource
    {
        private readonly PhiloxSource _first = new(Seed), _second = new(Seed + 1);

        public void Fill(in Stretch stretch, int variable, Span<double> uniforms) =>
            (isDrawnAnew(variable) ? _second : _first).Fill(in stretch, variable, uniforms);
    }
}
