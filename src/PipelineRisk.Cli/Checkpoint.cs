using System.Globalization;
using PipelineRisk.Reports.Text;
using PipelineRisk.Shards;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>Keeps what a run has found out on the disk while it goes on, so that an interruption costs no more than the time since the last save.</summary>
/// <param name="work">The work.</param>
/// <param name="interval">The time between two saves; zero for none at all.</param>
internal sealed class Checkpoint(WorkInParts work, TimeSpan interval)
{
    /// <summary>Takes up what an earlier process has saved.</summary>
    /// <exception cref="UsageException">It is of other inputs or options.</exception>
    public void Resume(PartialRun run)
    {
        if (!File.Exists(work.CheckpointPath))
        {
            Console.Error.WriteLine($"{work.CheckpointPath}: there is none to resume; the run begins with the first trial.");
            return;
        }

        try
        {
            Part saved = Part.Read(work.CheckpointPath);
            if (saved.Identity.DifferenceFrom(work.Identity) is { } difference)
            {
                throw new UsageException($"{work.CheckpointPath}: this run cannot go on from it, for it was {difference}. Begin again without --resume, or name another folder with --out.");
            }

            run.Add(saved.Sections[0]);
        }
        catch (BadPartException bad)
        {
            Console.Error.WriteLine($"{work.CheckpointPath}: {bad.Message}; the run begins with the first trial.");
        }
        catch (InvalidDataException other)
        {
            throw new UsageException($"{work.CheckpointPath}: {other.Message} Begin again without --resume.");
        }
    }

    /// <summary>Simulates to the end and saves on the way.</summary>
    /// <exception cref="OperationCanceledException">It was given up; what is done has been saved.</exception>
    public void Advance(PartialRun run, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        while (true)
        {
            using CancellationTokenSource pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (interval > TimeSpan.Zero)
            {
                pause.CancelAfter(interval); // by a clock that no change of the time of day moves
            }

            if (run.Advance(work.Shard, progress, pause.Token))
            {
                return;
            }

            bool isSaved = interval > TimeSpan.Zero && run.TrialsDone > 0 && Save(run);
            if (isSaved && cancellation.IsCancellationRequested)
            {
                throw Interrupted(run);
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Does what comes after the trials; if that is given up, they are not lost.</summary>
    /// <exception cref="OperationCanceledException">It was given up; the trials have been saved.</exception>
    public void Keep(PartialRun run, Action afterwards)
    {
        try
        {
            afterwards();
        }
        catch (OperationCanceledException) when (interval > TimeSpan.Zero && Save(run))
        {
            throw Interrupted(run);
        }
    }

    /// <summary>Removes what was saved: the run is done.</summary>
    public void Remove() => File.Delete(work.CheckpointPath);

    // A full disk ends no run: the last save is still there, and there may be room at the next one.
    private bool Save(PartialRun run)
    {
        try
        {
            work.Found(run.TrialsDone, [run.Save()]).Write(work.CheckpointPath);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Warning: {work.CheckpointPath} could not be written: {failure.Message}");
            return false;
        }
    }

    private ResumableException Interrupted(PartialRun run) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Interrupted after {Digits.Count(run.TrialsDone)} of {Digits.Count(run.TrialsOf(work.Shard))} trials, which are saved in {work.CheckpointPath}. The same command with --resume goes on from there."));
}
