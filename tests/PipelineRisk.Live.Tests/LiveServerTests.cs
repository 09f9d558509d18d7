using System.Net;
using System.Net.NetworkInformation;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text.Json;

namespace PipelineRisk.Live.Tests;

/// <summary>The page is for the reader at this machine, and for nobody else.</summary>
public sealed class LiveServerTests : IAsyncLifetime
{
    private readonly Latest<LiveReport> _shown = new(LiveReport.Empty);
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(10) };
    private LiveServer _server = null!;

    private int Port => _server.Address.Port;

    public async ValueTask InitializeAsync() => _server = await LiveServer.StartAsync(_shown, port: 0);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task It_serves_the_page_and_its_content_and_lets_nobody_keep_or_frame_them()
    {
        Assert.Equal("127.0.0.1", _server.Address.Host);
        foreach ((string path, string type) in new[] { ("", "text/html"), ("report", "application/json") })
        {
            using HttpResponseMessage answer = await _client.GetAsync(new Uri(_server.Address, path));
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains(_shown.Value.Edition.Name, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("127.0.0.1:{0}", HttpStatusCode.OK)]
    [InlineData("localhost:{0}", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:{0}", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("localhost", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("[::1]:{0}", HttpStatusCode.Forbidden)]
    [InlineData("0.0.0.0:{0}", HttpStatusCode.Forbidden)]
    [InlineData("evil.example:{0}", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.evil.example:{0}", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    public async Task Another_name_that_leads_here_is_refused(string host, HttpStatusCode expected)
    {
        foreach (string path in (string[])["", "report", "events", "elsewhere"])
        {
            HttpStatusCode status = await Status(HttpMethod.Get, path, request => request.Headers.Host = string.Format(null, host, Port));
            Assert.Equal(expected == HttpStatusCode.OK && path == "elsewhere" ? HttpStatusCode.NotFound : expected, status);
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}", HttpStatusCode.OK)]
    [InlineData("https://127.0.0.1:{0}", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:{0}", HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_page_from_elsewhere_is_refused(string origin, HttpStatusCode expected)
    {
        foreach (string path in (string[])["", "report", "events"])
        {
            Assert.Equal(expected, await Status(HttpMethod.Get, path, request => request.Headers.Add("Origin", string.Format(null, origin, Port))));
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task There_is_nothing_but_to_read(string method)
    {
        foreach (string path in (string[])["", "report", "events"])
        {
            Assert.Equal(HttpStatusCode.MethodNotAllowed, await Status(new(method), path, _ => { }));
        }
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("inputs/base/parameters.csv")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("report/..%2f..%2fetc/passwd")]
    [InlineData("favicon.ico")]
    public async Task There_are_no_files(string path) => Assert.Equal(HttpStatusCode.NotFound, await Status(HttpMethod.Get, path, _ => { }));

    [Fact]
    public async Task It_listens_on_the_loopback_alone()
    {
        IEnumerable<IPAddress> others = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses.Select(address => address.Address))
            .Where(address => !address.Equals(IPAddress.Loopback))
            .Append(IPAddress.IPv6Loopback)
            .Append(IPAddress.Parse("127.0.0.2"));
        foreach (IPAddress address in others)
        {
            using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(address, Port));
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error() => await Assert.ThrowsAsync<IOException>(() => LiveServer.StartAsync(_shown, Port));

    [Fact]
    public async Task Events_tell_how_things_stand_at_once_and_then_what_is_new_and_end_with_the_watch()
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(_server.Address, "events"), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        SseParser<string> parser = SseParser.Create(await answer.Content.ReadAsStreamAsync());
        await using IAsyncEnumerator<SseItem<string>> events = parser.EnumerateAsync().GetAsyncEnumerator();
        Assert.Equal("computing", await Status(events));

        _shown.Publish(_shown.Value with { State = _shown.Value.State with { Status = LiveStatus.Invalid, Problems = ["base/a.csv:2: b: <script>\nand another line", "c"] } });
        Assert.Equal("invalid", await Status(events));
        Assert.Equal("base/a.csv:2: b: <script>\nand another line", JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("problems")[0].GetString());
        Assert.Equal(TimeSpan.FromSeconds(1), parser.ReconnectionInterval);

        using HttpResponseMessage second = await _client.GetAsync(new Uri(_server.Address, "events"), HttpCompletionOption.ResponseHeadersRead);
        await using IAsyncEnumerator<SseItem<string>> others = SseParser.Create(await second.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
        Assert.Equal("invalid", await Status(others));

        await _server.DisposeAsync().AsTask().OrFail();
        Assert.False(await events.MoveNextAsync().OrFail());
        Assert.False(await others.MoveNextAsync().OrFail());
    }

    private static async Task<string> Status(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync().OrFail());
        return JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("status").GetString()!;
    }

    private async Task<HttpStatusCode> Status(HttpMethod method, string path, Action<HttpRequestMessage> prepare)
    {
        using HttpRequestMessage request = new(method, new Uri(_server.Address.AbsoluteUri + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        prepare(request);
        using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
