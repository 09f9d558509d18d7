using System.Globalization;
using PipelineRisk.Sampling;

namespace PipelineRisk.Simulation;

/// <summary>How to simulate.</summary>
/// <param name="Trials">The number of trials, at least 1; with <see cref="Until"/> the upper limit.</param>
/// <param name="Seed">The seed: the same seed gives the same trials.</param>
/// <param name="Threads">The number of threads; the result does not depend on it.</param>
public sealed record RunOptions(long Trials, ulong Seed, int Threads)
{
    /// <summary>The number of randomised replicates unless another is asked for: their 95 % interval is 4 % wider than that of a known error.</summary>
    public const int DefaultReplicates = 32;

    /// <summary>The most replicates that a run can have.</summary>
    public const int MostReplicates = 1024;

    private const int MostRounds = 64; // they double

    /// <summary>Where the random numbers come from.</summary>
    public Sampler Sampler { get; init; } = Sampler.Sobol;

    /// <summary>The number of independent randomised replicates that the trials are shared out among, at least 2; of plain Monte Carlo, the stretches whose sums tell the errors of differences.</summary>
    public int Replicates { get; init; } = DefaultReplicates;

    /// <summary>The precisions at which the run ends, all of them reached; with none it ends after <see cref="Trials"/>.</summary>
    public IReadOnlyList<PrecisionTarget> Until { get; init; } = [];

    /// <summary>Whether the yearly series are summarised. A run without them has none and is done sooner; its other numbers have the same bits.</summary>
    public bool HasYears { get; init; } = true;

    /// <summary>Which part of the work is done here, or what all parts have found out, of an analysis that several machines share; null for one that they do not.</summary>
    public SharedWork? Shared { get; init; }

    /// <summary>The random numbers, with Sobol' dimensions given out by <paramref name="dimensionOf"/>.</summary>
    internal IUniformSource NewSource(Func<int, int> dimensionOf) => Sampler switch
    {
        Sampler.Sobol => new SobolSource(Seed, dimensionOf),
        Sampler.LatinHypercube => new LatinHypercubeSource(Seed),
        _ => new PhiloxSource(Seed),
    };

    /// <summary>Null, or what no run can do.</summary>
    public string? Problem
    {
        get
        {
            long mostPoints = Sampler switch
            {
                Sampler.Sobol => ScrambledSobol.MostPoints - (Until.Count > 0 ? MostRounds : 0), // a round can round a share up
                Sampler.LatinHypercube => LatinHypercubeSource.MostPoints,
                _ => long.MaxValue,
            };
            return Trials < 1 || Threads < 1 ? "A run needs at least one trial and one thread."
                : Sampler != Sampler.MonteCarlo && Replicates is < 2 or > MostReplicates ? $"A run has from 2 to {MostReplicates} replicates; without a second one there is no error."
                : Sampler != Sampler.MonteCarlo && (Trials + Replicates - 1) / Replicates > mostPoints
                    ? string.Create(CultureInfo.InvariantCulture, $"{Trials} trials in {Replicates} replicates are more than the {mostPoints} points that a replicate can have; ask for fewer trials, more replicates, or plain Monte Carlo.")
                : null;
        }
    }
}

/// <summary>Where the random numbers of the trials come from.</summary>
public enum Sampler
{
    /// <summary>Sobol' points with nested uniform scrambling, in independent replicates.</summary>
    Sobol,

    /// <summary>Latin hypercubes, in independent replicates.</summary>
    LatinHypercube,

    /// <summary>Plain Monte Carlo: every trial is independent.</summary>
    MonteCarlo,
}
