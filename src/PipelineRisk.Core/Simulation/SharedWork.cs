using System.Text;
using PipelineRisk.Statistics;

namespace PipelineRisk.Simulation;

/// <summary>The work of an analysis that several machines share: which part of it is done here, or what all of them have found out.</summary>
/// <remarks>
/// An analysis is runs, and sums over the replicates of studies, one after the other and always the same ones. In a shard each of them computes its part and
/// keeps it; the analysis itself goes on with part of the trials, and its result means nothing. Where the parts are joined, each takes from them what it would have
/// computed, and the analysis ends in the bits of one machine. Part of a run is whole blocks, part of a study whole replicates.
/// </remarks>
public sealed class SharedWork
{
    private readonly Shard _shard;
    private readonly IReadOnlyList<IReadOnlyList<byte[]>>? _parts;
    private readonly List<byte[]> _found = [];
    private int _section;

    private SharedWork(Shard shard, IReadOnlyList<IReadOnlyList<byte[]>>? parts) => (_shard, _parts) = (shard, parts);

    /// <summary>What a shard has found out, in the order of the analysis.</summary>
    public IReadOnlyList<byte[]> Found => _found;

    /// <summary>Whether this is one shard of several, so that the analysis's own result means nothing.</summary>
    public bool IsShard => _parts is null;

    /// <summary>Does the part of a shard.</summary>
    public static SharedWork Of(Shard shard) => new(shard, null);

    /// <summary>Takes what all the shards have found, each the list of <see cref="Found"/>.</summary>
    public static SharedWork Joined(IReadOnlyList<IReadOnlyList<byte[]>> parts) => new(Shard.Whole, parts);

    /// <summary>Simulates a run, or takes it from the parts.</summary>
    /// <exception cref="InvalidDataException">The parts are not of this run.</exception>
    internal void Do(PartialRun run, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        if (_parts is null)
        {
            if (!run.Advance(_shard, progress, cancellation))
            {
                throw new OperationCanceledException(cancellation);
            }

            _found.Add(run.Save());
            return;
        }

        foreach (byte[] part in Section())
        {
            run.Add(part);
        }

        if (!run.IsComplete)
        {
            throw new InvalidDataException("The parts do not hold all trials of a run.");
        }
    }

    /// <summary>Sums over the trials of each replicate: of those of this shard, or of all from the parts.</summary>
    /// <param name="replicates">How many there are.</param>
    /// <param name="compute">Sums up those from the first to before the second number.</param>
    /// <exception cref="InvalidDataException">The parts are not of these sums.</exception>
    internal double[][] Sums(int replicates, Func<int, int, double[][]> compute)
    {
        if (_parts is null)
        {
            (int first, int end) = _shard.Of(replicates);
            double[][] own = compute(first, end);
            _found.Add(Saved(first, own));

            // Those of the other shards are not known; so that the analysis can go on, it gets others in their place.
            double[][] standIns = own.Length > 0 ? own : compute(0, 1);
            return [.. Enumerable.Range(0, replicates).Select(replicate => standIns[replicate % standIns.Length])];
        }

        double[]?[] all = new double[replicates][];
        foreach (byte[] part in Section())
        {
            Read(part, all);
        }

        return [.. all.Select(sums => sums ?? throw new InvalidDataException("The parts do not hold all replicates of a study."))];
    }

    private IEnumerable<byte[]> Section()
    {
        int section = _section++;
        return _parts!.Select(part => section < part.Count ? part[section] : throw new InvalidDataException("A part holds fewer results than the analysis has."));
    }

    private static byte[] Saved(int first, double[][] replicates)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes, Encoding.UTF8);
        writer.Write7BitEncodedInt(first);
        writer.Write7BitEncodedInt(replicates.Length);
        foreach (double[] sums in replicates)
        {
            writer.Write7BitEncodedInt(sums.Length);
            writer.WriteAll(sums);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    private static void Read(byte[] part, double[]?[] all)
    {
        using BinaryReader reader = new(new MemoryStream(part), Encoding.UTF8);
        try
        {
            int first = reader.Read7BitEncodedInt(), count = reader.Read7BitEncodedInt();
            for (int replicate = first; replicate < first + count; replicate++)
            {
                double[] sums = new double[reader.Read7BitEncodedInt()];
                reader.ReadAll(sums);
                all[replicate] = all[replicate] is null ? sums : throw new InvalidDataException("A replicate of a study is there twice.");
            }
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The saved sums cannot be understood.", broken);
        }
    }
}
