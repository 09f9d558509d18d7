using PipelineRisk.Distributions;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using Xunit;

namespace PipelineRisk.Core.Tests.Sensitivity;

/// <summary>Boxes that were hidden are found.</summary>
public sealed class BoxSearchTests
{
    private static readonly RunOptions Trials = new(1 << 15, 1, 2) { Replicates = 16 };

    [Fact]
    public void A_hidden_box_is_found_and_judged() // 0.3 × 0.4 = 12 % of the trials, all of them events, and nowhere else
    {
        BoxSearch search = Search(x => x[1] > 0.7 && x[3] < 0.4);
        Assert.Equal(0.12, search.Probability.Value, 4 * search.Probability.StandardError);
        Assert.Equal(["x1", "x3"], search.Chosen.Limits.Select(limit => limit.Factor.Name).Order(StringComparer.Ordinal));
        BoxLimit one = LimitOf(search, "x1"), three = LimitOf(search, "x3");
        Assert.Equal((0.7, 0.4), (one.Low, three.High), Near(0.02)); // of either side a slice at most is left that does not belong there
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity), (one.High, three.Low));
        Assert.Equal(search.Chosen.Mass.Value, (1 - one.Low) * three.High, 0.01);
        Assert.True(search.Chosen.Density.Value > 0.94);
        Assert.True(search.Chosen.Coverage.Value > 0.95);
        Assert.Equal(search.Chosen.Density.Value * search.Chosen.Mass.Value / search.Probability.Value, search.Chosen.Coverage.Value, 0.001);
        Assert.Equal(0.4, search.Chosen.Limits.Single(limit => limit.Factor.Name == "x3").DensityWithout.Value, 0.02); // one restriction is left, and the other still decides
        Assert.Equal(0.3, search.Chosen.Limits.Single(limit => limit.Factor.Name == "x1").DensityWithout.Value, 0.02);
    }

    [Fact]
    public void Of_two_bumps_the_higher_is_found() // although the other is larger
    {
        Prim prim = Noisy(x => x[0] > 0.85 && x[1] > 0.5 ? 0.9 : x[0] < 0.3 ? 0.1 : 0.05);
        Box box = prim.Peel()[^1];
        Assert.True(box.LimitOf(0).Low > 0.8);
        Assert.Equal(0.9, prim.MeanOf(box), 0.05);
    }

    [Fact]
    public void At_most_three_inputs_are_restricted() =>
        Assert.Equal(3, Noisy(x => x[..5].ToArray().Average()).Peel().Max(box => box.Limits.Count));

    [Fact]
    public void Every_slice_raises_the_mean_and_pasting_never_lowers_it()
    {
        Prim prim = Noisy(x => x[0] * x[1]);
        IReadOnlyList<Box> boxes = prim.Peel();
        double[] means = [.. boxes.Select(prim.MeanOf)];
        Assert.Equal(means.Order(), means);
        Assert.True(prim.MeanOf(prim.Paste(boxes[^1])) >= means[^1]);
    }

    [Fact]
    public void A_level_of_a_discrete_input_goes_or_stays_as_a_whole()
    {
        Study study = Study.Of(
            [("level", new Discrete([0, 1, 2], [5, 3, 2])), ("noise", new Uniform(0, 1))], [], ["event"],
            (inputs, responses) => responses[0] = inputs[0] == 2 ? 1 : 0);
        BoxSearch search = BoxSearch.Of(study, Trials, TestContext.Current.CancellationToken);
        Assert.Equal([new(0, 2, double.PositiveInfinity)], search.Chosen.Limits.Select(limit => limit.Limit));
        Assert.Equal((1, 1), (search.Chosen.Density.Value, search.Chosen.Coverage.Value));
        Assert.Equal(0.2, search.Chosen.Mass.Value, 4 * search.Chosen.Mass.StandardError);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Where_the_event_never_or_always_happens_there_is_nothing_to_find(double happens) =>
        Assert.Empty(Search(_ => happens > 0).Chosen.Limits);

    [Fact]
    public void It_is_judged_on_other_trials_than_it_was_found_on()
    {
        BoxSearch search = Search(x => x[0] > 0.5);
        Assert.Equal((Trials.Trials / 2, Trials.Trials / 2), (search.TrialsSearched, search.TrialsJudged));
        Assert.Throws<ArgumentException>(() => BoxSearch.Of(Uniforms(_ => true), Trials with { Replicates = 3 }));
    }

    private static BoxSearch Search(Func<ReadOnlySpan<double>, bool> happens) => BoxSearch.Of(Uniforms(happens), Trials, TestContext.Current.CancellationToken);

    private static BoxLimit LimitOf(BoxSearch search, string factor) => search.Chosen.Limits.Single(limit => limit.Factor.Name == factor).Limit;

    private static Study Uniforms(Func<ReadOnlySpan<double>, bool> happens) => Study.Of(
        [.. Enumerable.Range(0, 5).Select(i => ($"x{i}", (IDistribution)new Uniform(0, 1)))], [], ["event"],
        (inputs, responses) => responses[0] = happens(inputs) ? 1 : 0);

    private static Prim Noisy(Func<ReadOnlySpan<double>, double> probability)
    {
        Random random = new(1);
        double[][] inputs = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).ToArray())];
        return new(inputs, [.. Enumerable.Range(0, 20_000).Select(trial =>
            random.NextDouble() < probability((double[])[.. inputs.Select(column => column[trial])]) ? 1.0 : 0.0)]);
    }

    private static PairComparer Near(double tolerance) => new(tolerance);

    private sealed class PairComparer(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) obj) => 0;
    }
}
