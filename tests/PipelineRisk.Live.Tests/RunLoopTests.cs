using System.Globalization;
using System.Threading.Channels;
using PipelineRisk.Economics;
using PipelineRisk.Inputs;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Live.Tests;

/// <summary>What becomes of inputs that come one after the other.</summary>
public sealed class RunLoopTests : IAsyncDisposable
{
    private readonly LiveInputs _inputs = new();
    private readonly TestOrder _order;
    private readonly Latest<LiveReport> _shown = new(LiveReport.Empty);
    private readonly Channel<ReadResult> _reads = Channel.CreateUnbounded<ReadResult>();
    private readonly CancellationTokenSource _end = new();
    private Task _loop = Task.CompletedTask;

    public RunLoopTests() => _order = new(_inputs);

    [Fact]
    public async Task A_run_is_shown_kept_and_compared_with_the_one_before_it()
    {
        Follow();
        LiveReport first = await After(_inputs.Read(), report => report.State.Status == LiveStatus.Current);
        Assert.Null(first.State.Change);
        Assert.StartsWith("4,096 trials in ", first.State.Run, StringComparison.Ordinal);

        int line = _inputs.Believe("price_discount", "fraction,pert,,0.1,0.3,0.5");
        LiveReport numbers = await After(_inputs.Read(), report => report.State is { Status: LiveStatus.Refining, Change: not null });
        Assert.Equal(["P(loss)", "P(stranded)", "Mean NPV"], numbers.State.Change!.Moves.Select(move => move.Name));
        LiveReport second = await Next(report => report.State is { Status: LiveStatus.Current, Change: not null });
        Assert.Equal(["P(loss)", "P(stranded)", "Mean NPV", "Break-even price"], second.State.Change!.Moves.Select(move => move.Name));
        Assert.Equal(3, new[] { first, numbers, second }.Select(report => report.Edition.Name).Distinct().Count());
        ChangedInput input = Assert.Single(second.State.Change!.Inputs);
        Assert.Equal(("price_discount", string.Create(CultureInfo.InvariantCulture, $"base/parameters.csv:{line}")), (input.Name.Split(',')[0], input.Place));
        Assert.Contains("0.42", input.Before, StringComparison.Ordinal);
        Assert.Contains("0.3", input.After, StringComparison.Ordinal);

        await _loop.Ended(_end);
        FinishedRun[] kept = [.. _order.Kept];
        Assert.Equal(2, kept.Length);
        PairedEstimate difference = Difference(kept, pair => pair.Mean(Outcome.Npv));
        Assert.Equal("unchanged", second.State.Change.Moves[^1].Difference); // a flat price knows no discount
        Move npv = second.State.Change.Moves.Single(move => move.Name == "Mean NPV");
        string[] words = npv.Difference.Split(' ');
        Assert.Equal(difference.Value, double.Parse(words[0], CultureInfo.InvariantCulture), difference.HalfWidth95);
        Assert.True(npv.IsClear && difference.IsDistinctFromZero && words[0][0] == '+' && words[1] == "±");
    }

    [Fact]
    public async Task What_moves_nothing_is_said_to_move_nothing()
    {
        Follow();
        await After(_inputs.Read(), report => report.State.Status == LiveStatus.Current);
        string text = _inputs.Text("base/parameters.csv");
        _inputs.Save("base/parameters.csv", text + "# a comment\n");
        LiveReport second = await After(_inputs.Read(), report => report.State.Change is not null);
        Assert.Equal("Nothing that the model reads was changed", second.State.Change!.What);
        Assert.Empty(second.State.Change.Inputs);
        Assert.All(second.State.Change.Moves, move => Assert.Equal(("unchanged", false), (move.Difference, move.IsClear)));
    }

