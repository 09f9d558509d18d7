using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Simulation;
using PipelineRisk.Tests.Browser;

namespace PipelineRisk.Reports.Tests;

public sealed class BrowserTests(SharedBrowser browser)
{
    private const string Hostile = """</script><script>document.documentElement.dataset.owned=1</script><img src="x" onerror="document.documentElement.dataset.owned=1">""";

    [Fact]
    public async Task Every_chart_draws_without_an_error()
    {
        await using Tab tab = await Opened(SampleRun.Base);
        Assert.Equal(29, await Count(tab, ".plot"));
        Assert.Equal(29, await Drawn(tab));
        Assert.InRange(await Count(tab, ".point"), 500, 2000);   // bars: eight histograms and the parties
        Assert.InRange(await Count(tab, ".js-fill"), 18, 40);    // bands: two a fan, and the causes
        AssertQuiet(tab);
    }

    [Fact]
    public async Task A_page_with_little_to_show_draws_without_an_error()
    {
        await using Tab tab = await Opened(SampleRun.Bare);
        Assert.Equal(await Count(tab, ".plot"), await Drawn(tab));
        Assert.Contains("No trial of this run has one.", await tab.Evaluate<string>("document.body.innerText"), StringComparison.Ordinal);
        AssertQuiet(tab);
    }

    [Fact]
    public async Task Hostile_text_does_nothing()
    {
        await using Tab tab = await Opened(SampleRun.Of(SampleScenario.Saying(Hostile), 1000));
        Assert.False(await tab.Evaluate<bool>("'owned' in document.documentElement.dataset"));
        Assert.Equal(29, await Drawn(tab));
        AssertQuiet(tab);
    }

    [Theory]
    [InlineData("Gas price")]
    [InlineData(Hostile)]
    public async Task Every_chart_of_an_analysis_draws_without_an_error(string words)
    {
        await using Tab tab = await Opened(AnalysisPageTests.Written(SampleAnalysis.Of(words)));
        Assert.False(await tab.Evaluate<bool>("'owned' in document.documentElement.dataset"));
        Assert.Equal(7, await Drawn(tab));
        Assert.Equal(18 + 18 + 6, await Count(tab, "g.point"));     // bars: two a row of the tornado, and the parts
        Assert.Equal(2, await Count(tab, ".contourbg"));
        AssertQuiet(tab);
    }

    [Fact]
    public async Task An_analysis_without_numbers_draws_without_an_error()
    {
        await using Tab tab = await Opened(AnalysisPageTests.Written(SampleAnalysis.Empty));
        Assert.Equal(0, await Drawn(tab));
        Assert.Equal(7, await Count(tab, ".empty"));
        AssertQuiet(tab);
    }

    [Fact]
    public async Task The_mouse_on_a_bar_shows_its_number()
    {
        await using Tab tab = await Opened(SampleRun.Base);
        MetricSummary npv = SampleRun.Base[Outcome.Npv];
        HistogramBin[] losses = [.. npv.Histogram.Where(bin => bin.High < 0)];
        int highest = Array.IndexOf(losses, losses.MaxBy(bin => bin.Share));
        await tab.Hover($".plot[data-figure='chart-npv'] .trace.bars .point:nth-of-type({highest + 1}) path", down: 0.9);
        await tab.WaitFor("document.querySelector('.hovertext')");
        Assert.EndsWith(
            string.Create(CultureInfo.InvariantCulture, $" USD bn: {100 * losses[highest].Share:0.00} % of trials"),
            await tab.Evaluate<string>("document.querySelector('.hovertext').textContent"), StringComparison.Ordinal);
        AssertQuiet(tab);
    }

