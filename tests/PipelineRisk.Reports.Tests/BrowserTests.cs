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
        Assert.Equal(19, charts);
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
        Assert.Equal(19, Drawn().Count(page));
    }

    private static async Task<string> Opened(RunResult result)
    {
        Assert.SkipUnless(Chromium.Executable is not null, "No Chromium is installed.");
        using ScratchFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("report.html"), ReportPageTests.Written(result, SampleRun.Manifest), TestContext.Current.CancellationToken);
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
