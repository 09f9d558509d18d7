using System.Diagnostics;
using Spectre.Console;

namespace PipelineRisk.Cli;

/// <summary>A progress bar for work that lasts longer than a moment.</summary>
internal static class ProgressBar
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Does <paramref name="work"/> and shows meanwhile how far it is.</summary>
    /// <param name="isShown">Whether there is somebody to show it to.</param>
    /// <param name="now">How far the work is, told the time since its start; called while it runs.</param>
    /// <param name="work">The work.</param>
    public static T Around<T>(bool isShown, Func<TimeSpan, ProgressReading> now, Func<T> work)
    {
        if (!isShown)
        {
            return work();
        }

        long start = Stopwatch.GetTimestamp();
        Task<T> running = Task.Run(work);
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
                        ProgressReading reading = now(Stopwatch.GetElapsedTime(start));
                        bar.MaxValue = reading.Whole;
                        bar.Value = Math.Min(reading.Done, reading.Whole);
                        bar.Description = Markup.Escape(reading.Description);
                    }
                    while (!Ends(running, Refresh));
                });
        }

        return running.GetAwaiter().GetResult();
    }

    /// <summary>The same for work without a result.</summary>
    public static void Around(bool isShown, Func<TimeSpan, ProgressReading> now, Action work) => Around(isShown, now, () =>
    {
        work();
        return true;
    });

    private static bool Ends(Task task, TimeSpan time) => Task.WhenAny(task, Task.Delay(time)).GetAwaiter().GetResult() == task;
}

/// <summary>How far some work is.</summary>
internal readonly record struct ProgressReading(double Done, double Whole, string Description);
