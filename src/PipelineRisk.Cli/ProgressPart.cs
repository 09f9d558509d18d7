namespace PipelineRisk.Cli;

/// <summary>The progress of a part of the work, from one share of the whole to another.</summary>
internal sealed class ProgressPart(IProgress<double> whole, double from, double to) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => whole.Report(from + (to - from) * value);
}
