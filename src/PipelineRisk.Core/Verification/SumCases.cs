using PipelineRisk.Distributions;
using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>The propagation of distributions through sums: the examples of the guide to the expression of uncertainty, drawn with our sampler.</summary>
internal static class SumCases
{
    private const string Guide = "JCGM 101:2008, 9.2";
    private const int Points = 1 << 14;

    public static void Add(CaseList cases)
    {
        Normal normal = Normal.FromMeanSd(0, 1);
        AddInterval(cases, "Four standard normals", 3.919927969, Draws.Sums(Points, normal, normal, normal, normal));
        Uniform unit = OfDeviation(1), ten = OfDeviation(10);
        AddInterval(cases, "Four uniforms of variance 1", 3.879406741, Draws.Sums(Points, unit, unit, unit, unit));

        double[][] unequal = Draws.Sums(Points, unit, unit, unit, ten);
        AddInterval(cases, "Three uniforms of sd 1 and one of 10", 17.01581410, unequal);
        cases.Estimated("Three uniforms of sd 1 and one of 10: sd", Guide, 10.14889157, StandardDeviation(unequal));
    }

    private static void AddInterval(CaseList cases, string what, double half, double[][] sums)
    {
        cases.Estimated($"{what}: P2.5", Guide, -half, Draws.Quantile(sums, 0.025));
        cases.Estimated($"{what}: P97.5", Guide, half, Draws.Quantile(sums, 0.975));
    }

    // The root of the mean square, with the error of the mean square through its slope.
    private static Estimate StandardDeviation(double[][] sums)
    {
        double[] squares = [.. sums.Select(values => values.Average(value => value * value))];
        Estimate square = PairedEstimate.OfMeans([.. sums.Select(values => (long)values.Length)], squares).Estimate;
        double sd = Math.Sqrt(square.Value);
        return new(sd, square.StandardError / (2 * sd), square.DegreesOfFreedom);
    }

    private static Uniform OfDeviation(double sd) => new(-Math.Sqrt(3) * sd, Math.Sqrt(3) * sd);
}
