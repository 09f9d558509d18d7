using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Simulation;
using PipelineRisk.Tests.Browser;

namespace PipelineRisk.Live.Tests;

/// <summary>What a reader sees while the inputs change.</summary>
public sealed class PageTests(SharedBrowser browser) : IAsyncLifetime
{
    private const string Lower = "fraction,pert,,0.1,0.3,0.5";
    private const string IsCurrent = "document.querySelector('.live').dataset.status === 'current' && document.documentElement.dataset.charts > 0";
    private const string Changed = IsCurrent + " && /price_discount changed.*Break-even price/.test(document.querySelector('.live summary')?.textContent)";

    private readonly LiveInputs _inputs = new();
    private CancellationTokenSource _end = null!;
    private TestOrder _order = null!;
    private Watch _watch = null!;
    private Task _following = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        _order = new(_inputs);
        await Begin(0);
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        _inputs.Dispose();
    }

    [Fact]
    public async Task A_changed_file_changes_the_numbers_and_the_page_says_what_changed()
    {
        await using Tab page = await Opened();
        await AssertShows(page, run: 0);
        int line = _inputs.Believe("price_discount", Lower);
        await page.WaitFor(Changed);
        await AssertShows(page, run: 1);
        string strip = await page.Evaluate<string>("document.querySelector('.live').textContent");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"base/parameters.csv:{line}"), strip, StringComparison.Ordinal);
        Assert.Matches(@"Mean NPV \+\d", await page.Evaluate<string>("document.querySelector('.live summary').textContent"));
        Assert.Empty(page.Complaints);
        Assert.Equal("0", await page.Evaluate<string>("document.documentElement.dataset.errors"));
        Assert.Equal(["", "events", "report"], page.Requests.Select(request => _watch.Address.MakeRelativeUri(new Uri(request)).ToString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_error_is_shown_above_the_last_good_numbers_until_it_is_mended()
    {
        await using Tab page = await Opened();
        string before = await page.Evaluate<string>("document.getElementById('report').textContent");
        string good = _inputs.Text("base/parameters.csv");
        int line = _inputs.Believe("price_discount", "fraction,pert,,0.5,0.3,0.1");
        await page.WaitFor("document.querySelector('.live').dataset.status === 'invalid'");
        string[] problems = await page.Evaluate<string[]>("[...document.querySelectorAll('.live .problems li')].map(item => item.textContent)");
        Assert.Equal(_inputs.Read().Problems.Select(problem => problem.ToString()), problems);
        Assert.All(problems, problem => Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"base/parameters.csv:{line}: "), problem, StringComparison.Ordinal));
        Assert.True(await page.Evaluate<bool>("document.querySelector('.live .problems').getBoundingClientRect().height > 0"));
        Assert.Equal(before, await page.Evaluate<string>("document.getElementById('report').textContent"));
        _inputs.Save("base/parameters.csv", good);
        await page.WaitFor(IsCurrent);
        Assert.Equal(0, await page.Evaluate<int>("document.querySelectorAll('.live .problems li').length"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task The_reader_keeps_the_place_the_open_folds_the_focus_and_the_drawn_charts()
    {
        await using Tab page = await Opened();
        await page.Evaluate<bool>("""
            (() => {
              const fold = document.querySelector(".card details"), data = document.querySelector("details.data");
              fold.open = data.open = true;
              const plot = document.querySelectorAll(".plot")[3];
              plot.scrollIntoView({ block: "center", behavior: "instant" });
              plot.focus({ preventScroll: true });
              window.kept = { fold, data, plot, svg: plot.querySelector(".main-svg"), driver: document.querySelector("#drivers .plot") };
              return true;
            })()
            """);
        await page.WaitFor("window.kept.data.querySelector('tbody tr')");
        double top = await page.Evaluate<double>("window.kept.plot.getBoundingClientRect().top");
        string cell = await page.Evaluate<string>("window.kept.data.querySelector('tbody').textContent");
        _inputs.Believe("price_discount", Lower);
        await page.WaitFor(Changed);
        Assert.Equal(top, await page.Evaluate<double>("window.kept.plot.getBoundingClientRect().top"), 1.5);
        Assert.True(await page.Evaluate<bool>("window.kept.fold.isConnected && window.kept.fold.open && window.kept.data.isConnected && window.kept.data.open"));
        Assert.NotEqual(cell, await page.Evaluate<string>("window.kept.data.querySelector('tbody').textContent"));
        Assert.True(await page.Evaluate<bool>("window.kept.plot.isConnected && document.activeElement === window.kept.plot && window.kept.svg.isConnected"));
        Assert.True(await page.Evaluate<bool>("window.kept.driver.isConnected && document.querySelectorAll('.stale, .pending').length === 0"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task What_inputs_say_is_text()
    {
        const string Hostile = "<img src=x onerror=document.documentElement.dataset.owned=1><script>document.documentElement.dataset.owned=1</script>";
        await using Tab page = await Opened();
        _inputs.Believe("price_discount", $"{Lower},,,,,,,,,\"{Hostile}\",\"{Hostile}\"");
        await page.WaitFor(Changed);
        Assert.Contains(Hostile, await page.Evaluate<string>("document.getElementById('input-price_discount').textContent"), StringComparison.Ordinal);
        _inputs.Believe("price_discount", $"fraction,{Hostile},,0.1,0.3,0.5");
        _inputs.Save($"base/{Hostile.Replace('/', '-')}.csv", "");
        await page.WaitFor("document.querySelector('.live').dataset.status === 'invalid'");
        Assert.Contains("<img src=x", await page.Evaluate<string>("document.querySelector('.live .problems').textContent"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Evaluate<int>("document.querySelectorAll('img').length"));
        Assert.True(await page.Evaluate<bool>("document.documentElement.dataset.owned === undefined"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_page_that_is_opened_later_has_it_all_and_one_that_loses_the_watch_finds_the_next()
    {
        await using Tab first = await Opened();
        _inputs.Believe("price_discount", Lower);
        await first.WaitFor(Changed);
        await using Tab second = await Opened();
        await second.WaitFor(Changed);
        await AssertShows(second, run: 1);

        int port = _watch.Address.Port;
        await End();
        await first.WaitFor("document.querySelector('.live').dataset.status === 'lost'");
        await AssertShows(first, run: 1);
        _inputs.Believe("price_discount", "fraction,pert,,0.2,0.4,0.5");
        await Begin(port);
        await first.WaitFor(IsCurrent);
        await AssertShows(first, run: 2);
    }

    private async Task Begin(int port)
    {
        _end = new();
        _watch = await Watch.StartAsync(_order.Of(), port);
        _following = _watch.FollowAsync(_end.Token);
    }

    private async Task End()
    {
        await _end.CancelAsync();
        await _following.ContinueWith(_ => { }, TaskScheduler.Default);
        await _watch.DisposeAsync();
        _end.Dispose();
    }

    private async Task<Tab> Opened()
    {
        Tab page = await browser.NewTab();
        await page.Open(_watch.Address);
        await page.WaitFor(IsCurrent);
        return page;
    }

    // The figures of the first screen are those of the run, as far as they are shown.
    private async Task AssertShows(Tab page, int run)
    {
        RunResult result = _order.Kept.ElementAt(run).Result;
        string[] numbers = await page.Evaluate<string[]>("[...document.querySelectorAll('.tile .number')].map(number => number.textContent.replace('−', '-').replace('%', '').replace('USD bn', '').trim())");
        AssertRounded(100 * result[RiskEvent.Loss].Probability.Value, numbers[0]);
        AssertRounded(100 * result[RiskEvent.Stranded].Probability.Value, numbers[1]);
        AssertRounded(result[Outcome.Npv].Mean.Value, numbers[2]);
    }

    private static void AssertRounded(double expected, string shown)
    {
        int decimals = shown.Contains('.', StringComparison.Ordinal) ? shown.Length - shown.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        Assert.Equal(Math.Round(expected, decimals), double.Parse(shown, CultureInfo.InvariantCulture), 1e-9);
    }
}
