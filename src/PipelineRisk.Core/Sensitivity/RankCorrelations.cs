using MathNet.Numerics.LinearAlgebra;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>How a response goes along with an input.</summary>
/// <param name="Factor">The input.</param>
/// <param name="Spearman">The rank correlation.</param>
/// <param name="Partial">The partial rank correlation: with the linear effect of the ranks of all other inputs taken off both.</param>
public sealed record RankCorrelationOf(Factor Factor, PairedEstimate Spearman, PairedEstimate Partial);

/// <summary>Rank correlations of a response with every uncertain input that is one number.</summary>
/// <param name="Response">The response.</param>
/// <param name="Trials">The number of trials that they come from.</param>
/// <param name="Factors">The correlations, in the order of the study.</param>
public sealed record RankCorrelations(Response Response, long Trials, IReadOnlyList<RankCorrelationOf> Factors)
{
    /// <summary>The most trials that are kept to be ranked.</summary>
    public const int MostTrials = 1 << 16;

    /// <summary>Computes the correlations.</summary>
    /// <param name="study">What is questioned; its responses must exist in every trial.</param>
    /// <param name="options">How many trials (at most <see cref="MostTrials"/> are used); sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <remarks>
    /// Spearman (1904), with mean ranks for ties. Partial: −P₀ᵢ / √(P₀₀ Pᵢᵢ) with P the inverse of the matrix of all rank correlations (Kendall and Stuart,
    /// The Advanced Theory of Statistics, volume 2, 1973, section 27.5; Iman and Conover, 1979). Errors by the jackknife over the replicates.
    /// </remarks>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static IReadOnlyList<RankCorrelations> Of(Study study, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        KeptTrials kept = KeptTrials.Of(study, options with { Trials = Math.Min(options.Trials, MostTrials) }, progress, cancellation);
        double[][] inputs = [.. kept.Inputs.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Select(Ranks.Of)];
        return [.. study.Responses.Select((response, i) => Of(response, kept, inputs, Ranks.Of(kept.Responses[i])))];
    }

    private static RankCorrelations Of(Response response, KeptTrials kept, double[][] inputs, double[] ranks)
    {
        double[][] columns = [ranks, .. inputs];
        double[][] replicates = [.. kept.Replicates.Select(range => RankProducts.Of(columns, range))];
        PairedEstimate[] estimates = PairedEstimate.Jackknife(replicates, sums => Correlations(sums, columns.Length));
        return new(response, kept.Trials, [.. kept.Factors.Select((factor, i) => new RankCorrelationOf(factor, estimates[2 * i], estimates[2 * i + 1]))]);
    }

    // For each input its correlation and its partial correlation with column 0.
    private static double[] Correlations(double[] products, int size)
    {
        Matrix<double> correlations = Matrix<double>.Build.Dense(size, size, (i, j) => RankProducts.Correlation(products, size, i, j));
        Matrix<double> inverse = correlations.Inverse();
        return [.. Enumerable.Range(1, size - 1).SelectMany(i =>
            (double[])[correlations[0, i], -inverse[0, i] / Math.Sqrt(inverse[0, 0] * inverse[i, i])])];
    }
}
