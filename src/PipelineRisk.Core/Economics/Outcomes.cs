using System.Runtime.CompilerServices;

namespace PipelineRisk.Economics;

/// <summary>What a trial ends in: a number for every <see cref="Outcome"/> (NaN where there is none), and what happened to the asset.</summary>
internal struct Outcomes<TReal> where TReal : unmanaged
{
    /// <summary>The number of outcomes.</summary>
    public const int Count = (int)Outcome.EquityNpv + 1;

    private Values _values;

    /// <summary>The <see cref="StrandingCause"/> as a number.</summary>
    public TReal Cause;

    /// <summary>1 when the recoverable value fell below half the carrying value in the window, else 0.</summary>
    public TReal Impaired;

    /// <summary>1 when the contract ends after the horizon, else 0.</summary>
    public TReal BeyondHorizon;

    /// <summary>The value of <paramref name="outcome"/>.</summary>
    public TReal this[Outcome outcome]
    {
        readonly get => _values[(int)outcome];
        set => _values[(int)outcome] = value;
    }

    [InlineArray(Count)]
    private struct Values
    {
        private TReal _first;
    }
}
