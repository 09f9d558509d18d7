using System.Diagnostics;

namespace PipelineRisk.Live;

/// <summary>Passes on how far some work is, but not too often: a page that draws all the time takes time from the work.</summary>
/// <param name="report">Is told the share, from 0 to 1, one call at a time.</param>
internal sealed class NowAndThen(Action<double> report) : IProgress<double>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private long _told = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Report(double value)
    {
        lock (_lock)
        {
            if (Stopwatch.GetElapsedTime(_told) >= Pause)
            {
                _told = Stopwatch.GetTimestamp();
                report(value);
            }
        }
    }
}
