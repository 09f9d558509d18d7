using System.Text.RegularExpressions;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed partial class BrowserTests
{
    [Fact]
    public async Task Every_chart_draws_without_an_error()
    {
        string page = await Opened(SampleRun.Base);
        Assert.Contains("data-errors=\"0\"", page, StringComparison.Ordinal);
        int charts = Charts().Count(page);
        Assert.Equal(20, charts);
        Assert.Contains($"data-charts=\"{charts}\"", page, StringComparison.Ordinal);
        Assert.Equal(charts, Drawn().Count(page));
        Assert.InRange(Regex.Count(page, "class=\"point\"", RegexOptions.None, TimeSpan.FromSeconds(10)), 500, 2000);   // bars: eight histograms and the parties
        Assert.InRange(Regex.Count(page, "class=\"js-fill\"", RegexOptions.None, TimeSpan.FromSeconds(10)), 18, 40);    // bands: two a fan, and the causes
    }

    [Fact]
    public async Task A_page_with_little_to_show_draws_without_an_error()
    {
        string page = await Opened(SampleRun.Bare);
        Assert.Contains("data-errors=\"0\"", page, StringComparison.Ordinal);
        Assert.Equal(Charts().Count(page), Drawn().Count(page));
        Assert.Contains("No trial of this run has one.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_does_nothing()
    {
        string page = await Opened(SampleRun.Of(SampleScenario.Saying("""</script><script>document.documentElement.dataset.owned=1</script><img src="x" onerror="document.documentElement.dataset.owned=1">"""), 1000));
        Assert.Contains("data-errors=\"0\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-owned", page, StringComparison.Ordinal);
        Assert.Equal(20, Drawn().Count(page));
    }

    [Theory]
    [InlineData("Gas price")]
    [InlineData("""</script><script>document.documentElement.dataset.owned=1</script><img src="x" onerror="document.documentElement.dataset.owned=1">""")]
    public async Task Every_chart_of_an_analysis_draws_without_an_error(string words)
    {
        string page = await Opened(AnalysisPageTests.Written(SampleAnalysis.Of(words)));
        Assert.Contains("data-errors=\"0\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-owned", page, StringComparison.Ordinal);
        Assert.Equal(7, Drawn().Count(page));
        Assert.Equal(18 + 18 + 6, Regex.Count(page, "<g class=\"point\"", RegexOptions.None, TimeSpan.FromSeconds(10)));     // bars: two a row of the tornado, and the parts
        Assert.InRange(Regex.Count(page, "class=\"contourbg\"", RegexOptions.None, TimeSpan.FromSeconds(10)), 2, 2);
    }

    [Fact]
    public async Task An_analysis_without_numbers_draws_without_an_error()
    {
        string page = await Opened(AnalysisPageTests.Written(SampleAnalysis.Empty));
        Assert.Contains("data-errors=\"0\"", page, StringComparison.Ordinal);
        Assert.Equal(0, Drawn().Count(page));
        Assert.Equal(7, Regex.Count(page, "class=\"empty\"", RegexOptions.None, TimeSpan.FromSeconds(10)));
    }

    private static Task<string> Opened(RunResult result) => Opened(ReportPageTests.Written(result, SampleRun.Manifest));

    private static async Task<string> Opened(byte[] written)
    {
        Assert.SkipUnless(Chromium.Executable is not null, "No Chromium is installed.");
        using ScratchFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("report.html"), written, TestContext.Current.CancellationToken);
        string page = await Chromium.DumpDom(folder.File("report.html"), TestContext.Current.CancellationToken);
        return Scripts().Replace(page, "");
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Scripts();

    [GeneratedRegex("class=\"plot[ \"]", RegexOptions.None, 10_000)]
    private static partial Regex Charts();

    // A chart that drew holds its axes.
    [GeneratedRegex("class=\"plot js-plotly-plot\".*?class=\"cartesianlayer\"><g class=\"subplot", RegexOptions.Singleline, 10_000)]
    private static partial Regex Drawn();
}
