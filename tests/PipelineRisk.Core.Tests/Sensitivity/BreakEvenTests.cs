using PipelineRisk.Distributions;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Break-even values of functions whose stochastic roots are known.</summary>
public sealed class BreakEvenTests
{
    private const double Score90 = 1.2815515655446004;
    private static readonly FactorRange Range = new(-5, 5);

    [Theory]
    [InlineData(Sampler.Sobol)]
    [InlineData(Sampler.LatinHypercube)]
    public void A_mean(Sampler sampler) => // E (2 x + Z) = 3
        Holds(1.5, Find((x, z) => 2 * x + z, new(null, 3), sampler: sampler), most: 0.01);

    [Fact]
    public void A_probability() => // P(Z > x) = 0.1
        Holds(Score90, Find((x, z) => z > x ? 1 : 0, new(null, 0.1)), most: 0.01);

    [Fact]
    public void A_quantile() => // the P90 of x³ + Z is 1
        Holds(Math.Cbrt(1 - Score90), Find((x, z) => x * x * x + z, new(0.9, 1)), most: 0.02);

    [Fact]
    public void A_mean_over_the_trials_where_there_is_a_number() => // E (x + Z | Z > 0) = 1
        Holds(1 - Math.Sqrt(2 / Math.PI), Find((x, z) => z > 0 ? x + z : double.NaN, new(null, 1)), most: 0.01);

    [Fact]
    public void Both_roots_of_a_parabola_the_likelier_first()
    {
        BreakEven found = Find((x, z) => (x - 1) * (x - 1) + z, new(null, 4)); // −1 and 3
        Assert.Equal(2, found.Crossings);
        Assert.Equal([-1.0, 3.0], found.Points.Select(point => Math.Round(point.Value, 2)));
        Assert.Equal([false, true], found.Points.Select(point => point.IsRising));
    }

    [Fact]
    public void Without_noise_the_interval_is_the_root_but_for_rounding()
    {
        BreakEvenPoint point = Assert.Single(Find((x, _) => 0.1 * x * x * x - 0.7, new(null, 0)).Points);
        Assert.Equal(Math.Cbrt(7), point.Value, 1e-6);
        Assert.InRange(point.Low, point.Value - 1e-6, point.Value);
        Assert.InRange(point.High, point.Value, point.Value + 1e-6);
    }

    [Fact]
    public void No_root_has_the_values_at_both_ends()
    {
        BreakEven found = Find((x, z) => Math.Exp(x) + z, new(null, -1));
        Assert.Empty(found.Points);
        Assert.Empty(found.Check);
        Assert.Equal((-5.0, 5.0), (found.AtLow.X, found.AtHigh.X));
        Assert.InRange(Math.Exp(-5), found.AtLow.Low - 0.001, found.AtLow.High + 0.001);
        Assert.InRange(Math.Exp(5), found.AtHigh.Low - 0.001, found.AtHigh.High + 0.001);
    }

