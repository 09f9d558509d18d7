namespace PipelineRisk.Cli;

/// <summary>Remembers which share of its work an analysis has done; told from any thread.</summary>
internal sealed class ShareTally(string description) : IProgress<double>
{
    private double _share;

    /// <inheritdoc/>
    public void Report(double value) => Volatile.Write(ref _share, value);

    /// <summary>How far it is.</summary>
    public ProgressReading Now(TimeSpan elapsed) => new(Volatile.Read(ref _share), 1, description);
}
