namespace PipelineRisk.Live.Tests;

/// <summary>Every wait of a test ends some time: what is awaited either comes, or the test fails.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task OrFail(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> OrFail<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> OrFail<T>(this ValueTask<T> task) => task.AsTask().OrFail();

    /// <summary>Ends a watch and waits until it has ended.</summary>
    public static async Task Ended(this Task watch, CancellationTokenSource end)
    {
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch.OrFail());
    }
}
