using PipelineRisk.Distributions;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Sensitivity;

/// <summary>What the responses are on average when one input is at its P10 or at its P90 and all others stay random.</summary>
/// <param name="Factor">The input.</param>
/// <param name="Low">Its P10.</param>
/// <param name="High">Its P90.</param>
/// <param name="AtLow">The mean of each response at P10.</param>
/// <param name="AtHigh">The mean of each response at P90.</param>
public sealed record TornadoBar(Factor Factor, double Low, double High, IReadOnlyList<PairedEstimate> AtLow, IReadOnlyList<PairedEstimate> AtHigh)
{
    /// <summary>How far a response moves from P10 to P90.</summary>
    public PairedEstimate Swing(int response) => AtHigh[response] - AtLow[response];
}

/// <summary>One input at a time, at its P10 and at its P90.</summary>
/// <param name="Responses">The responses.</param>
/// <param name="Means">The mean of each response with all inputs random.</param>
/// <param name="Bars">A bar for each uncertain input that is one number, in the order of the study.</param>
public sealed record Tornado(IReadOnlyList<Response> Responses, IReadOnlyList<PairedEstimate> Means, IReadOnlyList<TornadoBar> Bars)
{
    /// <summary>Computes the bars.</summary>
    /// <param name="study">What is questioned.</param>
    /// <param name="options">How many trials, each of which is evaluated once more for each end of each bar; sampler, seed, threads.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellation">Gives the analysis up.</param>
    /// <remarks>The input is set as if from outside: the others keep their distribution, and their random numbers, also where they are correlated with it.</remarks>
    /// <exception cref="ArgumentException">The options cannot be met.</exception>
    /// <exception cref="OperationCanceledException">The analysis was given up.</exception>
    public static Tornado Of(Study study, RunOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyRun run = new(study, options, progress, cancellation);
        (int Factor, double Low, double High)[] ends = [.. study.Factors.Index()
            .Where(entry => entry.Item.IsUncertain && run.Plan.IsParameter(entry.Index))
            .Select(entry => (entry.Index, Quantile(entry.Item, 0.1), Quantile(entry.Item, 0.9)))];
        Variation[] variations =
        [
            new NoVariation(), .. ends.Select(end => new FixedValues(run.Plan, [(end.Factor, end.Low)])), .. ends.Select(end => new FixedValues(run.Plan, [(end.Factor, end.High)])),
        ];
        PairedEstimate[][] means = run.Means(variations);
        return new(
            study.Responses, means[0],
            [.. ends.Select((end, i) => new TornadoBar(study.Factors[end.Factor], end.Low, end.High, means[1 + i], means[1 + ends.Length + i]))]);
    }

    private static double Quantile(Factor factor, double probability) => factor.Distribution!.Quantile(Level.Of(probability));
}
