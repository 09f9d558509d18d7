using System.Threading.Channels;
using PipelineRisk.Inputs;

namespace PipelineRisk.Live.Tests;

/// <summary>What is told of the inputs: each state that somebody meant, once.</summary>
public sealed class InputFeedTests : IDisposable
{
    private const string Lower = "fraction,pert,,0.1,0.3,0.5";

    private readonly LiveInputs _inputs = new();
    private readonly Channel<ReadResult> _reads = Channel.CreateUnbounded<ReadResult>();

    [Fact]
    public async Task A_saved_file_is_told_once_and_as_it_is()
    {
        await using IAsyncEnumerator<ReadResult> feed = Feed(TimeProvider.System);
        ReadResult first = await Next(feed);
        Assert.True(InputFeed.IsSame(_inputs.Read(), first));
        Task<ReadResult> next = Next(feed);
        _inputs.Believe("price_discount", Lower);
        Assert.True(InputFeed.IsSame(_inputs.Read(), await next));
    }

    [Fact]
    public async Task A_file_that_is_saved_without_a_change_is_not_told()
    {
        await using IAsyncEnumerator<ReadResult> feed = Feed(TimeProvider.System);
        await Next(feed);
        await _reads.Reader.ReadAsync().OrFail();
        Task<ReadResult> next = Next(feed);
        _inputs.Save("base/parameters.csv", _inputs.Text("base/parameters.csv"));
        await _reads.Reader.ReadAsync().OrFail(); // it was read again
        Assert.False(next.IsCompleted);
        _inputs.Believe("price_discount", Lower);
        Assert.True(InputFeed.IsSame(_inputs.Read(), await next));
    }

    [Fact]
    public async Task A_file_that_is_empty_for_a_moment_is_no_error()
    {
        // Times of quiet are over at once; the patience with errors never is, so only another save ends it.
        await using IAsyncEnumerator<ReadResult> feed = Feed(new ShortTimes(TimeSpan.FromMilliseconds(100)));
        await Next(feed);
        Task<ReadResult> next = Next(feed);
        string text = _inputs.Text("base/decks.csv");
        File.WriteAllText(_inputs.File("base/decks.csv"), "");
        while ((await _reads.Reader.ReadAsync().OrFail()).Problems.Count == 0)
        {
        }

        File.WriteAllText(_inputs.File("base/decks.csv"), text + "\n");
        ReadResult told = await next;
        Assert.Empty(told.Problems);
        Assert.True(InputFeed.IsSame(_inputs.Read(), told));
    }

    [Fact]
    public async Task An_error_that_stays_is_told_and_so_is_its_mending()
    {
        await using IAsyncEnumerator<ReadResult> feed = Feed(new ShortTimes(TimeSpan.FromMilliseconds(500)));
        await Next(feed);
        string text = _inputs.Text("base/decks.csv");
        Task<ReadResult> next = Next(feed);
        _inputs.Save("base/decks.csv", "");
        Assert.Equal("base/decks.csv", Assert.Single((await next).Problems).File);
        next = Next(feed);
        _inputs.Save("base/decks.csv", text);
        Assert.Empty((await next).Problems);
    }

    [Fact]
    public async Task A_table_beside_the_files_counts_also_when_it_comes_later()
    {
        await using IAsyncEnumerator<ReadResult> feed = Feed(TimeProvider.System);
        await Next(feed);
        Task<ReadResult> next = Next(feed);
        _inputs.Believe("price_discount", "fraction,discrete,,,,,,,,,,discounts.csv");
        Assert.Contains("discounts.csv", Assert.Single((await next).Problems).Message, StringComparison.Ordinal);
        next = Next(feed);
        _inputs.Save("base/discounts.csv", "value,weight\n0.2,1\n0.4,3\n");
        Assert.Empty((await next).Problems);
    }

    public void Dispose() => _inputs.Dispose();

    private static async Task<ReadResult> Next(IAsyncEnumerator<ReadResult> feed)
    {
        Assert.True(await feed.MoveNextAsync().OrFail());
        return feed.Current;
    }

    private async IAsyncEnumerator<ReadResult> Feed(TimeProvider clock)
    {
        using FolderWatch watch = new([_inputs.File("base")], TimeSpan.FromHours(1), clock);
        await foreach (ReadResult read in new InputFeed(Read, watch).Follow(TestContext.Current.CancellationToken))
        {
            yield return read;
        }
    }

    private ReadResult Read()
    {
        ReadResult read = _inputs.Read();
        _reads.Writer.TryWrite(read);
        return read;
    }
}
