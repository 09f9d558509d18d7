using System.Security.Cryptography;

namespace PipelineRisk.Reports.Page;

/// <summary>A script or style sheet that is part of this assembly and of every page.</summary>
internal sealed class PageAsset
{
    private PageAsset(string name)
    {
        using Stream stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly does not hold {name}.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        // A browser hashes a script after it has turned CR LF into LF, and a checkout may hold the former.
        Bytes = bytes.AsSpan().Contains((byte)'\r') ? Array.FindAll(bytes, value => value != '\r') : bytes;
        PolicySource = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Bytes))}'";
    }

    /// <summary>Counts errors of the page; comes before everything else.</summary>
    public static PageAsset Errors { get; } = new("errors.js");

    /// <summary>The style sheet.</summary>
    public static PageAsset Style { get; } = new("report.css");

    /// <summary>plotly.js.</summary>
    public static PageAsset Plotly { get; } = new("plotly.min.js");

    /// <summary>Draws the figures.</summary>
    public static PageAsset Drawing { get; } = new("report.js");

    /// <summary>The style of the strip that a live page has at its top.</summary>
    public static PageAsset LiveStyle { get; } = new("live.css");

    /// <summary>Keeps a live page up to date.</summary>
    public static PageAsset Live { get; } = new("live.js");

    /// <summary>Its text.</summary>
    public byte[] Bytes { get; }

    /// <summary>What allows this script, and no other, in a content security policy.</summary>
    public string PolicySource { get; }
}
