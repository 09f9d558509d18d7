using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>What a page says, without the frame around it.</summary>
/// <param name="Title">What the browser's tab says.</param>
/// <param name="Opening">The first screen.</param>
/// <param name="Sections">What follows it; the contents name them.</param>
/// <param name="Charts">What is drawn.</param>
internal sealed record PageContent(string Title, Markup Opening, IReadOnlyList<Section> Sections, ChartBook Charts)
{
    /// <summary>A page that has nothing to say yet.</summary>
    public static PageContent Empty => new("PipelineRisk", Markup.Empty, [], new ChartBook());

    /// <summary>It all as one piece of HTML, without the charts' numbers.</summary>
    public Markup Body => Markup.Of($"""
        {Opening}
        <nav aria-label="Contents"><ul>{Markup.Join(Sections.Select(section => Markup.Of($"""<li><a href="#{section.Id}">{section.ShortTitle}</a></li>""")))}</ul></nav>
        <noscript><p class="noscript">The charts need JavaScript; every number is in the tables too.</p></noscript>
        <main id="main">
        {Markup.Join(Sections.Select(section => section.ToMarkup()))}
        </main>
        """);
}
