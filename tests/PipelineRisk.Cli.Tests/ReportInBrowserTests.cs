using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PipelineRisk.Tests.Browser;
using Xunit;

namespace PipelineRisk.Cli.Tests;

/// <summary>The real report in a real browser: what it says is what the files of the run say.</summary>
public sealed partial class ReportInBrowserTests(SharedBrowser browser, ReportInBrowserTests.BaseCase run) : IClassFixture<ReportInBrowserTests.BaseCase>
{
    [Fact]
    public async Task Every_chart_draws_and_nothing_is_asked_for_but_the_page()
    {
        Tab tab = await run.Opened(browser);
        Assert.Empty(tab.Complaints);
        Assert.Equal([new Uri(run.Folder["report.html"]).AbsoluteUri], tab.Requests);
        Assert.Equal("0", await tab.Evaluate<string>("document.documentElement.dataset.errors"));
        Assert.Equal(
            await tab.Evaluate<int>("document.querySelectorAll('.plot').length"),
            await tab.Evaluate<int>("[...document.querySelectorAll('.plot')].filter(plot => plot.querySelector('.cartesianlayer .subplot')).length"));
        Assert.InRange(new FileInfo(run.Folder["report.html"]).Length, 1_500_000, 3_000_000);
    }

    [Theory]
    [InlineData("chart-npv", "events.csv", "loss", "probability", 100)]
    [InlineData("chart-npv", "summary.csv", "npv", "mean", 1)]
    [InlineData("chart-npv-by-rate", "summary.csv", "npv_r6", "mean", 1)]
    [InlineData("chart-irr", "summary.csv", "irr", "p50", 100)]
    [InlineData("chart-discounted-payback-year", "summary.csv", "discounted_payback_year", "p50", 1)]
    [InlineData("chart-peak-funding", "summary.csv", "peak_funding", "mean", 1)]
    [InlineData("chart-stranding", "events.csv", "stranded", "probability", 100)]
    [InlineData("chart-stranding", "events.csv", "stranded_idle", "probability", 100)]
    [InlineData("chart-stranding", "events.csv", "stranded_rupture", "probability", 100)]
    [InlineData("chart-stranding-year", "summary.csv", "stranding_year", "p50", 1)]
    [InlineData("chart-parties", "summary.csv", "npv_russia", "mean", -1)]
    [InlineData("chart-parties", "summary.csv", "npv_buyer", "mean", 1)]
    [InlineData("chart-levelised-cost", "summary.csv", "levelised_cost", "p50", 1)]
    [InlineData("chart-min-dscr", "events.csv", "dscr_below_1", "probability", 100)]
    [InlineData("chart-convergence-value", "summary.csv", "npv", "mean", 1)]
    public async Task A_title_states_the_number_of_the_files(string chart, string file, string row, string column, double scale)
    {
        Tab tab = await run.Opened(browser);
        string title = await tab.Evaluate<string>($"document.getElementById('{chart}-finding').textContent");
        double value = scale * Rows(file).Single(cells => cells.Values.First() == row).Number(column);
        Assert.True(Numbers(title).Any(number => Math.Abs(number.Value - value) <= 0.5001 * number.LastDigit), $"{title}: no number is {value}");
    }

