using System.Text.Json;

namespace PipelineRisk.Tests.Browser;

/// <summary>One page in the browser: what a reader does there, what the page then is, and what it did meanwhile.</summary>
public sealed class Tab : IAsyncDisposable
{
    private const int PatienceInMilliseconds = 600_000;

    private readonly DevTools _devTools;
    private readonly string _session;
    private readonly string _context;
    private readonly TabLog _log = new();

    internal Tab(DevTools devTools, string session, string context)
    {
        _devTools = devTools;
        _session = session;
        _context = context;
        devTools.Listen(session, Hear);
    }

    /// <summary>What the page complained of, in order: errors and warnings on the console or of the browser, exceptions that nobody caught, dialogs.</summary>
    public IReadOnlyList<string> Complaints => _log.Complaints;

    /// <summary>The addresses of everything that the page asked for, itself included, in order; <c>data:</c> holds its own answer and asks for nothing.</summary>
    public IReadOnlyList<string> Requests => _log.Requests;

    /// <summary>Opens an address and waits until it and what it is made of is loaded. A stream of server-sent events may go on.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public async Task Open(Uri address)
    {
        JsonElement answer = await Send("Page.navigate", new { url = address.AbsoluteUri });
        if (answer.TryGetProperty("errorText", out JsonElement error))
            throw new IOException($"{address} did not open: {error.GetString()}");
        await WaitFor("document.readyState === 'complete'");
    }

    /// <summary>Opens a file.</summary>
    public Task Open(string file) => Open(new Uri(Path.GetFullPath(file)));

    /// <summary>The value of a JavaScript expression, of what it promises if it is a promise.</summary>
    /// <exception cref="InvalidOperationException">The expression throws.</exception>
    public async Task<T> Evaluate<T>(string expression)
    {
        JsonElement answer = await Send("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true, userGesture = true, silent = true });
        if (answer.TryGetProperty("exceptionDetails", out JsonElement thrown))
            throw new InvalidOperationException($"{expression}\n{TabLog.Thrown(thrown)}");
        return answer.GetProperty("result").TryGetProperty("value", out JsonElement value) ? value.Deserialize<T>(JsonSerializerOptions.Web)! : default!;
    }

    /// <summary>Waits until a JavaScript condition holds; the page itself looks, fifty times a second.</summary>
    /// <exception cref="TimeoutException">It did not within ten minutes: the condition, and what the page says instead.</exception>
    public async Task WaitFor(string condition)
    {
        bool held = await Evaluate<bool>($$"""
            new Promise((done, fail) => {
              const end = performance.now() + {{PatienceInMilliseconds}};
              const look = () => {
                try {
                  if ({{condition}}) done(true); else if (performance.now() > end) done(false); else setTimeout(look, 20);
                } catch (problem) { fail(problem); }
              };
              look();
            })
            """);
        if (!held)
            throw new TimeoutException($"Awaited: {condition}\nThe page complained: {string.Join("; ", Complaints)}\nIt reads: {await Evaluate<string>("document.body?.innerText.slice(0, 1000)")}");
    }

    /// <summary>Gives the page another size, in pixels.</summary>
    public Task Resize(int width, int height) => Send("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });

    /// <summary>The reader prefers dark colours, or light ones.</summary>
    public Task PreferDark(bool dark = true) =>
        Send("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } });

    /// <summary>Moves the mouse to a point of the window, in pixels from its upper left corner.</summary>
    public Task MoveMouse(double x, double y) => Mouse("mouseMoved", x, y);

    /// <summary>Brings an element into the window and moves the mouse to a point of it.</summary>
    /// <param name="selector">Its CSS selector; the first element is meant.</param>
    /// <param name="across">From its left edge (0) to its right one (1).</param>
    /// <param name="down">From its upper edge (0) to its lower one (1).</param>
    public async Task<(double X, double Y)> Hover(string selector, double across = 0.5, double down = 0.5)
    {
        double[] box = await Evaluate<double[]>($$"""
            (() => {
              const element = document.querySelector({{JsonSerializer.Serialize(selector)}});
              element.scrollIntoView({ block: "center", behavior: "instant" });
              const { left, top, width, height } = element.getBoundingClientRect();
              return [left, top, width, height];
            })()
            """);
        (double x, double y) = (box[0] + across * box[2], box[1] + down * box[3]);
        await MoveMouse(x, y);
        return (x, y);
    }

    /// <summary>Clicks on the middle of an element.</summary>
    public async Task Click(string selector)
    {
        (double x, double y) = await Hover(selector);
        await Mouse("mousePressed", x, y);
        await Mouse("mouseReleased", x, y);
    }

    /// <summary>Presses a key, say <c>Tab</c> or <c>ArrowLeft</c>, and lets it go.</summary>
    public async Task PressKey(string key, bool shift = false)
    {
        Key pressed = Key.Named(key);
        await Send("Input.dispatchKeyEvent", pressed.Event(pressed.Text is null ? "rawKeyDown" : "keyDown", shift));
        await Send("Input.dispatchKeyEvent", pressed.Event("keyUp", shift));
    }

    /// <summary>Writes a picture (PNG) of what the window shows, or of the whole page.</summary>
    public async Task Screenshot(string file, bool wholePage = false)
    {
        double[] size = wholePage ? await Evaluate<double[]>("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") : [];
        object? clip = wholePage ? new { x = 0, y = 0, width = size[0], height = size[1], scale = 1 } : null;
        await Save(file, await Send("Page.captureScreenshot", new { format = "png", captureBeyondViewport = wholePage, clip }));
    }

    /// <summary>Prints the page to a PDF file.</summary>
    public async Task Pdf(string file) => await Save(file, await Send("Page.printToPDF", new { printBackground = true, preferCSSPageSize = true }));

    /// <summary>Closes the page.</summary>
    public async ValueTask DisposeAsync() => await _devTools.Send("Target.disposeBrowserContext", new { browserContextId = _context });

    internal async Task Begin(bool heard)
    {
        foreach (string domain in heard ? (string[])["Page", "Runtime", "Log", "Network"] : ["Page"])
            await Send(domain + ".enable");
        await Send("Emulation.setFocusEmulationEnabled", new { enabled = true });   // every tab takes keys as if it were in front
        await Resize(1280, 800);
        await PreferDark(false);
    }

    private void Hear(string name, JsonElement told)
    {
        _log.Hear(name, told);
        if (name == "Page.javascriptDialogOpening")
            _ = Send("Page.handleJavaScriptDialog", new { accept = false });   // a page waits for the answer
    }

    private Task<JsonElement> Mouse(string type, double x, double y) => Send(
        "Input.dispatchMouseEvent", new { type, x, y, button = type == "mouseMoved" ? "none" : "left", buttons = type == "mousePressed" ? 1 : 0, clickCount = type == "mouseMoved" ? 0 : 1 });

    private static Task Save(string file, JsonElement answer) => File.WriteAllBytesAsync(file, answer.GetProperty("data").GetBytesFromBase64());

    private Task<JsonElement> Send(string method, object? parameters = null) => _devTools.Send(method, parameters, _session);
}
