using System.Runtime.CompilerServices;
using PipelineRisk.Inputs;

namespace PipelineRisk.Live;

/// <summary>The inputs as they are now, and again whenever their contents have changed.</summary>
/// <param name="read">Reads them.</param>
/// <param name="watch">Watches the folders that they are in.</param>
internal sealed class InputFeed(Func<ReadResult> read, FolderWatch watch)
{
    // An editor empties a file and fills it, or writes several: what lies between is nobody's input.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    // Inputs with errors may be half of something that is on its way, so those wait longer.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>What was read, each time other than the time before.</summary>
    public async IAsyncEnumerable<ReadResult> Follow([EnumeratorCancellation] CancellationToken cancellation)
    {
        await watch.SettleAsync(TimeSpan.Zero, cancellation);
        ReadResult last = read();
        yield return last;
        while (true)
        {
            await watch.ChangeAsync(cancellation);
            ReadResult now = await Settled(cancellation);
            if (!IsSame(now, last))
            {
                last = now;
                yield return now;
            }
        }
    }

    /// <summary>Whether both say the same, to the byte.</summary>
    public static bool IsSame(ReadResult a, ReadResult b) => a.Files.SequenceEqual(b.Files) && a.Problems.SequenceEqual(b.Problems);

    private async Task<ReadResult> Settled(CancellationToken cancellation)
    {
        ReadResult now;
        do
        {
            await watch.SettleAsync(Quiet, cancellation);
            now = read();
        }
        while (now.Problems.Count > 0 && await watch.IsTouchedWithin(Patience, cancellation));
        return now;
    }
}
