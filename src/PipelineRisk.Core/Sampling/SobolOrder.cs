namespace PipelineRisk.Sampling;

/// <summary>Which Sobol' dimension serves which variable.</summary>
internal static class SobolOrder
{
    /// <summary>The dimension, from 0, of a <see cref="RandomVariable"/>.</summary>
    public static int DimensionOf(int variable) => variable;
}