    [Fact]
    public async Task Errors_are_shown_beside_the_last_good_report_until_they_are_mended()
    {
        Follow();
        ReadResult good = _inputs.Read();
        LiveReport first = await After(good, report => report.State.Status == LiveStatus.Current);
        _inputs.Believe("price_discount", "fraction,pert,,0.5,0.3,0.1");
        _inputs.Believe("capacity", "bcm,constant,many");
        ReadResult bad = _inputs.Read();
        LiveReport shown = await After(bad, report => report.State.Status == LiveStatus.Invalid);
        Assert.Equal(bad.Problems.Select(problem => problem.ToString()), shown.State.Problems);
        Assert.Same(first.Edition, shown.Edition);
        LiveReport mended = await After(good, report => report.State.Status == LiveStatus.Current);
        Assert.Empty(mended.State.Problems);
        Assert.Same(first.Edition, mended.Edition);
        await _loop.Ended(_end);
        Assert.Single(_order.Kept); // nothing was to be computed again
    }

    [Fact]
    public async Task A_run_is_given_up_when_other_inputs_come()
    {
        Follow(trials: 100_000_000_000);
        ReadResult good = _inputs.Read();
        await After(good, report => report.State.Share > 0);
        _inputs.Save("base/decks.csv", "");
        await After(_inputs.Read(), report => report.State.Status == LiveStatus.Invalid);
        await After(good, report => report.State.Share > 0);
        await _loop.Ended(_end);
        Assert.Empty(_order.Kept);
    }

    [Fact]
    public async Task Results_that_cannot_be_written_are_a_failure_that_is_shown_and_nothing_more()
    {
        _order.Obstacle = new IOException("The disk is full.");
        Follow();
        LiveReport shown = await After(_inputs.Read(), report => report.State.Failure is not null);
        Assert.Equal("The results could not be written: The disk is full.", shown.State.Failure);
        _order.Obstacle = null;
        _inputs.Believe("price_discount", "fraction,pert,,0.1,0.3,0.5");
        await After(_inputs.Read(), report => report.State is { Status: LiveStatus.Current, Failure: null, Change: not null });
    }

    [Fact]
    public async Task A_fault_ends_the_watch()
    {
        _order.Obstacle = new InvalidOperationException("a fault");
        Follow();
        _reads.Writer.TryWrite(_inputs.Read());
        Assert.Equal("a fault", (await Assert.ThrowsAsync<InvalidOperationException>(() => _loop.OrFail())).Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop.ContinueWith(_ => { }, TaskScheduler.Default).OrFail();
        _end.Dispose();
        _inputs.Dispose();
    }

    private static PairedEstimate Difference(FinishedRun[] runs, Func<ScenarioComparison, IReadOnlyList<PairedEstimate>> estimates)
    {
        IReadOnlyList<PairedEstimate> both = estimates(ScenarioComparison.Of([.. runs.Select(run => run.Result)]));
        return both[1] - both[0];
    }

    private void Follow(long trials = 1 << 12) => _loop = new RunLoop(_order.Of(trials), _shown).FollowAsync(_reads.Reader.ReadAllAsync(_end.Token), _end.Token);

    /// <summary>Lets inputs come; the first report after them that is as wanted.</summary>
    private async Task<LiveReport> After(ReadResult read, Func<LiveReport, bool> isWanted)
    {
        await using IAsyncEnumerator<LiveReport> reports = _shown.Follow(_end.Token).GetAsyncEnumerator();
        await reports.MoveNextAsync().OrFail();
        _reads.Writer.TryWrite(read);
        return await First(reports, isWanted);
    }

    /// <summary>The first report that is as wanted, from now on.</summary>
    private async Task<LiveReport> Next(Func<LiveReport, bool> isWanted)
    {
        await using IAsyncEnumerator<LiveReport> reports = _shown.Follow(_end.Token).GetAsyncEnumerator();
        return await First(reports, isWanted);
    }

    private static async Task<LiveReport> First(IAsyncEnumerator<LiveReport> reports, Func<LiveReport, bool> isWanted)
    {
        do
        {
            Assert.True(await reports.MoveNextAsync().OrFail());
        }
        while (!isWanted(reports.Current));
        return reports.Current;
    }
}
