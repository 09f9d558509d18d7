using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PipelineRisk.Live;

/// <summary>Serves the live report on the loopback: the page, its newest content, and the events that tell of it. It knows no files.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;

    private LiveServer(WebApplication application) => _application = application;

    /// <summary>Where it is.</summary>
    public Uri Address => new(_application.Urls.Single() + "/");

    /// <summary>Begins to serve.</summary>
    /// <param name="shown">What to serve.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    public static async Task<LiveServer> StartAsync(Latest<LiveReport> shown, int port)
    {
        // Empty: no configuration by files or environment, no logging, no content root, no handling of signals.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Goodbye);
        WebApplication application = builder.Build();
        application.Use(OwnPageOnly.Answer);
        application.UseRouting();
        application.MapGet("/", () => TypedResults.Bytes(shown.Value.Edition.Page(), "text/html; charset=utf-8"));
        application.MapGet("/report", () => TypedResults.Bytes(shown.Value.Edition.Update, "application/json"));
        application.MapGet("/events", (CancellationToken aborted) => TypedResults.ServerSentEvents(Events(shown, application.Lifetime.ApplicationStopping, aborted)));
        try
        {
            await application.StartAsync();
            return new(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the events, answers what is being asked, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    // They end when the page is closed, and when the watch is.
    private static async IAsyncEnumerable<SseItem<string>> Events(Latest<LiveReport> shown, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        await foreach (LiveReport report in shown.Follow(end.Token))
        {
            yield return new SseItem<string>(report.State.ToJson()) { ReconnectionInterval = Retry };
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
