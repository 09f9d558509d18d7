using System.Text;
using System.Xml.Linq;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Page;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed class ReportPageTests
{
    private const string Hostile = """</script><script>document.title="owned"</script><img src="x" onerror='alert(1)'> =HYPERLINK("http://example.com") '"&""";

    [Fact]
    public void It_is_well_formed() => Assert.NotEmpty(Parsed(SampleRun.Base, SampleRun.Manifest).Descendants("section"));

    [Fact]
    public void It_is_well_formed_where_much_has_no_value() => Assert.NotEmpty(Parsed(SampleRun.Bare, SampleRun.Manifest).Descendants("section"));

    [Fact]
    public void It_stays_below_three_megabytes() => Assert.InRange(Written(SampleRun.Base, SampleRun.Manifest).Length, 1_500_000, 3_000_000);

    [Fact]
    public void It_loads_nothing_but_itself()
    {
        XDocument page = Parsed(SampleRun.Base, SampleRun.Manifest);
        Assert.All(
            page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href" or "srcset" or "action" or "data"),
            attribute => Assert.StartsWith("#", attribute.Value, StringComparison.Ordinal));
        Assert.Empty(page.Descendants("link"));
        Assert.DoesNotContain("url(", Encoding.UTF8.GetString(PageAsset.Style.Bytes), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; img-src data: blob:;", WrittenPage.Policy(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_its_own_scripts_may_run()
    {
        string source = Text(SampleRun.Base, SampleRun.Manifest);
        string policy = WrittenPage.Policy(Parsed(SampleRun.Base, SampleRun.Manifest));
        foreach (PageAsset script in (PageAsset[])[PageAsset.Errors, PageAsset.Plotly, PageAsset.Drawing])
        {
            Assert.Contains(script.PolicySource, policy, StringComparison.Ordinal);
            string text = Encoding.UTF8.GetString(script.Bytes);
            Assert.DoesNotContain("</script", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"<script>{text}</script>", source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_and_sources_stay_text()
    {
        RunResult result = SampleRun.Of(SampleScenario.Saying(Hostile), 1000) with { Warnings = [Hostile] };
        Manifest manifest = SampleRun.Manifest with
        {
            Scenario = Hostile,
            CommandLine = Hostile,
            Machine = Hostile,
            Version = Hostile,
            Runtime = Hostile,
            Sampler = Hostile,
            Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { [Hostile] = Hostile },
        };
        XDocument hostile = Parsed(result, manifest), plain = Parsed(SampleRun.Of(SampleScenario.Saying("x"), 1000) with { Warnings = ["x"] }, manifest with { Machine = "x" });
        Assert.Equal(plain.Descendants().Count(), hostile.Descendants().Count());
        Assert.Empty(hostile.Descendants("img"));
        Assert.Equal(4, hostile.Descendants("script").Count());
        string[] sources = [.. hostile.Descendants("p").Where(p => (string?)p.Attribute("class") == "source").Select(p => p.Value)];
        Assert.Equal(51, sources.Length);   // 45 uncertain inputs and 6 decks
        Assert.All(sources, source => Assert.Equal(Hostile, source));
        Assert.Contains(hostile.Descendants("li"), li => li.Value == Hostile);
    }

    [Fact]
    public void It_says_that_stranding_is_judged_with_hindsight() =>
        Assert.Contains("with the path’s own hindsight", Parsed(SampleRun.Base, SampleRun.Manifest).Descendants("section").Single(section => (string?)section.Attribute("id") == "stranding").Value, StringComparison.Ordinal);

    [Fact]
    public void It_says_when_the_self_test_last_passed()
    {
        Manifest passed = SampleRun.Manifest with { SelfTest = new(new DateTimeOffset(2026, 11, 22, 15, 3, 59, TimeSpan.FromHours(1)), 128) };
        Assert.Contains("has not been run on this build and machine: pipelinerisk selftest.", Parsed(SampleRun.Base, SampleRun.Manifest).Root!.Value, StringComparison.Ordinal);
        Assert.Contains("last passed on this build and machine on 2026-11-22 at 14:03 UTC\n(128 cases).", Parsed(SampleRun.Base, passed).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_screen_says_the_numbers_of_the_summary()
    {
        string opening = Parsed(SampleRun.Base, SampleRun.Manifest).Descendants("header").Single().Value;
        Assert.Contains("unlikely to earn its cost: it loses value in 87.00 ± 0.07\u00A0% of trials", opening, StringComparison.Ordinal);
        Assert.Contains("its mean NPV is −10.90 ± 0.02\u00A0USD bn", opening, StringComparison.Ordinal);
        Assert.Contains("about as likely as not to be stranded", opening, StringComparison.Ordinal);
        Assert.Contains("P5 −26.0 · median −11.2 · P95 +5.20", opening, StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_are_unique_and_links_lead_to_them()
    {
        XDocument page = Parsed(SampleRun.Base, SampleRun.Manifest);
        string[] anchors = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(anchors.Distinct(StringComparer.Ordinal), anchors);
        Assert.All(page.Descendants("a").Attributes("href"), link => Assert.Contains(link.Value[1..], anchors));
    }

    internal static byte[] Written(RunResult result, Manifest manifest) => Written(result, SampleRun.Look, [], manifest);

    internal static byte[] Written(RunResult result, QuickLook? look, IReadOnlyList<RecordedAnalysis> recorded, Manifest manifest)
    {
        using MemoryStream stream = new();
        HtmlReport.Write(result, look, recorded, manifest, stream);
        return stream.ToArray();
    }

    private static string Text(RunResult result, Manifest manifest) => Encoding.UTF8.GetString(Written(result, manifest));

    private static XDocument Parsed(RunResult result, Manifest manifest) => WrittenPage.Parsed(Written(result, manifest));
}
