using System.Globalization;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>Counts how far a run is.</summary>
internal sealed class RunTally(RunOptions options) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private long _trials;
    private IReadOnlyList<PrecisionReached> _precision = [];
    private long _precisionTrials;

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            _trials += value.NewTrials;
            if (value.Precision is not null)
            {
                (_precision, _precisionTrials) = (value.Precision, _trials);
            }
        }
    }

    /// <summary>How far it is, <paramref name="elapsed"/> after its start.</summary>
    public ProgressReading Now(TimeSpan elapsed)
    {
        lock (_lock)
        {
            return new(_trials, PrecisionForecast.Trials(options, _precision, _precisionTrials), Description(elapsed));
        }
    }

    private string Description(TimeSpan elapsed) =>
        options.Until.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{options.Trials:N0} trials")
            : string.Create(CultureInfo.InvariantCulture, $"{_trials:N0} trials in {elapsed.TotalSeconds:F0} s") + string.Concat(_precision.Select(reached =>
                string.Create(CultureInfo.InvariantCulture, $", {reached.Target.Statistic.Name} ±{reached.HalfWidth:G3} of {reached.Target.HalfWidth:G3}")));
}
