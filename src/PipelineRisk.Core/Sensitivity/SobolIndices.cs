using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What a factor contributes to the variance of a response, as shares of it.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="First">The first-order index: the share that would go, on average, if the factor were known.</param>
/// <param name="Total">The total index: the share that would be left if all others were known.</param>
public sealed record SobolIndex(Factor Factor, PairedEstimate First, PairedEstimate Total);

/// <summary>Sobol' indices of all factors for one response. Factors that depend on each other have none: ask an independent study.</summary>
/// <param name="Response">The response.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="Factors">The indices of the uncertain factors, in the order of the study.</param>
public sealed record SobolIndices(Response Response, PairedEstimate Mean, PairedEstimate Variance, IReadOnlyList<SobolIndex> Factors)
{
    private const int Common = 6; // n, Σ a, Σ b, Σ a², Σ b², Σ a b

    /// <summary>Estimates the indices.</summary>
    /// <param name="study">What is questioned.</param>
    /// <param name="options">How many trials, each of which is evaluated twice and once more for each factor; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <returns>The indices of each response.</returns>
    /// <remarks>
    /// With trials a = f(A) and b = f(B) of two halves of one net of twice the dimension, and c = f(A with the factor from B): the first-order index is
    /// mean (b − m)(c − a) / V (Saltelli et al., "Variance based sensitivity analysis of model output", 2010, equation b of table 2, about the mean m), the total
    /// index mean (a − c)² / 2 V (Jansen, "Analysis of variance designs for model output", 1999). Errors by the jackknife over the replicates. An estimate of a
    /// small index may lie below zero: cutting it off would bias it.
    /// </remarks>
    /// <exception cref="ArgumentException">The factors of the study depend on each other, or the options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static IReadOnlyList<SobolIndices> Of(Study study, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.HasDependence)
        {
            throw new ArgumentException("Sobol' indices are of independent factors; ask study.Independent().", nameof(study));
        }

        StudyRun run = new(study, options, progress, cancellation);
        int[] factors = [.. study.Factors.Index().Where(entry => entry.Item.IsUncertain).Select(entry => entry.Index)];
        Variation none = new NoVariation(), all = new Redrawn(run.Plan, factors);
        Variation[] one = [.. factors.Select(factor => new Redrawn(run.Plan, [factor]))];
        int sumsOfResponse = Common + 3 * factors.Length;
        double[][] replicates = run.Sums(Samples.Two, study.Responses.Count * sumsOfResponse, (worker, sums) =>
        {
            worker.Evaluate(none, 0);
            worker.Evaluate(all, 1);
            for (int i = 0; i < study.Responses.Count; i++)
            {
                AddCommon(worker.Response(0, i), worker.Response(1, i), sums.AsSpan(i * sumsOfResponse));
            }

            for (int factor = 0; factor < one.Length; factor++)
            {
                worker.Evaluate(one[factor], 2);
                for (int i = 0; i < study.Responses.Count; i++)
                {
                    AddFactor(worker.Response(0, i), worker.Response(1, i), worker.Response(2, i), sums.AsSpan(i * sumsOfResponse + Common + 3 * factor, 3));
                }
            }
        });

        return [.. study.Responses.Select((response, i) => Of(study, response, factors, [.. replicates.Select(sums => sums[(i * sumsOfResponse)..((i + 1) * sumsOfResponse)])]))];
    }

    private static SobolIndices Of(Study study, Response response, int[] factors, double[][] replicates) => new(
        response,
        PairedEstimate.Jackknife(replicates, MeanOf),
        PairedEstimate.Jackknife(replicates, VarianceOf),
        [.. factors.Select((factor, i) => new SobolIndex(
            study.Factors[factor],
            PairedEstimate.Jackknife(replicates, sums => FirstOf(sums, Common + 3 * i)),
            PairedEstimate.Jackknife(replicates, sums => sums[Common + 3 * i + 2] / (2 * sums[0] * VarianceOf(sums)))))]);

    private static double MeanOf(double[] sums) => (sums[1] + sums[2]) / (2 * sums[0]);

    private static double VarianceOf(double[] sums) => (sums[3] + sums[4]) / (2 * sums[0]) - MeanOf(sums) * MeanOf(sums);

    // Σ (b − m)(c − a) = Σ b c − Σ a b − m (Σ c − Σ a)
    private static double FirstOf(double[] sums, int at) =>
        (sums[at] - sums[5] - MeanOf(sums) * (sums[at + 1] - sums[1])) / (sums[0] * VarianceOf(sums));

    private static void AddCommon(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> sums)
    {
        for (int i = 0; i < a.Length; i++)
        {
            sums[0]++;
            sums[1] += a[i];
            sums[2] += b[i];
            sums[3] += a[i] * a[i];
            sums[4] += b[i] * b[i];
            sums[5] += a[i] * b[i];
        }
    }

    private static void AddFactor(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> sums)
    {
        for (int i = 0; i < a.Length; i++)
        {
            sums[0] += b[i] * c[i];
            sums[1] += c[i];
            sums[2] += (a[i] - c[i]) * (a[i] - c[i]);
        }
    }
}
