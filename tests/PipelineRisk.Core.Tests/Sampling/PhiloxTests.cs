using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

public sealed class PhiloxTests
{
    // Random123, kat_vectors (Salmon et al., 2011): counter, key, rounds, output.
    [Theory]
    [InlineData(7, 0u, 0u, 0u, 0u, 0u, 0u, 0x5f6fb709u, 0x0d893f64u, 0x4f121f81u, 0x4f730a48u)]
    [InlineData(10, 0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(10, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(10, 0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Gives_the_published_blocks(int rounds, uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3) =>
        Assert.Equal((r0, r1, r2, r3), Philox4x32.Block(c0, c1, c2, c3, k0, k1, rounds));

    [Fact]
    public void Is_the_engine_of_the_cpp_standard() => // C++26: the 10,000th value after the default seed
        Assert.Equal(1955073260u, Philox4x32.Block(2499, 0, 0, 0, 20111115, 0).R3);

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 50)]
    [InlineData(4094, 37)]
    [InlineData(8589934590, 40)] // across 2³³: the pair's number outgrows 32 bits
    public void Any_trial_computed_alone_is_the_same_as_in_a_column(long first, int count)
    {
        PhiloxSource source = new(0x123456789ABCDEF0);
        double[] column = new double[count];
        source.Fill(Stretch.Of(first, count), 77, column);
        for (int i = 0; i < count; i++)
        {
            double[] alone = new double[1];
            source.Fill(Stretch.Of(first + i, 1), 77, alone);
            Bits.Equal(alone[0], column[i]);
        }
    }

    [Fact]
    public void Uniforms_are_uniform_and_never_at_the_ends()
    {
        double[] column = new double[1 << 20];
        new PhiloxSource(1).Fill(Stretch.Of(0, column.Length), 3, column);
        double[] counts = new double[64];
        foreach (double u in column)
        {
            Assert.True(u is > 0 and < 1);
            counts[(int)(u * 64)]++;
        }

        // χ² of 63 degrees of freedom: its mean and six of its standard deviations, sqrt(2 · 63).
        double expected = column.Length / 64.0;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 63 + 6 * Math.Sqrt(126));
    }

    [Fact]
    public void Other_seeds_trials_and_variables_give_other_numbers()
    {
        double One(ulong seed, long trial, int variable)
        {
            double[] one = new double[1];
            new PhiloxSource(seed).Fill(Stretch.Of(trial, 1), variable, one);
            return one[0];
        }

        double[] all = [One(1, 0, 0), One(2, 0, 0), One(1UL << 32, 0, 0), One(1, 1, 0), One(1, 2, 0), One(1, 0, 1), One(1, 1L << 33, 0)];
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
