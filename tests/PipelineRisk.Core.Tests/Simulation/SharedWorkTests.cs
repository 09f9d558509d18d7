using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;
using Xunit;

namespace PipelineRisk.Core.Tests.Simulation;

/// <summary>An analysis that several machines share ends in the bits of the analysis on one.</summary>
public sealed class SharedWorkTests
{
    private static readonly Study Linear = Study.Of(
        [("a", new Uniform(0, 1)), ("b", Normal.FromMeanSd(0, 1)), ("c", new Uniform(-1, 1))], [(0, 1, 0.5)], ["sum", "product"],
        (inputs, responses) => (responses[0], responses[1]) = (inputs[0] + 2 * inputs[1] - inputs[2], inputs[0] * inputs[1] * inputs[2]));

    private static readonly RunOptions Options = new(3_000, Seed: 5, Threads: 2) { Replicates = 8 };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)] // more shards than replicates: some have nothing to do
    public void Sums_of_a_study_join_to_the_bits_of_the_whole(int count)
    {
        Bits.Equal(Numbers(Options), Numbers(Options with { Shared = Joined(count, shared => Numbers(Options with { Shared = shared })) }));
    }

    [Fact]
    public void A_comparison_and_its_explanation_join_to_the_bits_of_the_whole()
    {
        RunOptions options = new(20_000, Seed: 5, Threads: 2);
        Bits.Equal(Compared(options, null), Compared(options, Joined(3, shared => Compared(options, shared))));
    }

    [Fact]
    public void Parts_that_do_not_hold_everything_are_refused()
    {
        IReadOnlyList<byte[]>[] parts = [.. Enumerable.Range(1, 3).Select(index => Part(new(index, 3), shared => Numbers(Options with { Shared = shared })))];
        double[] With(params IReadOnlyList<byte[]>[] some) => Numbers(Options with { Shared = SharedWork.Joined(some) });
        Assert.Throws<InvalidDataException>(() => With(parts[0], parts[2]));
        Assert.Throws<InvalidDataException>(() => With(parts[0], parts[1], parts[2], parts[1]));
        Assert.Throws<InvalidDataException>(() => With(parts[0], parts[1], [.. parts[2].SkipLast(1)]));
        Assert.Throws<InvalidDataException>(() => With(parts[0], parts[1], [.. parts[2].Select(section => section[..^3])]));
    }

    private static SharedWork Joined(int count, Action<SharedWork> analysis)
    {
        IReadOnlyList<byte[]>[] parts = [.. Enumerable.Range(1, count).Select(index => Part(new(index, count), analysis))];
        new Random(count).Shuffle(parts);
        return SharedWork.Joined(parts);
    }

    private static IReadOnlyList<byte[]> Part(Shard shard, Action<SharedWork> analysis)
    {
        SharedWork shared = SharedWork.Of(shard);
        analysis(shared);
        return shared.Found;
    }

    private static double[] Numbers(RunOptions options)
    {
        Tornado tornado = Tornado.Of(Linear, options);
        IReadOnlyList<SobolIndices> indices = SobolIndices.Of(Linear.Independent(), options);
        IReadOnlyList<ShapleyEffects> effects = ShapleyEffects.Of(Linear, [new("a and b", [0, 1]), new("c", [2])], options);
        return
        [
            .. tornado.Means.SelectMany(Two), .. tornado.Bars.SelectMany(bar => bar.AtLow.Concat(bar.AtHigh)).SelectMany(Two),
            .. indices.SelectMany(one => one.Factors).SelectMany(factor => Two(factor.First).Concat(Two(factor.Total))),
            .. effects.SelectMany(one => one.Groups).SelectMany(group => Two(group.Effect)),
        ];
    }

    private static double[] Compared(RunOptions options, SharedWork? shared)
    {
        ScenarioComparison comparison = ScenarioComparison.Run([BaseCase.Scenario, BaseCase.Named("tax-relief")], options with { Shared = shared });
        DifferenceExplanation explanation = DifferenceExplanation.Of(comparison.Runs[0], comparison.Runs[1], shared);
        return
        [
            .. comparison.Mean(Outcome.Npv).Concat(comparison.Probability(RiskEvent.Loss)).Concat(comparison.Quantile(Outcome.Irr, 0.5)).SelectMany(Two),
            .. explanation.Parts.SelectMany(part => Two(part.Moves.MeanNpv).Concat(Two(part.Moves.Stranded))),
        ];
    }

    private static double[] Two(PairedEstimate estimate) => [estimate.Value, estimate.StandardError];
}
