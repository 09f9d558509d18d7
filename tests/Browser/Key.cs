namespace PipelineRisk.Tests.Browser;

/// <summary>A key as a page hears it.</summary>
/// <param name="Name">What it means, as in <c>KeyboardEvent.key</c>.</param>
/// <param name="Code">Where it is, as in <c>KeyboardEvent.code</c>.</param>
/// <param name="Number">Its old number: the browser's own actions, to the next field, say, go by that.</param>
/// <param name="Text">What it types; null for nothing.</param>
internal sealed record Key(string Name, string Code, int Number, string? Text = null)
{
    private const int Shift = 8;

    private static readonly Key[] All =
    [
        new("Tab", "Tab", 9), new("Enter", "Enter", 13, "\r"), new("Escape", "Escape", 27), new(" ", "Space", 32, " "),
        new("PageUp", "PageUp", 33), new("PageDown", "PageDown", 34), new("End", "End", 35), new("Home", "Home", 36),
        new("ArrowLeft", "ArrowLeft", 37), new("ArrowUp", "ArrowUp", 38), new("ArrowRight", "ArrowRight", 39), new("ArrowDown", "ArrowDown", 40),
    ];

    /// <summary>The key of a name.</summary>
    /// <exception cref="ArgumentException">It is none of those known here.</exception>
    public static Key Named(string name) =>
        Array.Find(All, key => key.Name == name) ?? throw new ArgumentException($"'{name}' is none of {string.Join(", ", All.Select(key => $"'{key.Name}'"))}.", nameof(name));

    /// <summary>What the browser is told of it.</summary>
    public object Event(string type, bool shift) => new
    {
        type,
        key = Name,
        code = Code,
        windowsVirtualKeyCode = Number,
        text = type == "keyDown" ? Text : null,
        modifiers = shift ? Shift : 0,
    };
}
