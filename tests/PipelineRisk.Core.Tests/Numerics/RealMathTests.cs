using PipelineRisk.Numerics;
using Xunit;

namespace PipelineRisk.Core.Tests.Numerics;

public sealed class RealMathTests
{
    // 20 digits by multiple-precision arithmetic; the first three also in Wichura (1988).
    [Theory]
    [InlineData(0.25, -0.6744897501960817432)]
    [InlineData(0.001, -3.0902323061678135415)]
    [InlineData(1e-20, -9.2623400897984075737)]
    [InlineData(1e-300, -37.047096299361199237)]
    [InlineData(0.975, 1.9599639845400542355)]
    [InlineData(0.9999999, 5.1993375821928169316)]
    [InlineData(0.5, 0)]
    public void The_normal_quantile_is_known(double u, double z)
    {
        // The last term: u itself is rounded, by up to 2⁻⁵⁴ near 1, and dz/du = 1/φ(z).
        Assert.Equal(z, RealMath.NormalQuantile((Scalar)u).Value, Math.Abs(z) * 2e-15 + (u > 0.5 ? 5.6e-17 * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2) : 0));
    }

    [Fact]
    public void The_normal_quantile_is_odd_about_a_half()
    {
        for (int i = 1; i < 4096; i++)
        {
            double u = i / 8192.0;
            Bits.Equal(-RealMath.NormalQuantile((Scalar)u).Value, RealMath.NormalQuantile((Scalar)(1 - u)).Value);
        }
    }

    [Fact]
    public void Exp_and_log_are_those_of_the_library_to_two_units_in_the_last_place()
    {
        Random random = new(9);
        for (int i = 0; i < 100_000; i++)
        {
            double x = random.NextDouble() * 1400 - 700;
            AssertWithin(2, Math.Exp(x), RealMath.Exp((Scalar)x).Value);
            double y = Math.Exp(random.NextDouble() * (i % 2 == 0 ? 1400 : 0.1) - (i % 2 == 0 ? 700 : 0.05));
            AssertWithin(2, Math.Log(y), RealMath.Log((Scalar)y).Value);
        }

        Bits.Equal(1, RealMath.Exp((Scalar)0).Value);
        Bits.Equal(0, RealMath.Log((Scalar)1).Value);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.0019)]
    [InlineData(0.0021)]
    [InlineData(1.4)]
    public void The_mean_decay_keeps_its_digits_for_slow_decay(double y)
    {
        double byExpansion = 0, term = 1;
        for (int n = 1; n < 40; n++)
        {
            byExpansion += term;
            term *= -y / (n + 1);
        }

        Assert.Equal(byExpansion, RealMath.MeanDecay((Scalar)y).Value, 1e-12);
    }

    private static void AssertWithin(int units, double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= units * (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected)), $"{actual:R} should be {expected:R}");
}