    [Theory]
    [InlineData("eu_price", "border-price", 1)]
    [InlineData("delivered", "delivered", 1)]
    [InlineData("utilisation", "utilisation", 100)]
    [InlineData("free_cash_flow", "free-cash-flow", 1)]
    [InlineData("net_demand", "net-demand", 1)]
    [InlineData("cumulative_dcf", "cumulative-dcf", 1)]
    public async Task The_table_of_a_fan_holds_the_rows_of_yearly_csv(string series, string chart, double scale)
    {
        Tab tab = await run.Opened(browser);
        JsonElement table = await tab.Evaluate<JsonElement>($"JSON.parse(document.getElementById('figures').textContent).tables['chart-{chart}']");
        double[][] columns = [.. table.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("values").Deserialize<double[]>()!)];
        Row[] rows = [.. Rows("yearly.csv").Where(row => row["series"] == series)];
        Assert.Equal(rows.Select(row => row.Number("year")), columns[0]);
        foreach ((int index, string column) in new[] { "mean", "p5", "p25", "p50", "p75", "p95" }.Index())
        {
            Assert.All(rows.Select(row => scale * row.Number(column)).Zip(columns[index + 1]), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));
        }
    }

    [Fact]
    public async Task The_keyboard_goes_along_a_plot_and_what_is_there_is_said()
    {
        Tab tab = await run.Opened(browser);
        await tab.Evaluate<object>("document.querySelector('[data-figure=\"chart-delivered\"]').focus()");
        for (int year = 0; year < 20; year++)
        {
            await tab.PressKey("ArrowRight");
        }

        Row[] rows = [.. Rows("yearly.csv").Where(row => row["series"] == "delivered")];
        string median = rows[19].Number("p50").ToString("F2", CultureInfo.InvariantCulture);
        await tab.WaitFor($"document.querySelector('[aria-live]').textContent.includes('{rows[19]["year"]}')");
        Assert.Contains($"median {median}", await tab.Evaluate<string>("document.querySelector('[aria-live]').textContent"), StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_numbers_of_a_chart_open_below_it_and_are_saved_with_every_digit()
    {
        Tab tab = await run.Opened(browser);
        await tab.Click("#chart-delivered details.data summary");
        await tab.WaitFor("document.querySelector('#chart-delivered table tbody tr')");
        Row[] rows = [.. Rows("yearly.csv").Where(row => row["series"] == "delivered")];
        Assert.Equal(rows.Length, await tab.Evaluate<int>("document.querySelectorAll('#chart-delivered table tbody tr').length"));
        Assert.Equal(rows[20]["year"], await tab.Evaluate<string>("document.querySelectorAll('#chart-delivered table tbody tr')[20].cells[0].textContent"));

        await tab.Evaluate<object>("URL.createObjectURL = blob => { window.saved = blob.text(); return '#'; }; void 0");
        await tab.Click("#chart-delivered .buttons button");
        string[] lines = (await tab.Evaluate<string>("window.saved")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows.Length + 1, lines.Length);
        Assert.StartsWith("Year,\"Gas delivered: mean, bcm\",P5,P25,median,P75,P95", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            rows.Select(row => (row.Number("year"), row.Number("mean"), row.Number("p95"))),
            lines.Skip(1).Select(line => line.Split(',')).Select(cells => (Parsed(cells[0]), Parsed(cells[1]), Parsed(cells[6]))));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_break_even_price_of_the_first_screen_breaks_even()
    {
        Tab tab = await run.Opened(browser);
        string price = await tab.Evaluate<string>("document.querySelectorAll('.tile .number')[3].textContent");
        (double value, double lastDigit) = Numbers(price).First();
        using TemporaryFolder other = new();
        double MeanAt(double flat)
        {
            Executable.Outcome fixedRun = Executable.Run(
                "run", "--trials", "16384", "--quiet", "--out", other["flat"], "--set", string.Create(CultureInfo.InvariantCulture, $"border_price_floor={flat}"),
                "--set", "price_discount=0.9", "--set", "discount_slope=0", "--set", "oil_index_weight=0");
            Assert.Equal((0, ""), (fixedRun.ExitCode, fixedRun.Errors));
            return Row.Read(Path.Combine(other["flat"], "summary.csv")).Single(row => row["metric"] == "npv").Number("mean");
        }

        // Shown in the digits that its error leaves: two units of the last one to either side hold the zero.
        Assert.True(MeanAt(value - (2 * lastDigit)) < 0);
        Assert.True(MeanAt(value + (2 * lastDigit)) > 0);
    }

    [Fact]
    public async Task An_analysis_in_the_same_folder_takes_the_place_of_the_quick_version()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(0, Executable.Run("attribution", "--trials", "1024", "--quiet", "--out", folder["both"]).ExitCode);
        Assert.Equal(0, Executable.Run("run", "--trials", "4096", "--quiet", "--out", folder["both"]).ExitCode);
        await using Tab tab = await browser.NewTab();
        await tab.Open(folder["both/report.html"]);
        await tab.WaitFor("document.documentElement.dataset.charts");
        Assert.Contains("come from attribution.json in the same folder", await tab.Evaluate<string>("document.getElementById('drivers').textContent"), StringComparison.Ordinal);
        Assert.Equal(
            await tab.Evaluate<string>("document.getElementById('chart-attribution-stranding-finding').textContent"),
            JsonDocument.Parse(await File.ReadAllBytesAsync(folder["both/attribution.json"], TestContext.Current.CancellationToken)).RootElement
                .GetProperty("charts").EnumerateArray().First(chart => chart.GetProperty("id").GetString() == "chart-stranding").GetProperty("finding").GetString());
        Assert.Empty(tab.Complaints);

        // Of other inputs it is left out, and the page says so.
        Assert.Equal(0, Executable.Run("run", "--trials", "4096", "--quiet", "--out", folder["both"], "--set", "price_discount=0.3").ExitCode);
        await tab.Open(folder["both/report.html"]);
        Assert.Contains("attribution.json in the folder is of other inputs and not shown", await tab.Evaluate<string>("document.getElementById('drivers').textContent"), StringComparison.Ordinal);
    }

    private IReadOnlyList<Row> Rows(string file) => Row.Read(run.Folder[file]);

    // Every number in a text, and the worth of one unit of its last digit.
    private static IEnumerable<(double Value, double LastDigit)> Numbers(string text) => NumberPattern().Matches(text)
        .Select(match => match.Value.Replace('−', '-').Replace(",", "", StringComparison.Ordinal))
        .Select(digits => (Parsed(digits), Math.Pow(10, digits.Contains('.', StringComparison.Ordinal) ? digits.IndexOf('.', StringComparison.Ordinal) + 1 - digits.Length : 0)));

    private static double Parsed(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"−?\d[\d,]*(\.\d+)?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NumberPattern();

    /// <summary>One run of the real inputs, and its report in a tab that the tests share: none of them leaves it other than it was for the next.</summary>
    public sealed class BaseCase : IAsyncDisposable
    {
        private Tab? _tab;

        public BaseCase() => Assert.Equal(0, Executable.Run("run", "--trials", "16384", "--quiet", "--out", Folder.Path).ExitCode);

        internal TemporaryFolder Folder { get; } = new();

        internal async Task<Tab> Opened(SharedBrowser browser)
        {
            if (_tab is null)
            {
                _tab = await browser.NewTab();
                await _tab.Open(Folder["report.html"]);
                await _tab.WaitFor("document.documentElement.dataset.charts");
            }

            return _tab;
        }

        public async ValueTask DisposeAsync()
        {
            if (_tab is not null)
            {
                await _tab.DisposeAsync();
            }

            Folder.Dispose();
        }
    }

    /// <summary>A row of a result file; none of them quotes a cell with a comma.</summary>
    private sealed class Row : Dictionary<string, string>
    {
        private Row(string[] header, string[] cells)
            : base(header.Zip(cells, KeyValuePair.Create), StringComparer.Ordinal)
        {
        }

        public static IReadOnlyList<Row> Read(string file)
        {
            string[][] lines = [.. File.ReadLines(file).Select(line => line.Split(','))];
            return [.. lines.Skip(1).Select(cells => new Row(lines[0], cells))];
        }

        public double Number(string column) => Parsed(this[column]);
    }
}
