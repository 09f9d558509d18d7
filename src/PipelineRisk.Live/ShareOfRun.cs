using PipelineRisk.Simulation;

namespace PipelineRisk.Live;

/// <summary>Which share of a run is done.</summary>
/// <param name="options">How it is run.</param>
/// <param name="share">Is told the share, from 0 to 1, one call at a time.</param>
internal sealed class ShareOfRun(RunOptions options, IProgress<double> share) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private long _trials;
    private long _whole = PrecisionForecast.Trials(options, [], 0);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            _trials += value.NewTrials;
            if (value.Precision is not null)
            {
                _whole = PrecisionForecast.Trials(options, value.Precision, _trials);
            }

            share.Report(Math.Min(1, (double)_trials / _whole));
        }
    }
}
