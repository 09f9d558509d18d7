using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PipelineRisk.Tests.Browser;

/// <summary>The Chrome DevTools Protocol over a pair of pipes: JSON messages, each ended by a zero byte.</summary>
internal sealed class DevTools : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Stream _commands;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _unanswered = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> _listeners = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Task _reading;
    private int _commandsSent;

    /// <summary>Speaks to the browser that reads <paramref name="commands"/> and writes <paramref name="messages"/>.</summary>
    public DevTools(Stream commands, Stream messages)
    {
        _commands = commands;
        _reading = Read(messages);
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="method">Its name in the protocol.</param>
    /// <param name="parameters">Its parameters, named as in the protocol; a null among them is left out.</param>
    /// <param name="session">The tab it is for; null for the browser itself.</param>
    /// <exception cref="InvalidOperationException">The browser refuses the command.</exception>
    /// <exception cref="IOException">The browser has ended.</exception>
    /// <exception cref="TimeoutException">There was no answer within minutes.</exception>
    public async Task<JsonElement> Send(string method, object? parameters = null, string? session = null)
    {
        int id = Interlocked.Increment(ref _commandsSent);
        TaskCompletionSource<JsonElement> answer = _unanswered[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        byte[] message = [.. JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters, sessionId = session }, Options), 0];
        await _turn.WaitAsync();
        try
        {
            await _commands.WriteAsync(message);
            await _commands.FlushAsync();
        }
        finally
        {
            _turn.Release();
        }

        await Task.WhenAny(answer.Task, _reading).WaitAsync(Patience);
        if (!answer.Task.IsCompleted)
        {
            await _reading;     // why it cannot be read any more, if it is that
            throw new IOException($"The browser ended before it answered {method}.");
        }

        JsonElement reply = await answer.Task;
        return reply.TryGetProperty("error", out JsonElement error)
            ? throw new InvalidOperationException($"{method}: {error.GetProperty("message").GetString()}")
            : reply.GetProperty("result");
    }

    /// <summary>Hands the events of a tab, by name and with their parameters, to <paramref name="heard"/>, in the order in which they happen.</summary>
    public void Listen(string session, Action<string, JsonElement> heard) => _listeners[session] = heard;

    public void Dispose()
    {
        _commands.Dispose();
        _turn.Dispose();
    }

    private async Task Read(Stream messages)
    {
        byte[] buffer = new byte[1 << 16];
        int length = 0, read;
        while ((read = await messages.ReadAsync(buffer.AsMemory(length))) > 0)
        {
            int start = 0, fresh = length;
            length += read;
            for (int end; (end = Array.IndexOf(buffer, (byte)0, fresh, length - fresh)) >= 0; start = fresh = end + 1)
                Take(JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(start, end - start)));
            buffer.AsSpan(start, length - start).CopyTo(buffer);
            length -= start;
            if (length == buffer.Length)
                Array.Resize(ref buffer, 2 * length);
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out JsonElement id))
        {
            if (_unanswered.TryRemove(id.GetInt32(), out TaskCompletionSource<JsonElement>? answer))
                answer.SetResult(message);
        }
        else if (message.TryGetProperty("sessionId", out JsonElement session) && _listeners.TryGetValue(session.GetString()!, out Action<string, JsonElement>? heard))
        {
            heard(message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
    }
}
