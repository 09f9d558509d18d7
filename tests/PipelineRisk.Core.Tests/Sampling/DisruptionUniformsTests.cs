using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

/// <summary>Drawing thirty uniforms by their smallest leaves their law as it was.</summary>
public sealed class DisruptionUniformsTests
{
    private const int Years = 50, First = 7, Thirty = 30, Trials = 60_000;

    private static readonly Draws Sample = new(Trials, Years, 20);

    [Fact]
    public void Every_year_is_uniform()
    {
        for (int k = 0; k < Years; k++)
        {
            long[] counts = new long[50];
            foreach (double u in Sample.Year(k))
            {
                Assert.True(u is > 0 and < 1);
                counts[(int)(u * 50)]++;
            }

            ChiSquared.AssertEven(counts);
        }
    }

    [Fact]
    public void Every_two_years_are_independent() // also where small uniforms are: these are what the smallest could tie together
    {
        for (int a = First; a < First + Thirty; a++)
        {
            for (int b = First; b < a; b++)
            {
                long[] counts = new long[64];
                int small = 0;
                foreach ((double x, double y) in Sample.Year(a).Zip(Sample.Year(b)))
                {
                    counts[(int)(x * 8) * 8 + (int)(y * 8)]++;
                    small += x < 0.03 && y < 0.03 ? 1 : 0;
                }

                ChiSquared.AssertEven(counts);
                const double Expected = 0.03 * 0.03 * Trials; // Poisson, about 54
                Assert.InRange(small, Expected - 5 * Math.Sqrt(Expected), Expected + 5 * Math.Sqrt(Expected));
            }
        }
    }

    [Fact]
    public void The_smallest_of_the_thirty_is_the_level_asked_for() // 1 − (1 − m)³⁰ is the chance of a smallest below m
    {
        for (int trial = 0; trial < 5000; trial++)
        {
            double smallest = Sample.Thirty(trial).Min();

            // A few roundings of 2⁻⁵³ in m are thirty times as large in the power: 30 · 10 · 2⁻⁵³ is below 1e-13.
            Assert.Equal(1 - Sample.Level[trial], Math.Pow(1 - smallest, Thirty), 1e-13);
        }
    }

    [Fact]
    public void The_smallest_stands_in_the_year_asked_for()
    {
        for (int trial = 0; trial < Trials; trial++)
        {
            double[] thirty = Sample.Thirty(trial);
            Assert.Equal((int)(Sample.Place[trial] * Thirty), Array.IndexOf(thirty, thirty.Min()));
        }
    }

    [Fact]
    public void Other_years_stay_as_they_were()
    {
        for (int k = 0; k < Years; k++)
        {
            if (k is < First or >= First + Thirty)
            {
                Bits.Equal(Sample.OriginalYear(k), Sample.Year(k));
            }
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(36)]
    public void With_fewer_years_than_the_thirty_end_in_nothing_is_done(int years)
    {
        Draws draws = new(40, years, 3);
        Bits.Equal(draws.Original, draws.Columns);
    }

    [Fact]
    public void With_37_years_all_is_done()
    {
        Draws draws = new(40, 37, 3);
        Assert.All(Enumerable.Range(0, 40), trial => Assert.Equal(
            (int)(draws.Place[trial] * Thirty), Array.IndexOf(draws.Thirty(trial), draws.Thirty(trial).Min())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(37)]
    public void Numbers_are_the_same_at_every_width_and_alone(int trials)
    {
        Draws expected = new(trials, Years, 5, LaneWidth.One);
        foreach (LaneWidth width in Enum.GetValues<LaneWidth>())
        {
            Bits.Equal(expected.Columns, new Draws(trials, Years, 5, width).Columns);
        }

        for (int trial = 0; trial < trials; trial++)
        {
            double[] alone = [.. Enumerable.Range(0, Years).Select(k => expected.Original[k * trials + trial])];
            DisruptionUniforms.Condition(alone, Years, [expected.Level[trial]], [expected.Place[trial]], 1, LaneWidth.One);
            Bits.Equal([.. Enumerable.Range(0, Years).Select(k => expected.Columns[k * trials + trial])], alone);
        }
    }

    /// <summary>Independent uniforms, before and after.</summary>
    private sealed class Draws
    {
        private readonly int _trials;

        public Draws(int trials, int years, int seed, LaneWidth width = LaneWidth.Eight)
        {
            _trials = trials;
            Random random = new(seed);
            double[] Uniforms(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.Next(1 << 30) + 0.5) / (1 << 30))];
            (Original, Level, Place) = (Uniforms(trials * years), Uniforms(trials), Uniforms(trials));
            Columns = [.. Original];
            DisruptionUniforms.Condition(Columns, years, [.. Level], Place, trials, width);
        }

        public double[] Original { get; }

        public double[] Columns { get; }

        public double[] Level { get; }

        public double[] Place { get; }

        public double[] Year(int k) => Columns[(k * _trials)..((k + 1) * _trials)];

        public double[] OriginalYear(int k) => Original[(k * _trials)..((k + 1) * _trials)];

        public double[] Thirty(int trial) => [.. Enumerable.Range(First, DisruptionUniformsTests.Thirty).Select(k => Columns[k * _trials + trial])];
    }
}