    [Fact]
    public async Task Dark_colours_come_when_the_reader_prefers_them_and_go_again()
    {
        await using Tab tab = await Opened(SampleRun.Base);
        string light = await Background(tab);
        await tab.PreferDark();
        await tab.WaitFor(ChartsHaveTheInkOfThePage);
        string dark = await Background(tab);
        await tab.PreferDark(false);
        await tab.WaitFor(ChartsHaveTheInkOfThePage);
        Assert.NotEqual(light, dark);
        Assert.Equal(light, await Background(tab));
        AssertQuiet(tab);
    }

    [Fact]
    public async Task Nothing_is_wider_than_a_telephone()
    {
        await using Tab tab = await browser.NewTab();
        await tab.Resize(360, 740);
        await Open(tab, ReportPageTests.Written(SampleRun.Base, SampleRun.Manifest));
        Assert.InRange(await tab.Evaluate<int>("document.documentElement.scrollWidth"), 1, 360);
        Assert.Equal(29, await Drawn(tab));
        AssertQuiet(tab);
    }

    [Fact]
    public async Task A_page_that_is_made_narrow_draws_its_charts_again()
    {
        await using Tab tab = await Opened(SampleRun.Base);
        await tab.Resize(360, 740);
        await tab.WaitFor("[...document.querySelectorAll('.plot .main-svg')].every(drawing => drawing.getBoundingClientRect().right <= 360)");
        Assert.InRange(await tab.Evaluate<int>("document.documentElement.scrollWidth"), 1, 360);
        AssertQuiet(tab);
    }

    [Fact]
    public async Task It_prints_and_is_as_before_afterwards()
    {
        await using Tab tab = await Opened(SampleRun.Base);
        using ScratchFolder folder = new();
        int open = await Count(tab, "details[open]");
        await tab.Pdf(folder.File("report.pdf"));
        Assert.True(new FileInfo(folder.File("report.pdf")).Length > 100_000);      // twenty charts of lines
        Assert.False(await tab.Evaluate<bool>("'paper' in document.documentElement.dataset"));
        Assert.Equal(open, await Count(tab, "details[open]"));
        AssertQuiet(tab);
    }

    [Fact]
    public async Task The_first_chart_is_drawn_before_the_others()
    {
        await using Tab tab = await Opened(SampleRun.Base);
        Assert.Equal(1, await tab.Evaluate<int>("performance.getEntriesByName('first-chart').length"));
        AssertQuiet(tab);
    }

    private const string ChartsHaveTheInkOfThePage =
        "[...document.querySelectorAll('.plot .infolayer .annotation-text')].some(text => getComputedStyle(text).fill === getComputedStyle(document.body).color)";

    private Task<Tab> Opened(RunResult result) => Opened(ReportPageTests.Written(result, SampleRun.Manifest));

    private async Task<Tab> Opened(byte[] written)
    {
        Tab tab = await browser.NewTab();
        await Open(tab, written);
        return tab;
    }

    private static async Task Open(Tab tab, byte[] written)
    {
        using ScratchFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("report.html"), written);
        await tab.Open(folder.File("report.html"));
        await tab.WaitFor("Number(document.documentElement.dataset.charts) === document.querySelectorAll('.plot').length");
        Assert.Equal("0", await tab.Evaluate<string>("document.documentElement.dataset.errors"));
    }

    // It complained of nothing, and asked for nothing but itself.
    private static void AssertQuiet(Tab tab)
    {
        Assert.Empty(tab.Complaints);
        Assert.EndsWith("/report.html", Assert.Single(tab.Requests), StringComparison.Ordinal);
    }

    private static Task<int> Count(Tab tab, string selector) => tab.Evaluate<int>($"document.querySelectorAll(\"{selector}\").length");

    // A chart that drew holds its axes.
    private static Task<int> Drawn(Tab tab) => tab.Evaluate<int>("[...document.querySelectorAll('.plot.js-plotly-plot')].filter(plot => plot.querySelector('.cartesianlayer .subplot')).length");

    private static Task<string> Background(Tab tab) => tab.Evaluate<string>("getComputedStyle(document.body).backgroundColor");
}
