using PipelineRisk.Economics;
using PipelineRisk.Numerics;

namespace PipelineRisk.Simulation;

/// <summary>The outcomes of consecutive trials, column by column; NaN where there is none.</summary>
internal sealed class OutcomeBlock(int capacity)
{
    private readonly AlignedColumns _columns = new(Outcomes<double>.Count + 3, capacity);

    public int Count { get; set; }

    /// <summary>The values of one outcome.</summary>
    public Span<double> this[Outcome outcome] => _columns.Column((int)outcome, Count);

    /// <summary>The <see cref="StrandingCause"/> as a number.</summary>
    public Span<double> Cause => _columns.Column(Outcomes<double>.Count, Count);

    public Span<double> Impaired => _columns.Column(Outcomes<double>.Count + 1, Count);

    public Span<double> BeyondHorizon => _columns.Column(Outcomes<double>.Count + 2, Count);
}
