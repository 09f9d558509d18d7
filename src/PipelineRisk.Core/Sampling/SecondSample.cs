namespace PipelineRisk.Sampling;

/// <summary>A second, independent value of every variable for the same points: what an input is redrawn from while others stay as they are.</summary>
/// <param name="source">The source of the first sample.</param>
internal sealed class SecondSample(IUniformSource source) : IUniformSource
{
    /// <inheritdoc/>
    public void Fill(in Stretch stretch, int variable, Span<double> uniforms) => source.Fill(in stretch, RandomVariable.Count + variable, uniforms);
}
