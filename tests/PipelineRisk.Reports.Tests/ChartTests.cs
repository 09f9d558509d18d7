using System.Reflection;
using System.Text;
using System.Text.Json;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Page;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed class ChartTests
{
    [Fact]
    public void Titles_state_the_finding_with_its_number()
    {
        Assert.Equal("The line loses value in 87.0\u00A0% of trials; its mean NPV is −10.9\u00A0USD bn", ValueDistribution.Of(SampleRun.Base).Finding);
        Assert.Equal(
            "59.0\u00A0% of the lines survive; 41.0\u00A0% are stranded: idle 25.8\u00A0%, cut off 13.8\u00A0%, loss-making 1.40\u00A0%",
            SurvivalByCause.Of(SampleRun.Base).Finding);
        Assert.StartsWith("Russia together loses 1.97\u00A0USD bn, the buyer gains", PartyBars.Of(SampleRun.Base).Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_that_holds_the_threshold_is_cut_there_and_keeps_its_height()
    {
        MetricSummary metric = SampleRun.Base[Outcome.Npv] with { Histogram = [new(-2, 1, 0.25), new(1, 4, 0.75)] };
        BarTrace[] sides = [.. HistogramBars.Of(metric, 0, Colour.Loss, Colour.Gain).Cast<BarTrace>()];
        Assert.Equal([-2.0], sides[0].X!);
        Assert.Equal([2.0], sides[0].Width!);
        Assert.Equal([0.0, 1.0], sides[1].X!);
        Assert.Equal([1.0, 3.0], sides[1].Width!);
        Assert.Equal([25.0, 75.0], sides[1].Y!);
    }

    [Fact]
    public void Labels_are_moved_apart_and_stay_below_the_top()
    {
        Assert.Equal([1, 3, 5], Spread.Apart([1, 3, 5], 2, 10));
        Assert.Equal([4, 6, 8, 10], Spread.Apart([9, 9, 9, 9], 2, 10));
        Assert.Equal([1, 2, 7], Spread.Apart([1, 1, 7], 1, 10));
    }

    [Fact]
    public void Figures_are_written_as_plotly_reads_them()
    {
        Figure figure = new(
            [new ScatterTrace { Mode = "lines", X = [1, double.NaN], StackGroup = "</script>", FillColor = Colour.Idle.Faded(0.5) }],
            new() { XAxis = Axis.Titled("<x>") },
            new(ChartColumn.Of("<i>, USD bn", [1, double.NaN]), ChartColumn.Of("Name", ["=1+1", "</script>"])));
        ChartBook book = new();
        book.Place(new Chart("f", "", "", ChartSize.Wide, figure));
        string json = book.Json;
        Assert.DoesNotContain('<', json);
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement trace = document.RootElement.GetProperty("figures").GetProperty("f").GetProperty("data")[0];
        Assert.Equal("scatter", trace.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("x")[1].ValueKind);
        Assert.Equal("</script>", trace.GetProperty("stackgroup").GetString());
        Assert.Equal("@idle/0.5", trace.GetProperty("fillcolor").GetString());
        Assert.False(trace.TryGetProperty("y", out _));
        Assert.Equal("<x>", document.RootElement.GetProperty("figures").GetProperty("f").GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
        JsonElement columns = document.RootElement.GetProperty("tables").GetProperty("f").GetProperty("columns");
        Assert.Equal("""[{"name":"<i>, USD bn","values":[1,null]},{"name":"Name","values":["=1+1","</script>"]}]""", System.Text.RegularExpressions.Regex.Unescape(columns.GetRawText()));
    }

    [Fact]
    public void The_survivors_and_the_stranded_of_every_cause_add_up_to_all_lines()
    {
        IReadOnlyList<ChartColumn> columns = SurvivalByCause.Of(SampleRun.Base).Figure!.Numbers.Columns;
        Assert.Equal(SampleRun.Base.DistressedBy.Count, columns[0].Numbers!.Count);
        for (int year = 0; year < columns[0].Numbers!.Count; year++)
        {
            Assert.Equal(100, columns.Skip(1).Take(4).Sum(column => column.Numbers![year]), 9);
        }
    }

    [Fact]
    public void In_the_waterfall_a_party_is_added_to_those_before_it_and_a_sum_begins_at_zero()
    {
        BarTrace bars = PartyBars.Of(SampleRun.Base).Figure!.Data.OfType<BarTrace>().Single();
        double Mean(Outcome outcome) => SampleRun.Base[outcome].Mean.Value;
        double sponsor = Mean(Outcome.Npv), russia = sponsor + Mean(Outcome.NpvState), withTransit = russia + Mean(Outcome.NpvTransit);
        Assert.Equal([0, sponsor, 0, russia, withTransit, 0], bars.Base!);
        Assert.Equal([Mean(Outcome.NpvBuyer), Mean(Outcome.NpvTotal)], bars.X!.Skip(4));
    }

    [Fact]
    public void Every_colour_has_a_light_and_a_dark_shade()
    {
        string style = Encoding.UTF8.GetString(PageAsset.Style.Bytes);
        IEnumerable<Colour> colours = typeof(Colour).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (Colour)property.GetValue(null)!)
            .Concat(Enumerable.Range(0, Colour.Scenarios).Select(Colour.Scenario));
        Assert.All(colours, colour => Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(style, $@"--{colour.Role}: #[0-9a-f]{{6}};", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(10))));
    }

    [Fact]
    public void A_band_has_a_gap_where_a_point_has_no_interval()
    {
        Figure figure = CurveWithBand.Of(new("chart-c", "", ""), SampleAnalysis.Npv, SampleAnalysis.Npv, [.. new[] { 1.0, 2, double.NaN, 4 }.Select(x => new BandPoint(x, new(x, x - 1, x + 1)))]).Figure!;
        Assert.Equal([[1, 2], [1, 2], [4], [4]], figure.Data.SkipLast(1).Select(trace => trace.X!));
        Assert.Equal([[0, 1], [2, 3], [3], [5]], figure.Data.SkipLast(1).Select(trace => trace.Y!));
    }

    [Fact]
    public void A_tornado_begins_with_the_widest_swing_and_its_bars_end_at_the_values()
    {
        Figure figure = TornadoBars.Of(
            new("chart-t", "", ""), new("P(loss)", "probability"), 0.5, [new("small", 0.45, 0.55), new("one-sided", 0.6, 0.9), new("absent", double.NaN, 0.1)]).Figure!;
        Assert.Equal(["one-sided", "small"], figure.Layout.YAxis!.TickText!);
        (double Row, double End, double Width)[] bars = [.. figure.Data.Cast<BarTrace>().SelectMany(bar => bar.Y!.Select((row, i) => (row, Math.Round(bar.Base![i] + bar.X![i], 9), bar.Width![i])))];
        Assert.Equal([(0, 60, 0.34), (0, 90, 0.66), (-1, 45, 0.66), (-1, 55, 0.66)], bars.OrderByDescending(bar => bar.Row).ThenBy(bar => bar.End));
    }

    [Fact]
    public void The_parts_of_a_waterfall_begin_where_the_one_before_ends()
    {
        Figure figure = ContributionBars.Of(
            new("chart-w", "", ""), SampleAnalysis.Npv, new("start", -2), [new("a", -6), new("b", 3)], new("end", -5), moreIsBetter: true).Figure!;
        BarTrace parts = Assert.Single(figure.Data.OfType<BarTrace>());
        Assert.Equal([-2.0, -8.0], parts.Base!);
        Assert.Equal([-6.0, 3.0], parts.X!);
        Assert.Equal(["loss", "gain"], parts.Marker!.Colors!.Select(colour => colour.Role));
    }

    [Fact]
    public void Curves_are_named_from_the_left_one_at_the_top_to_the_right_one()
    {
        Curve Shifted(string name, double by) => new(name, [.. Enumerable.Range(0, 11).Select(i => new CurvePoint(i + by, i / 10.0))]);
        Figure figure = OverlaidCurves.Of(new("chart-o", "", ""), SampleAnalysis.Npv, [Shifted("right", 3), Shifted("left", 0), Shifted("<b>", 1)]).Figure!;
        Assert.Equal(["<b>left</b><br>median 5", "<b>&lt;b&gt;</b><br>median 6", "<b>right</b><br>median 8"], figure.Layout.Annotations!.OrderByDescending(label => label.Y).Select(label => label.Text));
    }

    [Fact]
    public void Every_parameter_is_in_one_group() =>
        Assert.All(ParameterCatalogue.All, info => Assert.Single(ParameterGroup.All, group => group.Contains(info.Id)));
}
