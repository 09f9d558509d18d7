using System.Diagnostics;
using System.Text.Json;

namespace PipelineRisk.Tests.Browser;

/// <summary>A browser without a window, in a profile of its own. It ends with this object, or with this process when that is killed.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // The browser reads commands from file 3 and writes messages to file 4; it ends when file 3 does, and no port is open.
    private const string Piped = """exec "$0" "$@" 3<&0 4>&1 </dev/null >&2""";

    private readonly string _profile = Directory.CreateTempSubdirectory("browser-profile-").FullName;
    private readonly Process _process;
    private readonly DevTools _devTools;
    private readonly Task<string> _said;

    private Chromium(string executable)
    {
        ProcessStartInfo start = new("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in (string[])
            ["-c", Piped, executable, "--headless", "--remote-debugging-pipe", $"--user-data-dir={_profile}", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--disable-breakpad", "--hide-scrollbars",
                "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _said = _process.StandardError.ReadToEndAsync();
        _devTools = new(_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream);
    }

    /// <summary>Where the browser is, or null.</summary>
    public static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/bin")
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts the browser and waits until it answers.</summary>
    /// <exception cref="IOException">There is none, or it does not start: what it said.</exception>
    public static async Task<Chromium> Start()
    {
        Chromium browser = new(Executable ?? throw new FileNotFoundException("No Chromium is on the PATH."));
        try
        {
            await browser._devTools.Send("Browser.getVersion");
            return browser;
        }
        catch (Exception problem) when (problem is IOException or TimeoutException)
        {
            await browser.DisposeAsync();
            throw new IOException($"{Executable} did not start. It said: {await browser._said}", problem);
        }
    }

    /// <summary>Opens an empty tab, 1280 × 800, that shares nothing with the others.</summary>
    /// <param name="heard">Whether its complaints and requests are kept. That slows scripts down, for stack traces then hold the places of all that is called: plotly.js starts in twice the time.</param>
    public async Task<Tab> NewTab(bool heard = true)
    {
        string context = (await _devTools.Send("Target.createBrowserContext")).GetProperty("browserContextId").GetString()!;
        JsonElement target = await _devTools.Send("Target.createTarget", new { url = "about:blank", browserContextId = context });
        JsonElement session = await _devTools.Send("Target.attachToTarget", new { targetId = target.GetProperty("targetId").GetString(), flatten = true });
        Tab tab = new(_devTools, session.GetProperty("sessionId").GetString()!, context);
        await tab.Begin(heard);
        return tab;
    }

    /// <summary>Ends the browser and deletes its profile.</summary>
    public async ValueTask DisposeAsync()
    {
        _devTools.Dispose();
        if (!await Ended(TimeSpan.FromMinutes(1)))
        {
            _process.Kill(entireProcessTree: true);
            await Ended(TimeSpan.FromMinutes(1));
        }

        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    // All its processes hold the pipe for messages: when that ends, none of them writes to the profile any more.
    private async Task<bool> Ended(TimeSpan limit)
    {
        try
        {
            await Task.WhenAll(_said, _process.WaitForExitAsync()).WaitAsync(limit);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
