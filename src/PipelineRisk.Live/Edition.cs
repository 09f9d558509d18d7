using PipelineRisk.Reports.Page;

namespace PipelineRisk.Live;

/// <summary>One state of the report, under a name that no other has.</summary>
internal sealed class Edition
{
    // Another watch at the same address must not be taken for this one.
    private static readonly string Watch = Guid.NewGuid().ToString("N");
    private static int _count;

    private readonly PageContent _content;

    /// <summary>The report with this content.</summary>
    public Edition(PageContent content)
    {
        _content = content;
        Name = FormattableString.Invariant($"{Watch}-{Interlocked.Increment(ref _count)}");
        Update = PageUpdate.Of(content, Name);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The content for a page that is open already.</summary>
    public byte[] Update { get; }

    /// <summary>The whole page.</summary>
    public byte[] Page()
    {
        using MemoryStream stream = new();
        HtmlPage.WriteLive(stream, _content, Name);
        return stream.ToArray();
    }
}
