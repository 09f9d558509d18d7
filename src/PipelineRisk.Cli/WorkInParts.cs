using System.Globalization;
using PipelineRisk.Inputs;
using PipelineRisk.Shards;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>One piece of work in a folder: which it is, that nobody else does it meanwhile, and the files that it leaves for others.</summary>
internal sealed class WorkInParts : IDisposable
{
    private readonly Request _request;
    private readonly IReadOnlyList<InputFile> _inputs;
    private readonly FolderLock _lock;

    /// <summary>Begins the work.</summary>
    /// <param name="command">The command, and its arguments.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="inputs">The input files.</param>
    /// <exception cref="BusyException">Another process is at it.</exception>
    public WorkInParts(IReadOnlyList<string> command, Request request, IReadOnlyList<InputFile> inputs)
    {
        (_request, _inputs, Identity) = (request, inputs, new(ManifestOf.Version, request.Words(command), inputs.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal)));
        _lock = FolderLock.Take(request.OutFolder, request.Shard is { } part ? LockName(part) : command[0])
            ?? throw new BusyException($"{request.OutFolder}: another pipelinerisk is computing {(request.Shard is { } mine ? $"shard {mine}" : "there")} just now; it goes on, and this one leaves.");
    }

    /// <summary>What the work is.</summary>
    public PartIdentity Identity { get; }

    /// <summary>Which part of the work is done here: the whole, where none was asked for.</summary>
    public Shard Shard => _request.Shard ?? Shard.Whole;

    /// <summary>Where the part goes.</summary>
    public string PartPath => Path.Combine(_request.OutFolder, PartName.Of(Shard));

    /// <summary>Where the work is saved while it is done.</summary>
    public string CheckpointPath => Path.Combine(_request.OutFolder, PartName.OfCheckpoint(_request.Shard));

    /// <summary>Whether a part was asked for that is there already, which is then told.</summary>
    /// <exception cref="UsageException">A part of something else is there.</exception>
    public bool IsDone()
    {
        if (_request.Shard is null || !File.Exists(PartPath))
        {
            return false;
        }

        try
        {
            Part there = Part.Read(PartPath);
            string? difference = there.Identity.DifferenceFrom(Identity) ?? (there.Shard == Shard ? null : $"made as shard {there.Shard}");
            if (difference is not null)
            {
                throw new UsageException($"{PartPath}: there is a part of other work: it was {difference}. Name another folder with --out, or remove it.");
            }

            Say($"{PartPath} is there already.");
            return true;
        }
        catch (BadPartException bad)
        {
            Console.Error.WriteLine($"{PartPath}: {bad.Message}; it is computed anew.");
            return false;
        }
    }

    /// <summary>What has been found out so far.</summary>
    public Part Found(long trials, IReadOnlyList<byte[]> sections) =>
        new(Identity, Shard, trials, RecordedFolder.FilesOf(_request.InputsFolder, _inputs), sections);

    /// <summary>Tells that the part is there.</summary>
    public void SayDone(TimeSpan time) => Say($"{PartPath}: shard {Shard}, {time.TotalSeconds:F1} s. When all are there: pipelinerisk merge {_request.OutFolder}");

    /// <summary>Lets others do the same work.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>The name under which a shard's work is locked.</summary>
    public static string LockName(Shard shard) => Path.GetFileNameWithoutExtension(PartName.Of(shard));

    private void Say(FormattableString sentence)
    {
        if (!_request.Quiet && !_request.Json)
        {
            Console.WriteLine(sentence.ToString(CultureInfo.InvariantCulture));
        }
    }
}
