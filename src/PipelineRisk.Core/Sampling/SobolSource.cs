namespace PipelineRisk.Sampling;

/// <summary>Randomised quasi-Monte Carlo: every replicate is the same Sobol' points, scrambled on its own.</summary>
/// <param name="seed">The seed of the scramblings.</param>
/// <param name="dimensionOf">Which dimension serves which variable.</param>
internal sealed class SobolSource(ulong seed, Func<int, int> dimensionOf) : IUniformSource
{
    private const uint ScramblingStream = 1; // a counter that no plain trial uses

    private readonly uint _key0 = (uint)seed;
    private readonly uint _key1 = (uint)(seed >> 32);
    private readonly ScrambledSobol?[] _dimensions = new ScrambledSobol?[SobolDirections.Dimensions];

    /// <summary>The source for the variables of a trial, in the <see cref="SobolOrder"/>.</summary>
    public SobolSource(ulong seed)
        : this(seed, SobolOrder.DimensionOf)
    {
    }

    /// <inheritdoc/>
    public void Fill(in Stretch stretch, int variable, Span<double> uniforms)
    {
        int dimension = dimensionOf(variable);
        ScrambledSobol points = _dimensions[dimension] ??= new ScrambledSobol(dimension);
        uint scramble = Philox4x32.Block((uint)stretch.Replicate, 0, (uint)variable, ScramblingStream, _key0, _key1).R0;
        points.Fill(stretch.FirstPoint, scramble, uniforms);
    }
}
