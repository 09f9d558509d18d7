using System.Text;
using System.Xml.Linq;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Page;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

/// <summary>All scenarios at a glance.</summary>
public sealed class ScenarioOverviewTests
{
    private const string Hostile = "</script><script>alert(1)</script><img src='x' onerror='alert(1)'> =1+1 &";

    private static readonly Scenario Small = With("small", 20), Large = With("large", 60);
    private static readonly RunOptions Few = new(256, 1, 2) { HasYears = false };

    [Fact]
    public void A_row_has_the_numbers_of_a_run_and_the_paired_difference_to_the_base()
    {
        ScenarioComparison runs = ScenarioComparison.Run([SampleScenario.Base, Small, Large], Few);
        AnalysisTable table = Table(Document(runs));
        Assert.Equal("base", table.Rows[0][0].Text);
        Assert.True(table.Rows[1][6].Value >= table.Rows[2][6].Value); // the highest mean NPV first
        foreach (IReadOnlyList<AnalysisCell> row in table.Rows)
        {
            int index = runs.Runs.Index().Single(run => run.Item.Scenario.Name == row[0].Text).Index;
            RunResult run = runs.Runs[index];
            Assert.Equal((run[RiskEvent.Loss].Probability.Value, run[RiskEvent.Loss].Low), (row[4].Value, row[4].Low));
            Assert.Equal((run[RiskEvent.Stranded].Probability.Value, run[RiskEvent.Stranded].High), (row[5].Value, row[5].High));
            Assert.Equal((run[Outcome.Npv].Mean.Value, run[Outcome.Npv].Mean.StandardError), (row[6].Value, row[6].StandardError));
            Assert.Equal((runs.Mean(Outcome.Npv)[index] - runs.Mean(Outcome.Npv)[0]).StandardError, row[7].StandardError);
            Assert.Equal((run[Outcome.Npv].Quantile(0.05).Value, run[Outcome.Npv].Quantile(0.95).Value), (row[8].Value, row[9].Value));
            Assert.Equal((run[Outcome.MeanUtilisation].Mean.Value, run[Outcome.NpvRussia].Mean.Value), (row[10].Value, row[11].Value));
        }
    }

    [Fact]
    public void Those_that_are_compared_are_marked_in_their_colour()
    {
        AnalysisTable table = Table(Document(ScenarioComparison.Run([SampleScenario.Base, Small, Large], Few)));
        Assert.Equal(
            [("reference", Colour.Scenario(0)), ("compared", Colour.Scenario(1)), ("", null)],
            new[] { "base", "small", "large" }.Select(name => table.Rows.Single(row => row[0].Text == name)).Select(row => (row[1].Text!, row[0].Dot)));
    }

