namespace PipelineRisk.Live.Tests;

public sealed class LatestTests
{
    [Fact]
    public async Task A_follower_has_the_value_at_once_and_then_the_newest()
    {
        Latest<int> latest = new(1);
        await using IAsyncEnumerator<int> follower = latest.Follow(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await follower.MoveNextAsync().OrFail());
        Assert.Equal(1, follower.Current);
        latest.Publish(2);
        latest.Publish(3);
        Assert.True(await follower.MoveNextAsync().OrFail());
        Assert.Equal(3, follower.Current);
        Task<bool> next = follower.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        latest.Publish(4);
        Assert.True(await next.OrFail());
        Assert.Equal((4, 4), (follower.Current, latest.Value));
    }

    [Fact]
    public async Task Following_ends_quietly()
    {
        using CancellationTokenSource end = new();
        await using IAsyncEnumerator<int> follower = new Latest<int>(1).Follow(end.Token).GetAsyncEnumerator();
        await follower.MoveNextAsync().OrFail();
        Task<bool> next = follower.MoveNextAsync().AsTask();
        await end.CancelAsync();
        Assert.False(await next.OrFail());
    }
}
