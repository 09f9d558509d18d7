using System.Text;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>The frame of every page: one HTML file that needs nothing but itself. Its content security policy forbids requests and any script but its own.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page to <paramref name="stream"/>, which stays open.</summary>
    public static void Write(Stream stream, PageContent content) => Write(stream, content, edition: null, [PageAsset.Style], [PageAsset.Drawing]);

    /// <summary>Writes a page that keeps itself up to date from where it was fetched (<see cref="PageAsset.Live"/>): the only requests that it may make.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="content">What the page says until there is something newer.</param>
    /// <param name="edition">The name of that content.</param>
    public static void WriteLive(Stream stream, PageContent content, string edition) =>
        Write(stream, content, edition, [PageAsset.Style, PageAsset.LiveStyle], [PageAsset.Drawing, PageAsset.Live]);

    private static void Write(Stream stream, PageContent content, string? edition, ReadOnlySpan<PageAsset> styles, ReadOnlySpan<PageAsset> scripts)
    {
        PageAsset[] allowed = [PageAsset.Errors, PageAsset.Plotly, .. scripts];
        Put(stream, Head(content.Title, allowed, isLive: edition is not null));
        foreach (PageAsset style in styles)
        {
            stream.Write(style.Bytes);
        }

        Put(stream, "</style>\n<script>");
        stream.Write(PageAsset.Errors.Bytes);
        Put(stream, "</script>\n</head>\n");
        Put(stream, Body(content, edition));
        Put(stream, $"""<script type="application/json" id="figures">{content.Charts.Json}</script>""");
        foreach (PageAsset script in allowed.AsSpan(1))
        {
            Put(stream, "\n<script>");
            stream.Write(script.Bytes);
            Put(stream, "</script>");
        }

        Put(stream, "\n</body>\n</html>\n");
    }

    private static string Head(string title, IEnumerable<PageAsset> scripts, bool isLive) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="{Policy(scripts)}{(isLive ? "; connect-src 'self'" : "")}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />{(isLive ? Markup.Of($"\n<link rel=\"icon\" href=\"data:,\" />") : Markup.Empty)}
        <title>{title}</title>
        <style>
        """).ToString();

    private static string Body(PageContent content, string? edition) => Markup.Of($"""
        <body>
        <a class="skip" href="#main">To the report</a>
        <div id="report"{(edition is null ? Markup.Empty : Markup.Of($""" data-edition="{edition}" """))}>
        {content.Body}
        </div>

        """).ToString();

    private static string Policy(IEnumerable<PageAsset> scripts) =>
        $"default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src {string.Join(' ', scripts.Select(script => script.PolicySource))}";

    private static void Put(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
