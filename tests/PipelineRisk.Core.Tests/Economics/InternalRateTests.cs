using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using Xunit;

namespace PipelineRisk.Core.Tests.Economics;

public sealed class InternalRateTests
{
    // Documented results of a spreadsheet's IRR, and level payments.
    [Theory]
    [InlineData(-0.021244848273411047, -70000.0, 12000.0, 15000.0, 18000.0, 21000.0)]
    [InlineData(0.0866309480365317, -70000.0, 12000.0, 15000.0, 18000.0, 21000.0, 26000.0)]
    [InlineData(0.08144165646436555, -1000.0, 150.0, 150.0, 150.0, 150.0, 150.0, 150.0, 150.0, 150.0, 150.0, 150.0)]
    [InlineData(0.25, -1600.0, 10000.0, -10000.0)] // the other root, 400 %, lies outside
    public void Is_the_published_rate(double expected, params double[] cash) => Assert.Equal(expected, Rate(cash), 1e-12);

    [Fact]
    public void Is_one_of_three_roots()
    {
        double rate = Rate(-1000, 3600, -4310, 1716);
        Assert.Contains(new[] { 0.1, 0.2, 0.3 }, root => Math.Abs(root - rate) < 1e-9);
    }

    [Theory]
    [InlineData(-1000.0, 100.0, 100.0, 100.0)] // earns back less than a third
    [InlineData(1000.0, 100.0, 100.0)]
    [InlineData(0.0, 0.0, 0.0)]
    public void Is_none_where_the_sum_keeps_its_sign(params double[] cash) => Assert.True(double.IsNaN(Rate(cash)));

    [Fact]
    public void Does_not_depend_on_the_lanes_beside_it()
    {
        double[][] flows = [.. Enumerable.Range(1, 64).Select(seed => Flow(new Random(seed)))];
        double[] columns = [.. Enumerable.Range(0, 30).SelectMany(k => flows.Select(flow => flow[k]))];
        for (int first = 0; first < 64; first += 8)
        {
            Lanes8[] cash = [.. Enumerable.Range(0, 30).Select(k => Lanes8.Load(in columns[k * 64 + first]))];
            double[] rates = new double[8];
            Lanes8.Store(InternalRate.Of<Lanes8>(cash), ref rates[0]);
            for (int lane = 0; lane < 8; lane++)
            {
                Bits.Equal(Rate(flows[first + lane]), rates[lane]);
            }
        }
    }

    private static double[] Flow(Random random) => [.. Enumerable.Range(0, 30).Select(k => k < 5 ? -random.NextDouble() * 5 : random.NextDouble() * 4 - 0.5)];

    private static double Rate(params double[] cash) => InternalRate.Of<Scalar>([.. cash.Select(value => (Scalar)value)]).Value;
}
