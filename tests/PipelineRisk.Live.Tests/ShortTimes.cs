namespace PipelineRisk.Live.Tests;

/// <summary>A clock by which short times are over at once, and longer ones never.</summary>
/// <param name="limit">The longest of the short times.</param>
internal sealed class ShortTimes(TimeSpan limit) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime <= limit ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
