namespace PipelineRisk.Sampling;

/// <summary>Random numbers that are asked for by number, never drawn: the seam where a sampler plugs in.</summary>
internal interface IUniformSource
{
    /// <summary>Fills <paramref name="uniforms"/> with the numbers in (0, 1) of one variable, one for each point of <paramref name="stretch"/>.</summary>
    /// <param name="stretch">The points.</param>
    /// <param name="variable">The variable, one of <see cref="RandomVariable"/>.</param>
    /// <param name="uniforms">Receives <see cref="Stretch.Count"/> numbers.</param>
    void Fill(in Stretch stretch, int variable, Span<double> uniforms);
}

/// <summary>Consecutive points of one replicate, which are consecutive trials of the run.</summary>
/// <param name="FirstTrial">The number of the first of them in the run, from 0.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Replicate">The replicate, from 0.</param>
/// <param name="Round">The round in which they are drawn, from 0; a run without a precision to reach has one.</param>
/// <param name="EarlierPoints">The points that the replicate has drawn in earlier rounds.</param>
/// <param name="RoundPoints">The points of the replicate in this round.</param>
/// <param name="FirstOfRound">The place of the first point among those.</param>
internal readonly record struct Stretch(
    long FirstTrial, int Count, int Replicate, int Round, long EarlierPoints, long RoundPoints, long FirstOfRound)
{
    /// <summary>The place of the first point in its replicate.</summary>
    public long FirstPoint => EarlierPoints + FirstOfRound;

    /// <summary>Trials of a run with one replicate and one round.</summary>
    public static Stretch Of(long firstTrial, int count) => new(firstTrial, count, 0, 0, 0, firstTrial + count, firstTrial);

    /// <summary>The part that begins <paramref name="offset"/> further on.</summary>
    public Stretch Part(int offset, int count) =>
        this with { FirstTrial = FirstTrial + offset, FirstOfRound = FirstOfRound + offset, Count = count };
}
