using PipelineRisk.Sampling;
using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>Nested uniform scrambling: its laws, and how fast integrals converge.</summary>
internal static class ScramblingCases
{
    private const string Law = "Owen 1997";
    private const string Published = "RMSE of 64 scramblings";

    public static void Add(CaseList cases)
    {
        foreach ((int n, double variance) in new[] { (16, 2.03450520833e-5), (64, 3.17891438802e-7), (256, 4.96705373e-9), (1024, 7.76102e-11) })
        {
            cases.Estimated($"Variance of the mean of x over {n} points", Law, variance, VarianceOfMean(n));
        }

        const int Intervals = 4096;
        foreach (int dimension in new[] { 1, 2, 10 })
        {
            cases.Exact($"Intervals of 1/{Intervals} that hold a point, dimension {dimension}", Law, Intervals,
                Draws.Uniforms(new SobolSource(Draws.Seed), Intervals, 0, dimension).Select(u => (int)(u * Intervals)).Distinct().Count());
        }

        // Not here: the 5.1e-8 of the product and the 7.7e-8 of the exponential that are published for 2^14 points. By the law above, the linear terms c x
        // of these functions alone have an error of √(Σ c² / (12 n³)) = 1.4e-7 and 1.0e-7: nested uniform scrambling cannot be that exact.
        cases.Size("Error of ∫ Π (1 + (x − ½)/j²), 10 dimensions, 2^10 points", Published, 8.5e-6, Error(Product, 1, 10, 10), 2);
        cases.Size("Error of ∫ Π (|4x − 2| + j)/(1 + j), 10 dimensions, 2^10 points", Published, 3.1e-4, Error(Kinks, 1, 10, 10), 2);
        cases.Size("Error of ∫ Π (|4x − 2| + j)/(1 + j), 10 dimensions, 2^14 points", Published, 1.7e-5, Error(Kinks, 1, 10, 14), 2);
        cases.Size("Error of ∫ exp(mean x), 5 dimensions, 2^10 points", Published, 1.8e-5, Error(Exponential, Math.Pow(5 * (Math.Exp(0.2) - 1), 5), 5, 10), 2);
    }

    private static Estimate VarianceOfMean(int points)
    {
        SobolSource source = new(Draws.Seed);
        double[] squares = [.. Enumerable.Range(0, 2000).Select(replicate => Math.Pow(Draws.Uniforms(source, points, replicate, 1).Average() - 0.5, 2))];
        Moments moments = Moments.Of(squares);
        return new(moments.Mean, moments.StandardError);
    }

    private static double Product(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int j = 1; j <= x.Length; j++)
        {
            product *= 1 + (x[j - 1] - 0.5) / (j * j);
        }

        return product;
    }

    private static double Kinks(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int j = 1; j <= x.Length; j++)
        {
            product *= (Math.Abs(4 * x[j - 1] - 2) + j) / (1 + j);
        }

        return product;
    }

    private static double Exponential(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double coordinate in x)
        {
            sum += coordinate;
        }

        return Math.Exp(sum / x.Length);
    }

    private static double Error(Func<ReadOnlySpan<double>, double> function, double integral, int dimensions, int bits)
    {
        const int Replicates = 64;
        SobolSource source = new(Draws.Seed);
        double[] x = new double[dimensions];
        double squares = 0;
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            double[][] columns = [.. Enumerable.Range(1, dimensions).Select(dimension => Draws.Uniforms(source, 1 << bits, replicate, dimension))];
            double error = 0;
            for (int i = 0; i < 1 << bits; i++)
            {
                for (int j = 0; j < dimensions; j++)
                {
                    x[j] = columns[j][i];
                }

                error += function(x) - integral;
            }

            squares += Math.Pow(error / (1 << bits), 2);
        }

        return Math.Sqrt(squares / Replicates);
    }
}
