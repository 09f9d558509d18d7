using PipelineRisk.Economics;
using PipelineRisk.Scenarios;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>A rank correlation that was asked for, and that of the draws.</summary>
/// <param name="Asked">The pair and the rank correlation (Spearman) that the scenario asks for.</param>
/// <param name="Drawn">The rank correlation of the values drawn.</param>
public sealed record DrawnCorrelation(RankCorrelation Asked, PairedEstimate Drawn);

/// <summary>The rank correlations of the inputs as they are really drawn, beside those that the scenario asks for.</summary>
/// <param name="Pairs">The pairs that are asked for, in the order of the scenario.</param>
/// <param name="Parameters">All parameters that occur in them.</param>
/// <param name="Asked">The matrix that is asked for: 1 on the diagonal, 0 where nothing is asked; rows and columns in the order of <paramref name="Parameters"/>.</param>
/// <param name="Drawn">The matrix of the draws.</param>
/// <param name="LargestError">The largest difference of an entry drawn from the one asked; 0 where there are no parameters.</param>
/// <param name="Trials">The number of trials drawn; 0 likewise.</param>
/// <remarks>
/// The draws differ from what is asked by chance, where the matrix had to be repaired (<see cref="RunResult.Warnings"/>), and where a parameter has few values: the
/// conversion of the Gaussian copula holds for continuous distributions, and equal values share their mean rank.
/// </remarks>
public sealed record DrawnCorrelations(
    IReadOnlyList<DrawnCorrelation> Pairs, IReadOnlyList<Parameter> Parameters, IReadOnlyList<IReadOnlyList<double>> Asked,
    IReadOnlyList<IReadOnlyList<double>> Drawn, double LargestError, long Trials)
{
    /// <summary>Draws the inputs of a run and ranks them.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">How many trials; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static DrawnCorrelations Of(Scenario scenario, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        RankCorrelation[] pairs = [.. scenario.Correlations.Where(pair => pair.Spearman != 0)];
        Parameter[] parameters = [.. pairs.SelectMany(pair => (Parameter[])[pair.A, pair.B]).Distinct().Order()];
        if (parameters.Length == 0)
        {
            return new([], [], [], [], 0, 0);
        }

        KeptTrials kept = KeptTrials.Of(Study.Of(scenario, []), options, progress, cancellation);
        Dictionary<Parameter, double[]> values = kept.Factors.Zip(kept.Inputs).ToDictionary(entry => entry.First.Parameter!.Value, entry => entry.Second);
        double[][] ranks = [.. parameters.AsParallel().AsOrdered().WithDegreeOfParallelism(options.Threads).Select(parameter => Ranks.Of(values[parameter]))];
        double[][] replicates = [.. kept.Replicates.Select(range => RankProducts.Of(ranks, range))];
        int size = parameters.Length;
        PairedEstimate[][] drawn = [.. PairedEstimate
            .Jackknife(replicates, sums => [.. Enumerable.Range(0, size * size).Select(at => RankProducts.Correlation(sums, size, at / size, at % size))])
            .Chunk(size)];
        double[][] asked = [.. parameters.Select(a => parameters.Select(b => a == b ? 1 : Between(pairs, a, b)).ToArray())];
        return new(
            [.. pairs.Select(pair => new DrawnCorrelation(pair, drawn[Array.IndexOf(parameters, pair.A)][Array.IndexOf(parameters, pair.B)]))],
            parameters, asked, [.. drawn.Select(row => row.Select(entry => entry.Value).ToArray())],
            asked.Zip(drawn, (wanted, got) => wanted.Zip(got, (a, b) => Math.Abs(a - b.Value)).Max()).Max(), kept.Trials);
    }

    private static double Between(RankCorrelation[] pairs, Parameter a, Parameter b) =>
        pairs.FirstOrDefault(pair => (pair.A, pair.B) == (a, b) || (pair.A, pair.B) == (b, a)).Spearman;
}
