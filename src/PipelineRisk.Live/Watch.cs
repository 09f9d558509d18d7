using System.Net.Sockets;

namespace PipelineRisk.Live;

/// <summary>Serves the report of a run on this machine alone, and runs again whenever a file of its inputs is saved.</summary>
public sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly WatchOrder _order;
    private readonly Latest<LiveReport> _shown;
    private readonly LiveServer _server;

    private Watch(WatchOrder order, Latest<LiveReport> shown, LiveServer server) => (_order, _shown, _server) = (order, shown, server);

    /// <summary>The address of the report.</summary>
    public Uri Address => _server.Address;

    /// <summary>Begins to serve.</summary>
    /// <param name="order">What to watch.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="SocketException">The port may not be used.</exception>
    public static async Task<Watch> StartAsync(WatchOrder order, int port)
    {
        ArgumentNullException.ThrowIfNull(order);
        Latest<LiveReport> shown = new(LiveReport.Empty);
        return new(order, shown, await LiveServer.StartAsync(shown, port));
    }

    /// <summary>Runs, and runs again, until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled: the only good end.</exception>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        using FolderWatch folders = new(_order.Folders, Interval, TimeProvider.System);
        await new RunLoop(_order, _shown).FollowAsync(new InputFeed(_order.Read, folders).Follow(cancellation), cancellation);
    }

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
