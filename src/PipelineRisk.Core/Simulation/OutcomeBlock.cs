using PipelineRisk.Economics;

namespace PipelineRisk.Simulation;

/// <summary>The outcomes of consecutive trials, column by column; NaN where there is none.</summary>
internal sealed class OutcomeBlock(int capacity)
{
    private readonly double[] _outcomes = new double[Outcomes<double>.Count * capacity];
    private readonly double[] _cause = new double[capacity];
    private readonly double[] _impaired = new double[capacity];
    private readonly double[] _beyondHorizon = new double[capacity];

    public int Count { get; set; }

    /// <summary>The values of one outcome.</summary>
    public Span<double> this[Outcome outcome] => _outcomes.AsSpan((int)outcome * capacity, Count);

    /// <summary>The <see cref="StrandingCause"/> as a number.</summary>
    public Span<double> Cause => _cause.AsSpan(0, Count);

    public Span<double> Impaired => _impaired.AsSpan(0, Count);

    public Span<double> BeyondHorizon => _beyondHorizon.AsSpan(0, Count);
}
