using System.Runtime.CompilerServices;

namespace PipelineRisk.Live;

/// <summary>A value that is replaced now and then. Whoever follows it sees the newest, and not each that it had: nobody is kept waiting by a slow reader.</summary>
internal sealed class Latest<T>(T first)
{
    private Entry _entry = new(first);

    /// <summary>The value now.</summary>
    public T Value => Volatile.Read(ref _entry).Value;

    /// <summary>Replaces it.</summary>
    public void Publish(T value) => Interlocked.Exchange(ref _entry, new(value)).Replaced.SetResult();

    /// <summary>The value now, and from then on whenever it is another, until it is cancelled.</summary>
    public async IAsyncEnumerable<T> Follow([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            Entry entry = Volatile.Read(ref _entry);
            yield return entry.Value;
            await entry.Replaced.Task.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class Entry(T value)
    {
        public T Value => value;

        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
