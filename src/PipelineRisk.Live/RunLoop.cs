using System.Diagnostics;
using PipelineRisk.Economics;
using PipelineRisk.Inputs;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Page;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Live;

/// <summary>Runs whatever inputs come, shows what becomes of them, and gives a run up as soon as there are others.</summary>
internal sealed class RunLoop(WatchOrder order, Latest<LiveReport> shown)
{
    private FinishedRun? _last;
    private bool _isComplete;

    /// <summary>Answers each of the inputs until it is cancelled or fails.</summary>
    public async Task FollowAsync(IAsyncEnumerable<ReadResult> inputs, CancellationToken cancellation)
    {
        using CancellationTokenSource life = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationTokenSource run = CancellationTokenSource.CreateLinkedTokenSource(life.Token);
        Task work = Task.CompletedTask;
        try
        {
            await foreach (ReadResult read in inputs.WithCancellation(life.Token))
            {
                await run.CancelAsync();
                await work;
                run.Dispose();
                run = CancellationTokenSource.CreateLinkedTokenSource(life.Token);
                work = Task.Run(() => Answer(read, life, run.Token), CancellationToken.None);
            }
        }
        finally
        {
            await life.CancelAsync();
            await work;
            run.Dispose();
        }
    }

    private void Answer(ReadResult read, CancellationTokenSource life, CancellationToken cancellation)
    {
        try
        {
            Answer(read, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // There are other inputs, or the watch ends.
        }
        catch
        {
            life.Cancel();
            throw;
        }
    }

    private void Answer(ReadResult read, CancellationToken cancellation)
    {
        if (read.Scenario is not { } scenario)
        {
            Refuse(read.Problems);
        }
        else if (_last is { } last && _isComplete && InputFeed.IsSame(last.Read, read))
        {
            Show(state => state with { Status = LiveStatus.Current, Problems = [] }); // mended to what it was
        }
        else
        {
            Run(read, scenario, cancellation);
        }
    }

    private void Refuse(IReadOnlyList<InputProblem> problems)
    {
        string[] lines = [.. problems.Select(problem => problem.ToString())];
        Show(state => state with { Status = LiveStatus.Invalid, Problems = lines });
        foreach (string line in lines)
        {
            order.Errors.WriteLine(line);
        }
    }

    // The numbers are shown as soon as they are there; what takes longer follows.
    private void Run(ReadResult read, Scenario scenario, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        NowAndThen share = new(done => Show(state => state with { Share = done }));
        Show(state => state with { Status = LiveStatus.Computing, Problems = [], Share = 0 });
        RunResult result = MonteCarlo.Run(scenario, order.Options, new ShareOfRun(order.Options, share), cancellation);
        FinishedRun run = new(read, result, order.ManifestOf(result, read.Files, Stopwatch.GetElapsedTime(start)));
        FinishedRun? before = _last;
        (_last, _isComplete) = (run, false);
        string words = $"{Digits.Count(result.Trials)} {(result.Trials == 1 ? "trial" : "trials")} in {Digits.Fixed(result.SimulationTime.TotalSeconds, 1)} s, {TimeProvider.System.GetLocalNow():HH:mm:ss}";
        Show(run, before, state => state with { Status = LiveStatus.Refining, Run = words, Failure = null, Share = 0 });
        Tell(result, words, before is null ? null : RunChange.Of(before, run));

        QuickLook look = QuickLook.Of(result, share, cancellation);
        _last = run with { Look = look };
        Show(_last, before, state => state with { Status = LiveStatus.Current });
        Write(run, look);
    }

    private void Show(FinishedRun run, FinishedRun? before, Func<LiveState, LiveState> change)
    {
        LiveReport report = shown.Value.With(HtmlReport.Of(run.Result, run.Look, RecordedAnalysis.In(order.ResultFolder, run.Manifest), run.Manifest));
        shown.Publish(report with { State = change(report.State) with { Change = before is null ? null : RunChange.Of(before, run) } });
    }

    private void Tell(RunResult result, string words, RunChange? change)
    {
        foreach (string warning in result.Warnings)
        {
            order.Errors.WriteLine($"Warning: {warning}");
        }

        order.Output.WriteLine(
            $"{words}: P(loss) {Chance.WithError(result[RiskEvent.Loss])}, P(stranded) {Chance.WithError(result[RiskEvent.Stranded])}, "
            + $"mean NPV {Measure.Of(result[Outcome.Npv].Info.Unit).WithError(result[Outcome.Npv].Mean)}");
        if (change is not null)
        {
            order.Output.WriteLine($"  {change}");
        }
    }

    // A folder that cannot be written to now may be writable the next time.
    private void Write(FinishedRun run, QuickLook look)
    {
        try
        {
            order.Keep(run, look);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string words = $"The results could not be written: {failure.Message}";
            order.Errors.WriteLine(words);
            Show(state => state with { Failure = words });
        }

        _isComplete = true;
    }

    private void Show(Func<LiveState, LiveState> change) => shown.Publish(shown.Value with { State = change(shown.Value.State) });
}
