using PipelineRisk.Distributions;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Statistics;

namespace PipelineRisk.Verification;

/// <summary>Samples as a run draws them: a source, normal scores at the machine's width, and the marginals.</summary>
internal static class Draws
{
    /// <summary>The seed of all samples.</summary>
    public const ulong Seed = 1;

    /// <summary>The replicates of a sample whose error is their spread.</summary>
    public const int Replicates = 16;

    /// <summary>Variables in the order of the Sobol' dimensions that serve them, from the first on.</summary>
    public static int[] Variables { get; } = [.. LeadingInputs.Variables.Append(RandomVariable.Rupture).OrderBy(SobolOrder.DimensionOf)];

    /// <summary>The points of one replicate in one dimension, from 1.</summary>
    public static double[] Uniforms(IUniformSource source, int points, int replicate, int dimension)
    {
        double[] column = new double[points];
        source.Fill(new Stretch(0, points, replicate, 0, 0, points, 0), Variables[dimension - 1], column);
        return column;
    }

    /// <summary>Values of the sum of independent variables, a column a replicate of scrambled Sobol' points.</summary>
    public static double[][] Sums(int points, params IDistribution[] terms)
    {
        Marginal[] marginals = [.. terms.Select(Marginal.Of)];
        SobolSource source = new(Seed);
        return [.. Enumerable.Range(0, Replicates).Select(replicate =>
        {
            double[] sum = new double[points];
            for (int term = 0; term < marginals.Length; term++)
            {
                double[] column = Uniforms(source, points, replicate, term + 1);
                Transform(column, marginals[term]);
                for (int i = 0; i < points; i++)
                {
                    sum[i] += column[i];
                }
            }

            return sum;
        })];
    }

    /// <summary>Turns uniforms into values.</summary>
    public static void Transform(double[] column, Marginal marginal)
    {
        NormalScores.OfUniforms(column, LaneWidths.Best);
        marginal.Transform(column, column);
    }

    /// <summary>A quantile of all replicates, with the standard error that its interval stands for.</summary>
    public static Estimate Quantile(double[][] replicates, double probability)
    {
        QuantileEstimate quantile = Statistics.Replicates.Quantile(All(replicates), new ReplicateValues(replicates), probability);
        int degreesOfFreedom = replicates.Length - 1;
        return new(quantile.Value, quantile.HalfWidth95 / Estimate.ScoreOf(degreesOfFreedom), degreesOfFreedom);
    }

    /// <summary>The mean of the lowest values of all replicates.</summary>
    public static Estimate LowerTailMean(double[][] replicates, double share) =>
        Statistics.Replicates.PairedLowerTailMean(All(replicates), new ReplicateValues(replicates), share).Estimate;

    private static SortedValues All(double[][] replicates) => new([.. replicates.SelectMany(values => values)]);
}
