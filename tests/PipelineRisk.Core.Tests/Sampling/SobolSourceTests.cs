using PipelineRisk.Sampling;
using Xunit;

namespace PipelineRisk.Core.Tests.Sampling;

public sealed class SobolSourceTests
{
    [Fact]
    public void Other_seeds_replicates_and_variables_are_scrambled_otherwise()
    {
        double[] all = [One(1, 0, 0), One(2, 0, 0), One(1UL << 32, 0, 0), One(1, 1, 0), One(1, 0, 1), One(1, 1023, RandomVariable.Rupture)];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void A_replicate_goes_on_in_a_round_where_the_last_one_ended()
    {
        SobolSource source = new(3);
        double[] whole = Of(source, new(0, 300, 4, 0, 0, 300, 0));
        double[] later = Of(source, new(9999, 200, 4, 2, EarlierPoints: 80, RoundPoints: 220, FirstOfRound: 20));
        Bits.Equal(whole.AsSpan(100), later);
    }

    [Fact]
    public void A_variable_takes_its_dimension()
    {
        // What stays of a coordinate in a scrambling: which points share leading bits.
        int variable = RandomVariable.GasShock(7);
        ScrambledSobol points = new(SobolOrder.DimensionOf(variable));
        double[] column = Of(new SobolSource(5), Stretch.Of(0, 64), variable);
        for (int i = 1; i < column.Length; i++)
        {
            bool together = (points.Unscrambled(i) ^ points.Unscrambled(0)) >> 29 == 0;
            Assert.Equal(together, (int)(column[i] * 8) == (int)(column[0] * 8));
        }
    }

    private static double One(ulong seed, int replicate, int variable) =>
        Of(new SobolSource(seed), Stretch.Of(0, 1) with { Replicate = replicate }, variable)[0];

    private static double[] Of(SobolSource source, Stretch stretch, int variable = 12)
    {
        double[] column = new double[stretch.Count];
        source.Fill(in stretch, variable, column);
        return column;
    }
}
