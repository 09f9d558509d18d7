using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>Computes the responses of blocks of trials; one instance serves one thread.</summary>
internal interface IEvaluator : IDisposable
{
    /// <summary>Writes the responses of every trial of <paramref name="inputs"/>, a column each.</summary>
    void Evaluate(TrialBlock inputs, AlignedColumns responses);
}

/// <summary>The pipeline.</summary>
internal sealed class ProjectEvaluator(SimulationPlan plan, IReadOnlyList<Response> responses) : IEvaluator
{
    private readonly TrialEngine _engine = TrialEngine.Create(plan);
    private readonly OutcomeBlock _outcomes = new(StudyWorker.TileTrials);

    /// <inheritdoc/>
    public void Evaluate(TrialBlock inputs, AlignedColumns columns)
    {
        _engine.Evaluate(inputs, _outcomes, years: null);
        for (int i = 0; i < responses.Count; i++)
        {
            responses[i].Read(_outcomes, columns.Column(i, inputs.Count));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}

/// <summary>Any other function.</summary>
internal sealed class FunctionEvaluator(InputFunction function, int inputs, int responses) : IEvaluator
{
    private readonly double[] _inputs = new double[inputs];
    private readonly double[] _responses = new double[responses];

    /// <inheritdoc/>
    public void Evaluate(TrialBlock block, AlignedColumns columns)
    {
        for (int trial = 0; trial < block.Count; trial++)
        {
            for (int column = 0; column < inputs; column++)
            {
                _inputs[(int)block.Uncertain[column]] = block.Column(column)[trial];
            }

            function(_inputs, _responses);
            for (int i = 0; i < responses; i++)
            {
                columns.Column(i, block.Count)[trial] = _responses[i];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
