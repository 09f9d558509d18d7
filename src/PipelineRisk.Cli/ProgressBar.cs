using PipelineRisk.Simulation;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>A progress bar for runs that last longer than a moment.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs <paramref name="work"/> and shows how far it is.</summary>
    public static RunResult Around(long trials, bool isShown, Func<IProgress<long>, RunResult> work)
    {
        Tally done = new();
        if (!isShown)
        {
            return work(done);
        }

        Task<RunResult> running = Task.Run(() => work(done));
        if (!Ends(running, Moment))
        {
            Terminal.Console.Progress()
                .AutoClear(enabled: true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    ProgressTask bar = context.AddTask($"{trials:N0} trials", maxValue: trials);
                    do
                    {
                        bar.Value = done.Count;
                    }
                    while (!Ends(running, Refresh));
                });
        }

        return running.GetAwaiter().GetResult();
    }

    private static bool Ends(Task task, TimeSpan time) => Task.WhenAny(task, Task.Delay(time)).GetAwaiter().GetResult() == task;

    private sealed class Tally : IProgress<long>
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public void Report(long value) => Interlocked.Add(ref _count, value);
    }
}
