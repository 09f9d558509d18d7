using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>A section of the page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="ShortTitle">Its name in the contents.</param>
/// <param name="Title">Its heading: the reader's question.</param>
/// <param name="Body">What it says.</param>
internal sealed record Section(string Id, string ShortTitle, string Title, Markup Body)
{
    /// <summary>The section as it stands on the page.</summary>
    public Markup ToMarkup() => Markup.Of($"""
        <section id="{Id}" aria-labelledby="{Id}-title"><h2 id="{Id}-title">{Title}</h2>
        {Body}
        </section>

        """);
}