    [Fact]
    public void Where_the_curve_is_flat_the_interval_leaves_the_range()
    {
        BreakEven found = Find((x, z) => Math.Pow(Math.Max(x, 0), 9) * 1e-6 + Math.Min(x + 4, 0) + z * z, new(null, 1.0001)); // within the error from −4 to about 2
        BreakEvenPoint point = Assert.Single(found.Points);
        Assert.InRange(point.Low, -5, -3.5);
        Assert.InRange(point.High, 1, 4);
        BreakEven flat = Find((x, z) => 1e-5 * x + z * z, new(null, 1.00001), trials: 1 << 9);
        Assert.All(flat.Points, flatPoint => Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (flatPoint.Low, flatPoint.High)));
    }

    [Fact]
    public void A_jump_is_crossed_where_it_is()
    {
        BreakEvenPoint point = Assert.Single(Find((x, z) => (x < 0.7321 ? -3 : 4) + z, new(null, 0)).Points);
        Assert.Equal(0.7321, point.Value, 1e-4);
        Assert.Equal(0.7321, point.Low, 1e-4);
        Assert.Equal(0.7321, point.High, 1e-4);
    }

    [Fact]
    public void Without_chance_the_root_is_exact()
    {
        BreakEvenPoint point = Assert.Single(Find((x, _) => Math.Exp(x) - x * x, new(null, 2)).Points);
        Assert.Equal(0, Math.Exp(point.Value) - point.Value * point.Value - 2, 1e-7);
        Assert.Equal(point.Value, (point.Low + point.High) / 2, 1e-7);
    }

    [Fact]
    public void What_no_trial_has_has_no_root()
    {
        BreakEven found = Find((_, _) => double.NaN, new(null, 0));
        Assert.Empty(found.Points);
        Assert.True(double.IsNaN(found.AtLow.Value));
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("probability")]
    [InlineData("quantile")]
    public void Intervals_hold_the_truth_as_often_as_they_say(string kind)
    {
        int held = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            (BreakEven found, double truth) = kind switch
            {
                "mean" => (Find((x, z) => Math.Exp(0.2 * x) * (1 + z), new(null, 1.5), 1 << 10, seed), 5 * Math.Log(1.5)),
                "probability" => (Find((x, z) => z > x ? 1 : 0, new(null, 0.1), 1 << 10, seed), Score90),
                _ => (Find((x, z) => x + Math.Exp(z), new(0.9, 2), 1 << 10, seed), 2 - Math.Exp(Score90)),
            };
            held += truth >= found.Points[0].Low && truth <= found.Points[0].High ? 1 : 0;
        }

        Truth.AssertCoverage(held, kind);
    }

    [Fact]
    public void The_frontier_of_a_sum_is_a_line()
    {
        Study study = Study.Of([("x", Normal.FromMeanSd(0, 1)), ("y", Normal.FromMeanSd(0, 1)), ("z", Normal.FromMeanSd(0, 1))], [], ["r"], (inputs, r) => r[0] = inputs[0] + 2 * inputs[1] + inputs[2]);
        BreakEvenFrontier frontier = BreakEvenFrontier.Find(study, (0, study.Factors[0]), (1, study.Factors[1]), new(null, 1), Options(1 << 14), Range, new(-4, 4.1));
        foreach (FrontierPoint point in frontier.Points)
        {
            double truth = 1 - 2 * point.Against;
            Assert.Equal(Math.Abs(truth) <= 5, point.Point is not null);
            Assert.Equal(point.Point is null ? 0 : 1, point.Crossings);
            Assert.Equal(point.Point is null ? double.NaN : truth, point.Point?.Value ?? double.NaN, 0.01);
        }

        for (int row = 0; row < frontier.FactorValues.Count; row++)
        {
            for (int column = 0; column < frontier.AgainstValues.Count; column++)
            {
                Assert.Equal(frontier.FactorValues[row] + 2 * frontier.AgainstValues[column], frontier.Map[row][column], 0.01);
            }
        }
    }

    private static void Holds(double truth, BreakEven found, double most)
    {
        BreakEvenPoint point = Assert.Single(found.Points);
        Assert.True(point.Low < point.Value && point.Value < point.High, $"{point}");
        Assert.InRange((point.High - point.Low) / 2, 0, most);
        Assert.Equal(truth, point.Value, 2 * (point.High - point.Low)); // four standard errors
        Assert.Contains(found.Check, at => at.X == point.Value);
        Assert.Equal(found.Target.Level, found.Check.Single(at => at.X == point.Value).Value, 0.1 * (found.Check[0].High - found.Check[0].Low));
    }

    // x is fixed by the search; its own distribution is where the search looks first.
    private static BreakEven Find(Func<double, double, double> function, Target target, long trials = 1 << 14, ulong seed = 1, Sampler sampler = Sampler.Sobol) =>
        BreakEven.Find(
            Study.Of([("x", Normal.FromMeanSd(0, 1)), ("z", Normal.FromMeanSd(0, 1))], [], ["r"], (inputs, r) => r[0] = function(inputs[0], inputs[1])), 0, target,
            Options(trials, seed) with { Sampler = sampler }, Range);

    private static RunOptions Options(long trials, ulong seed = 1) => new(trials, seed, 2);
}
