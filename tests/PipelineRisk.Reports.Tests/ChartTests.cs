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
            "Stranded in 41.0\u00A0% of trials: idle 25.8\u00A0%, cut off 13.8\u00A0%, loss-making 1.40\u00A0%",
            StrandingByYear.Of(SampleRun.Base).Finding);
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
            new() { XAxis = Axis.Titled("<x>") });
        string json = PlotlyJson.Write(new Dictionary<string, Figure>(StringComparer.Ordinal) { ["f"] = figure });
        Assert.DoesNotContain('<', json);
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement trace = document.RootElement.GetProperty("f").GetProperty("data")[0];
        Assert.Equal("scatter", trace.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("x")[1].ValueKind);
        Assert.Equal("</script>", trace.GetProperty("stackgroup").GetString());
        Assert.Equal("@idle/0.5", trace.GetProperty("fillcolor").GetString());
        Assert.False(trace.TryGetProperty("y", out _));
        Assert.Equal("<x>", document.RootElement.GetProperty("f").GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Every_colour_has_a_light_and_a_dark_shade()
    {
        string style = Encoding.UTF8.GetString(PageAsset.Style.Bytes);
        IEnumerable<Colour> colours = typeof(Colour).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (Colour)property.GetValue(null)!)
            .Concat(Enumerable.Range(0, Colour.Scenarios).Select(Colour.Scenario));
        Assert.All(colours, colour => Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(style, $@"--{colour.Role}: #[0-9a-f]{{6}};", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    [Fact]
    public void Every_parameter_is_in_one_group() =>
        Assert.All(ParameterCatalogue.All, info => Assert.Single(InputGroup.All, group => group.Contains(info.Id)));
}
