using PipelineRisk.Sampling;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>Inputs and responses of some trials, kept whole: what ranks and regressions need.</summary>
/// <param name="Factors">The uncertain inputs that are one number.</param>
/// <param name="Inputs">Their values, a column each.</param>
/// <param name="Responses">The responses, a column each.</param>
/// <param name="Replicates">Which trials belong to which replicate.</param>
internal sealed record KeptTrials(IReadOnlyList<Factor> Factors, double[][] Inputs, double[][] Responses, IReadOnlyList<Range> Replicates)
{
    /// <summary>The number of trials.</summary>
    public int Trials => Replicates[^1].End.Value;

    /// <summary>Runs the trials of a study and keeps them.</summary>
    public static KeptTrials Of(Study study, RunOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        StudyRun run = new(study, options, progress, cancellation);
        int trials = checked((int)options.Trials);
        int[] factors = [.. study.Factors.Index().Where(entry => entry.Item.IsUncertain && run.Plan.IsParameter(entry.Index)).Select(entry => entry.Index)];
        double[][] inputs = [.. factors.Select(_ => new double[trials])], responses = [.. study.Responses.Select(_ => new double[trials])];
        Variation none = new NoVariation();
        List<Stretch>[] replicates = run.Replicates(Samples.One, () => new List<Stretch>(), (worker, tiles) =>
        {
            tiles.Add(worker.Tile);
            int first = (int)worker.Tile.FirstTrial;
            for (int i = 0; i < factors.Length; i++)
            {
                worker.First.Column(run.Plan.ColumnOf(factors[i])).CopyTo(inputs[i].AsSpan(first));
            }

            worker.Evaluate(none, 0);
            for (int i = 0; i < responses.Length; i++)
            {
                worker.Response(0, i).CopyTo(responses[i].AsSpan(first));
            }
        });
        return new(
            [.. factors.Select(factor => study.Factors[factor])], inputs, responses,
            [.. replicates.Select(tiles => (int)tiles[0].FirstTrial..(int)(tiles[^1].FirstTrial + tiles[^1].Count))]);
    }
}
