using System.Diagnostics;
using System.Globalization;
using PipelineRisk.Simulation;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>A progress bar for runs that last longer than a moment.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs <paramref name="work"/> and shows how far it is.</summary>
    public static RunResult Around(RunOptions options, bool isShown, Func<IProgress<RunProgress>, RunResult> work)
    {
        Tally done = new();
        if (!isShown)
        {
            return work(done);
        }

        long start = Stopwatch.GetTimestamp();
        Task<RunResult> running = Task.Run(() => work(done));
        if (!Ends(running, Moment))
        {
            Terminal.Console.Progress()
                .AutoClear(enabled: true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    ProgressTask bar = context.AddTask("Simulating");
                    do
                    {
                        (long trials, IReadOnlyList<PrecisionReached> precision, long precisionTrials) = done.Now;
                        bar.MaxValue = PrecisionForecast.Trials(options, precision, precisionTrials);
                        bar.Value = Math.Min(trials, bar.MaxValue);
                        bar.Description = Markup.Escape(Description(options, trials, precision, Stopwatch.GetElapsedTime(start)));
                    }
                    while (!Ends(running, Refresh));
                });
        }

        return running.GetAwaiter().GetResult();
    }

    private static string Description(RunOptions options, long trials, IReadOnlyList<PrecisionReached> precision, TimeSpan elapsed) =>
        options.Until.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{options.Trials:N0} trials")
            : string.Create(CultureInfo.InvariantCulture, $"{trials:N0} trials in {elapsed.TotalSeconds:F0} s") + string.Concat(precision.Select(reached =>
                string.Create(CultureInfo.InvariantCulture, $", {reached.Target.Statistic.Name} ±{reached.HalfWidth:G3} of {reached.Target.HalfWidth:G3}")));

    private static bool Ends(Task task, TimeSpan time) => Task.WhenAny(task, Task.Delay(time)).GetAwaiter().GetResult() == task;

    private sealed class Tally : IProgress<RunProgress>
    {
        private readonly Lock _lock = new();
        private long _trials;
        private IReadOnlyList<PrecisionReached> _precision = [];
        private long _precisionTrials;

        public (long Trials, IReadOnlyList<PrecisionReached> Precision, long PrecisionTrials) Now
        {
            get
            {
                lock (_lock)
                {
                    return (_trials, _precision, _precisionTrials);
                }
            }
        }

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
    }
}
