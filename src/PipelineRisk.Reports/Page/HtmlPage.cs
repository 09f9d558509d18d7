using System.Text;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>The frame of every page: one HTML file that needs nothing but itself. Its content security policy forbids requests and any script but its own.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page to <paramref name="stream"/>, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="title">What the browser's tab says.</param>
    /// <param name="opening">The first screen.</param>
    /// <param name="sections">What follows it; the contents name them.</param>
    /// <param name="charts">What is drawn.</param>
    public static void Write(Stream stream, string title, Markup opening, IReadOnlyList<Section> sections, ChartBook charts)
    {
        Put(stream, Head(title));
        stream.Write(PageAsset.Style.Bytes);
        Put(stream, "</style>\n<script>");
        stream.Write(PageAsset.Errors.Bytes);
        Put(stream, "</script>\n</head>\n");
        Put(stream, Body(opening, sections));
        Put(stream, $"""<script type="application/json" id="figures">{charts.Json}</script>{"\n"}<script>""");
        stream.Write(PageAsset.Plotly.Bytes);
        Put(stream, "</script>\n<script>");
        stream.Write(PageAsset.Drawing.Bytes);
        Put(stream, "</script>\n</body>\n</html>\n");
    }

    private static string Head(string title) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="{Policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>
        """).ToString();

    private static string Body(Markup opening, IReadOnlyList<Section> sections) => Markup.Of($"""
        <body>
        <a class="skip" href="#main">To the report</a>
        {opening}
        <nav aria-label="Contents"><ul>{Markup.Join(sections.Select(section => Markup.Of($"""<li><a href="#{section.Id}">{section.ShortTitle}</a></li>""")))}</ul></nav>
        <noscript><p class="noscript">The charts need JavaScript; every number is in the tables too.</p></noscript>
        <main id="main">
        {Markup.Join(sections.Select(section => section.ToMarkup()))}
        </main>

        """).ToString();

    private static string Policy => "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src "
        + string.Join(' ', PageAsset.Errors.PolicySource, PageAsset.Plotly.PolicySource, PageAsset.Drawing.PolicySource);

    private static void Put(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
