namespace PipelineRisk.Sampling;

/// <summary>Random numbers that are asked for by number, never drawn: the seam where a sampler plugs in.</summary>
internal interface IUniformSource
{
    /// <summary>Fills <paramref name="uniforms"/> with the numbers in (0, 1) of one variable, for consecutive trials.</summary>
    /// <param name="firstTrial">The number of the first trial, from 0.</param>
    /// <param name="variable">The variable, one of <see cref="RandomVariable"/>.</param>
    /// <param name="uniforms">Receives one number a trial.</param>
    void Fill(long firstTrial, int variable, Span<double> uniforms);
}

/// <summary>The fixed numbers of the random variables of a trial. A variable keeps its number in every scenario: common random numbers by name.</summary>
internal static class RandomVariable
{
    /// <summary>The rupture uniform.</summary>
    public const int Rupture = 255;

    /// <summary>The variable of a parameter: its own number.</summary>
    public static int Of(Economics.Parameter parameter) => (int)parameter;

    /// <summary>The gas price shock of year <paramref name="k"/>.</summary>
    public static int GasShock(int k) => 256 + k;

    /// <summary>The oil price shock of year <paramref name="k"/>.</summary>
    public static int OilShock(int k) => 512 + k;

    /// <summary>The disruption uniform of year <paramref name="k"/>.</summary>
    public static int Disruption(int k) => 768 + k;
}
