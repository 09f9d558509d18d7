using System.Collections.Concurrent;
using System.Text.Json;

namespace PipelineRisk.Tests.Browser;

/// <summary>What happened in a tab that a good page keeps free of complaints.</summary>
internal sealed class TabLog
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    /// <inheritdoc cref="Tab.Complaints"/>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    /// <inheritdoc cref="Tab.Requests"/>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>What an exception says, with its trace.</summary>
    public static string Thrown(JsonElement details) =>
        details.TryGetProperty("exception", out JsonElement exception) ? Text(exception) : details.GetProperty("text").GetString()!;

    /// <summary>Keeps what matters of an event.</summary>
    public void Hear(string name, JsonElement told)
    {
        switch (name)
        {
            case "Network.requestWillBeSent" when told.GetProperty("request").GetProperty("url").GetString() is { } asked && !asked.StartsWith("data:", StringComparison.Ordinal):
                _requests.Enqueue(asked);
                break;
            case "Runtime.consoleAPICalled" when told.GetProperty("type").GetString() is "error" or "warning" or "assert":
                _complaints.Enqueue("console: " + string.Join(' ', told.GetProperty("args").EnumerateArray().Select(Text)));
                break;
            case "Runtime.exceptionThrown":
                _complaints.Enqueue("exception: " + Thrown(told.GetProperty("exceptionDetails")));
                break;
            case "Log.entryAdded" when told.GetProperty("entry") is var entry && entry.GetProperty("level").GetString() is "error" or "warning":
                _complaints.Enqueue($"browser: {entry.GetProperty("text").GetString()} {(entry.TryGetProperty("url", out JsonElement url) ? url.GetString() : "")}");
                break;
            case "Page.javascriptDialogOpening":
                _complaints.Enqueue("dialog: " + told.GetProperty("message").GetString());
                break;
        }
    }

    private static string Text(JsonElement value) =>
        value.TryGetProperty("description", out JsonElement description) ? description.GetString()! : value.TryGetProperty("value", out JsonElement plain) ? plain.ToString() : "";
}