    [Fact]
    public void One_that_cannot_be_read_is_the_last_row_and_a_warning()
    {
        AnalysisDocument document = Document(
            ScenarioComparison.Run([SampleScenario.Base, Small], Few), new OverviewScenario("broken", null, ["decks.csv:2: low: first", "decks.csv:3: low: second"]));
        IReadOnlyList<AnalysisCell> row = Table(document).Rows[^1];
        Assert.Equal(("broken", "decks.csv:2: low: first (and 1 more)"), (row[0].Text, row[3].Text));
        Assert.All(row.Skip(4), cell => Assert.True(double.IsNaN(cell.Value)));
        Assert.Contains("broken is in the table of all scenarios without numbers: decks.csv:2: low: first (and 1 more)", document.Warnings);
        Assert.Equal(["base", "small"], ChartOf(document).Figure!.Numbers.Columns[0].Words!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_base_there_is_no_table_and_one_warning()
    {
        ScenarioComparison compared = ScenarioComparison.Run([SampleScenario.Base, Small], new(256, 1, 2));
        AnalysisDocument document = CompareReport.Of(compared, null, new(null, [new("base", null, ["no"]), new("small", null, ["no"])]));
        Assert.DoesNotContain(document.Tables, table => table.Name == "glance");
        Assert.Equal(["There is no table of all scenarios, because the base cannot be read: no"], document.Warnings);
    }

    [Fact]
    public void Words_of_others_stay_words()
    {
        XDocument plain = Page(Named("other", "Other")), hostile = Page(Named(Hostile, Hostile));
        Assert.Equal(plain.Descendants().Count(), hostile.Descendants().Count());
        Assert.Contains(hostile.Descendants("td"), cell => cell.Value == Hostile);
        Chart chart = ChartOf(Named(Hostile, Hostile));
        Assert.All(chart.Figure!.Layout.Annotations!, label => Assert.DoesNotContain("<i", label.Text, StringComparison.Ordinal));
        Assert.All(chart.Figure.Data.SelectMany(trace => trace.HoverText!), text => Assert.DoesNotContain('<', text));
    }

    [Fact]
    public void Every_point_has_its_name_and_the_title_tells_the_ends()
    {
        Chart chart = ChartOf(Document(ScenarioComparison.Run([SampleScenario.Base, Small, Large], Few)));
        Assert.Matches("^(None|[1-3]) of 3 scenarios ha(s|ve) a mean NPV above zero: from −[0-9.]+ ± [0-9.]+\u00A0USD bn in [a-z]+ to ", chart.Finding);
        Assert.Equal(["<b>base</b>", "<b>small</b>", "large"], chart.Figure!.Layout.Annotations!.Select(label => label.Text).OrderByDescending(text => text.StartsWith('<')).ThenBy(text => text, StringComparer.Ordinal));
    }

    [Fact]
    public void The_plot_holds_the_intervals_and_zero()
    {
        PlotArea area = PlotArea.Around([new("a", null, new(-10, -12, -8), new(40, 30, 50)), new("b", null, -3, 45)]);
        Assert.True(area is { Left: < -12, Right: > 0, Bottom: < 30, Top: > 50 });
    }

    [Fact]
    public void Names_of_points_that_lie_together_stand_on_different_sides()
    {
        OverviewPoint[] points = [.. Enumerable.Range(0, 8).Select(index => new OverviewPoint($"scenario {index}", null, -10, 40)), new("far", null, 5, 90)];
        IReadOnlyList<Label> names = PointNames.Beside(points, PlotArea.Around(points));
        Assert.Equal(8, names.Take(8).Select(name => (name.XAnchor, name.YAnchor, name.XShift, name.YShift, name.Ax, name.Ay)).Distinct().Count());
        Assert.Equal(("left", "middle", 9.0, false), (names[0].XAnchor, names[0].YAnchor, names[0].XShift, names[0].ShowArrow));
        Assert.All(names.Take(8), name => Assert.Equal(Math.Max(Math.Abs(name.Ax ?? 0), Math.Abs(name.Ay ?? 0)) > 9, name.ShowArrow));
        Assert.Contains(names, name => name.ShowArrow); // not all have room beside the point
    }

    private static AnalysisDocument Named(string name, string standsFor) =>
        Document(ScenarioComparison.Run([SampleScenario.Base, Small, Large with { Name = name }], Few), standsFor);

    private static AnalysisDocument Document(ScenarioComparison runs, params OverviewScenario[] unread) => Document(runs, "Something", unread);

    private static AnalysisDocument Document(ScenarioComparison runs, string standsFor, params OverviewScenario[] unread) => CompareReport.Of(
        ScenarioComparison.Run([SampleScenario.Base, Small], new(256, 1, 2)), null,
        new(runs, [.. runs.Runs.Select(run => new OverviewScenario(run.Scenario.Name, standsFor, [])), .. unread]));

    private static AnalysisTable Table(AnalysisDocument document) => document.Tables.Single(table => table.Name == "glance");

    private static Chart ChartOf(AnalysisDocument document) => document.Parts.Single(part => part.Id == "glance").Charts.Single();

    private static XDocument Page(AnalysisDocument document)
    {
        using MemoryStream stream = new();
        AnalysisPage.Write(document, SampleRun.Manifest, stream);
        return WrittenPage.Parsed(stream.ToArray());
    }

    private static Scenario With(string name, double capacity)
    {
        UncertainInput[] inputs = [.. SampleScenario.Base.Inputs];
        inputs[(int)Parameter.Capacity] = inputs[(int)Parameter.Capacity] with { Distribution = new Constant(capacity) };
        return SampleScenario.Base with { Name = name, Inputs = inputs };
    }
}
