using System.Text;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>The report: one HTML file that needs nothing but itself. Its content security policy forbids requests and any script but its own.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page to <paramref name="stream"/>, which stays open.</summary>
    public static void Write(RunResult result, Manifest manifest, Stream stream)
    {
        ChartBook charts = new();
        Markup opening = FirstScreen.Of(result, charts);
        Section[] sections =
        [
            WorthSection.Of(result, charts), StrandingSection.Of(result, charts), CarrySection.Of(result, charts), PartiesSection.Of(result, charts),
            LendersSection.Of(result, charts), InputsSection.Of(result), CertaintySection.Of(result, manifest), ManifestSection.Of(manifest),
        ];
        Put(stream, Head(result));
        stream.Write(PageAsset.Style.Bytes);
        Put(stream, "</style>\n<script>");
        stream.Write(PageAsset.Errors.Bytes);
        Put(stream, "</script>\n</head>\n");
        Put(stream, Body(opening, sections));
        Put(stream, $"""<script type="application/json" id="figures">{PlotlyJson.Write(charts.Figures)}</script>{"\n"}<script>""");
        stream.Write(PageAsset.Plotly.Bytes);
        Put(stream, "</script>\n<script>");
        stream.Write(PageAsset.Drawing.Bytes);
        Put(stream, "</script>\n</body>\n</html>\n");
    }

    private static string Head(RunResult result) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="{Policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Power of Siberia 2, {result.Scenario.Name}: PipelineRisk</title>
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
