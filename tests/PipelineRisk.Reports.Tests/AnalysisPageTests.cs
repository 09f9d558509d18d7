using System.Text;
using System.Xml.Linq;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Page;
using PipelineRisk.Reports.Tests.Sample;

namespace PipelineRisk.Reports.Tests;

public sealed class AnalysisPageTests
{
    private const string Hostile = """</script><script>document.title="owned"</script><img src="x" onerror='alert(1)'> =HYPERLINK("http://example.com") '"&""";

    private static readonly XDocument Page = WrittenPage.Parsed(Written(SampleAnalysis.Of()));

    [Fact]
    public void It_has_the_question_the_answer_the_parts_the_method_and_the_manifest()
    {
        Assert.Equal("What decides whether the line earns its cost? Gas price", Page.Descendants("h1").Single().Value);
        Assert.Equal("The price discount decides: Gas price.", Page.Descendants("p").Single(p => (string?)p.Attribute("class") == "answer").Value);
        Assert.Equal(["effects", "shapes", "method", "manifest"], Page.Descendants("section").Select(section => (string?)section.Attribute("id")));
        Assert.Contains(Page.Descendants("header").Single().Descendants("li"), item => item.Value == "Three trials ended after the horizon. Gas price");
        Assert.Contains("Common random numbers.", Page.Descendants("section").ElementAt(2).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_are_unique_and_links_lead_to_them()
    {
        string[] anchors = [.. Page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(anchors.Distinct(StringComparer.Ordinal), anchors);
        Assert.All(Page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value[1..], anchors));
    }

    [Fact]
    public void Every_chart_says_its_finding_to_who_cannot_see_it()
    {
        XElement[] plots = [.. Page.Descendants("div").Where(div => (string?)div.Attribute("class") == "plot")];
        Assert.Equal(7, plots.Length);
        Assert.All(plots, plot => Assert.Equal(plot.Parent!.Element("h3")!.Value, (string?)plot.Attribute("aria-label")));
    }

    [Fact]
    public void Tables_show_units_errors_and_marks_and_details_are_folded()
    {
        XElement table = Page.Descendants("table").First();
        Assert.Equal("Change of P(loss), pp", table.Descendants("th").ElementAt(2).Value);
        Assert.Contains(table.Descendants("td"), cell => cell.Value == "+3.1 ± 0.3");
        Assert.Contains(table.Descendants("span"), mark => (string?)mark.Attribute("class") == "text-idle" && mark.Value == "cannot be told apart from the next");
        Assert.Equal("All effects Gas price", Page.Descendants("details").First(fold => (string?)fold.Attribute("class") != "data").Element("summary")!.Value);
        Assert.All(Page.Descendants("div").Where(div => (string?)div.Attribute("class") == "scroll"), scroll => Assert.Equal("0", (string?)scroll.Attribute("tabindex")));
    }

    [Fact]
    public void Words_stay_words()
    {
        XDocument hostile = WrittenPage.Parsed(Written(SampleAnalysis.Of(Hostile)));
        Assert.Equal(Page.Descendants().Count(), hostile.Descendants().Count());
        Assert.Empty(hostile.Descendants("img"));
    }

    [Fact]
    public void It_may_run_only_what_the_report_of_a_run_may() =>
        Assert.Equal(WrittenPage.Policy(WrittenPage.Parsed(ReportPageTests.Written(SampleRun.Base, SampleRun.Manifest))), WrittenPage.Policy(Page));

    internal static byte[] Written(AnalysisDocument document)
    {
        using MemoryStream stream = new();
        AnalysisPage.Write(document, SampleRun.Manifest, stream);
        return stream.ToArray();
    }
}
