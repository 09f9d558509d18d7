using System.Globalization;
using PipelineRisk.Sampling;

namespace PipelineRisk.Verification;

/// <summary>Sobol' points before scrambling, in the order of the Gray code, point 0 included.</summary>
internal static class SobolCases
{
    private const string Table = "Joe and Kuo 2008";

    private static readonly string[] FirstTen =
    [
        "0 0 0 0 0", "0.5 0.5 0.5 0.5 0.5", "0.75 0.25 0.25 0.25 0.75", "0.25 0.75 0.75 0.75 0.25", "0.375 0.375 0.625 0.875 0.375",
        "0.875 0.875 0.125 0.375 0.875", "0.625 0.125 0.875 0.625 0.625", "0.125 0.625 0.375 0.125 0.125", "0.1875 0.3125 0.9375 0.4375 0.5625",
        "0.6875 0.8125 0.4375 0.9375 0.0625",
    ];

    public static void Add(CaseList cases)
    {
        foreach ((int point, string expected) in FirstTen.Index())
        {
            cases.Same($"Point {point}, dimensions 1 to 5", Table, expected,
                string.Join(' ', Enumerable.Range(1, 5).Select(dimension => Coordinate(point, dimension).ToString(CultureInfo.InvariantCulture))));
        }

        // The first sixteen points have coordinates of four bits: a hexadecimal digit each.
        cases.Same("Points 1 to 15 in sixteenths, dimension 1", "QuantLib, van der Corput", "8c46ea23bf75d91", Sixteenths(1)[1..]);
        cases.Same("Points 0 to 15 in sixteenths, dimension 10", Table, "08c4a26e5d91f73b", Sixteenths(10));
        cases.Same("Points 0 to 15 in sixteenths, dimension 100", Table, "08c4e62af73b19d5", Sixteenths(100));
        foreach ((int dimension, double expected) in new[] { (1, 0.2197265625), (2, 0.0966796875), (3, 0.5185546875), (100, 0.1865234375) })
        {
            cases.Exact($"Point 1000, dimension {dimension}", Table, expected, Coordinate(1000, dimension));
        }
    }

    private static double Coordinate(long point, int dimension) =>
        new ScrambledSobol(dimension - 1).Unscrambled(point) / (double)(1L << SobolDirections.Bits);

    private static string Sixteenths(int dimension) => string.Concat(Enumerable.Range(0, 16).Select(point => $"{(int)(Coordinate(point, dimension) * 16):x}"));
}
