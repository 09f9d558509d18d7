using Xunit;

namespace PipelineRisk.Core.Tests;

/// <summary>Equality of payloads: == is wrong twice, for −0 and for NaN.</summary>
internal static class Bits
{
    public static void Equal(double expected, double actual) =>
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{actual:R} should be {expected:R} to the bit");

    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Equal(expected[i], actual[i]);
        }
    }
}
