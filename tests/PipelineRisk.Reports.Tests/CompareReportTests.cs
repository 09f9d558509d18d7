using System.Text;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Scenarios;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

/// <summary>A comparison as it is read: in words, tables, files and charts.</summary>
public sealed class CompareReportTests
{
    private const int Trials = 512;

    private static readonly Scenario Narrow = With("narrow", (Parameter.Capacity, 38), (Parameter.LoanRate, 0.2));

    [Fact]
    public void Two_have_their_reasons_and_the_parts_add_up()
    {
        AnalysisDocument document = Of(Narrow);
        Assert.Equal(["compare.csv", "compare-quantiles.csv", "compare-events.csv", "compare-explanation.csv", "compare-changes.csv"], document.Tables.Select(document.FileOf));
        AnalysisTable explanation = document.Tables.Single(table => table.Name == "explanation");
        Assert.Equal(["capacity", "loan_rate", "together"], explanation.Rows.Select(row => row[0].Text));
        Assert.Equal(explanation.Rows[2][1].Value, explanation.Rows[0][1].Value + explanation.Rows[1][1].Value, 1e-9);
        Assert.Contains("capacity moves the mean NPV most", document.Answer, StringComparison.Ordinal);
        Assert.Equal(4 * Trials, document.Evaluations); // two runs, and two hybrids between them
    }

    [Fact]
    public void A_row_is_named_for_readers_and_for_programs()
    {
        AnalysisTable outcomes = Of(Narrow).Tables.First();
        IReadOnlyList<AnalysisCell> utilisation = outcomes.Rows[(int)Outcome.MeanUtilisation], npv = outcomes.Rows[(int)Outcome.Npv];
        Assert.Equal(("npv", "NPV of the line, USD bn", "USD bn"), (npv[0].Code, npv[0].Text, npv[1].Text));
        Assert.Equal(("mean_utilisation", "Mean utilisation", "fraction"), (utilisation[0].Code, utilisation[0].Text, utilisation[1].Text));
        Assert.EndsWith("\u00A0%", outcomes.Columns[2].Shown(utilisation[2]), StringComparison.Ordinal);
        Assert.EndsWith("\u00A0pp", outcomes.Columns[4].Shown(utilisation[4]), StringComparison.Ordinal);
        Assert.DoesNotContain("USD", outcomes.Columns[2].Shown(npv[2]), StringComparison.Ordinal); // said beside the name
        Assert.Equal(["name", "base", "narrow", "narrow - base"], outcomes.ForReaders.Columns.Select(column => column.Name));
        using MemoryStream stream = new();
        AnalysisCsv.Write(outcomes, stream);
        Assert.Contains("\nmean_utilisation,fraction,0.", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Three_are_compared_with_the_first()
    {
        AnalysisDocument document = Of(Narrow, With("wide", (Parameter.Capacity, 60)));
        Assert.DoesNotContain(document.Tables, table => table.Name == "explanation");
        Assert.Contains("narrow moves them by", document.Answer, StringComparison.Ordinal);
        Assert.Contains("wide moves them by", document.Answer, StringComparison.Ordinal);
        IReadOnlyList<AnalysisCell> loss = document.Tables.Single(table => table.Name == "events").Rows[0];
        Assert.Equal(loss[4].Value - loss[2].Value, loss[6].Value);
    }

    [Fact]
    public void Equal_ones_are_told_so()
    {
        AnalysisDocument document = Of(SampleScenario.Base with { Name = "copy" });
        Assert.EndsWith("The two have the same inputs.", document.Answer, StringComparison.Ordinal);
        Assert.Equal("together", Assert.Single(document.Tables.Single(table => table.Name == "explanation").Rows)[0].Text);
        Assert.All(document.Tables.First().Rows, row => Assert.True(row[4].Value is 0 or double.NaN));
    }

    [Fact]
    public void The_page_takes_the_names_of_scenarios_as_text()
    {
        using MemoryStream stream = new();
        AnalysisPage(Of(Narrow with { Name = "<b>&\"" }), stream);
        string page = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("&lt;b&gt;&amp;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&\"", page, StringComparison.Ordinal);
        foreach (string chart in new[] { "chart-compare-npv", "chart-compare-npv-1", "chart-compare-npv-2", "chart-compare-delivered-1", "chart-compare-delivered-2", "chart-compare-values", "chart-compare-events", "chart-compare-why-npv", "chart-compare-why-loss", "chart-compare-why-stranded" })
        {
            Assert.Contains($"id=\"{chart}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Titles_state_what_differs_and_by_how_much()
    {
        Dictionary<string, string> findings = Charts(Of(Narrow)).ToDictionary(chart => chart.Id, chart => chart.Finding, StringComparer.Ordinal);
        ScenarioComparison comparison = ScenarioComparison.Run([SampleScenario.Base, Narrow], new(Trials, 1, 2));
        string npv = AnalysisWords.Signed(comparison.Mean(Outcome.Npv)[1] - comparison.Mean(Outcome.Npv)[0], "USD bn");
        Assert.StartsWith("From base to narrow: ", findings["chart-compare-values"], StringComparison.Ordinal);
        Assert.Contains($"Sponsor {npv}", findings["chart-compare-values"], StringComparison.Ordinal);
        Assert.Matches("^From base to narrow “.+” becomes [0-9.]+ ± [0-9.]+ pp (more|less) likely, the largest difference$", findings["chart-compare-events"]);
        Assert.Matches("^The mean NPV from base to narrow: capacity moves it most, by [+−][0-9.]+", findings["chart-compare-why-npv"]);
        Assert.Matches("^In base [0-9.]+ % of trials lose value; the mean NPV is −[0-9.]+ USD bn$", findings["chart-compare-npv-1"]);
        Assert.Matches("^In narrow deliveries are highest in 20[0-9]+: [0-9.]+ bcm on average, of a capacity of 38 bcm/yr$", findings["chart-compare-delivered-2"]);
    }

    [Fact]
    public void Titles_of_equal_scenarios_claim_no_difference()
    {
        Dictionary<string, string> findings = Charts(Of(SampleScenario.Base with { Name = "copy" })).ToDictionary(chart => chart.Id, chart => chart.Finding, StringComparer.Ordinal);
        Assert.Equal("No party gains or loses against base by more than the error", findings["chart-compare-values"]);
        Assert.Equal("Nothing is more or less likely than in base by more than the error", findings["chart-compare-events"]);
    }

    [Fact]
    public void Small_multiples_have_the_same_axes_and_each_its_colour()
    {
        Scenario[] nine = [.. Enumerable.Range(30, 9).Select(capacity => With($"s{capacity}", (Parameter.Capacity, capacity)))];
        Chart[] all = Charts(CompareReport.Of(ScenarioComparison.Run(nine, new(128, 1, 2)), null));
        Chart[] value = Panels(all, "chart-compare-npv-"), delivered = Panels(all, "chart-compare-delivered-");
        Assert.Equal(Colour.Scenarios, value.Length);
        Assert.Single(value.Select(chart => string.Join(' ', chart.Figure!.Layout.XAxis!.Range!)).Distinct(StringComparer.Ordinal));
        Assert.Equal(Colour.Scenarios, delivered.Length);
        Assert.Single(delivered.Select(chart => string.Join(' ', chart.Figure!.Layout.YAxis!.Range!)).Distinct(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, Colour.Scenarios).Select(Colour.Scenario), delivered.Select(chart => ((ScatterTrace)chart.Figure!.Data[^1]).Line!.Color));
    }

    [Fact]
    public void The_words_of_a_small_chart_stay_in_it()
    {
        Chart panel = ValuePanel.Of(new("chart-x", "", ""), SampleRun.Base, Colour.Scenario(0), (SampleRun.Base[Outcome.Npv].Quantile(0.05).Value - 1, 1), ChartSize.Third);
        Label[] labels = [.. panel.Figure!.Layout.Annotations!];
        double low = panel.Figure.Layout.XAxis!.Range![0]!.Value, high = panel.Figure.Layout.XAxis.Range[1]!.Value, room = 0.2 * (high - low);
        Assert.All(labels.Where(label => label.XAnchor == "right"), label => Assert.True(label.X > low + room));
        Assert.All(labels.Where(label => label.XAnchor == "left"), label => Assert.True(label.X < high - room));
        Assert.Equal(["P5", "P95", "lose", "mean"], labels.SelectMany(label => new[] { "P5", "P95", "lose", "earn", "mean" }.Where(word => label.Text.Contains(word + " ", StringComparison.Ordinal) || label.Text.Contains(" " + word, StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_scenario_has_one_colour_on_the_whole_page()
    {
        Chart[] all = Charts(Of(Narrow, With("wide", (Parameter.Capacity, 60))));
        foreach (string id in new[] { "chart-compare-values", "chart-compare-events" })
        {
            ScatterTrace[] dots = [.. all.Single(chart => chart.Id == id).Figure!.Data.Cast<ScatterTrace>()];
            Assert.Equal([("narrow", Colour.Scenario(1)), ("wide", Colour.Scenario(2))], dots.Select(trace => (trace.Name!, trace.Marker!.Color!.Value)));
        }

        Assert.Equal(
            [("base", Colour.Scenario(0)), ("narrow", Colour.Scenario(1)), ("wide", Colour.Scenario(2))],
            all.Single(chart => chart.Id == "chart-compare-npv").Figure!.Data.Cast<ScatterTrace>().Select(trace => (trace.Name!, trace.Line!.Color)));
    }

    private static Chart[] Charts(AnalysisDocument document) => [.. document.Parts.SelectMany(part => part.Charts)];

    private static Chart[] Panels(Chart[] charts, string prefix) => [.. charts.Where(chart => chart.Id.StartsWith(prefix, StringComparison.Ordinal))];

    private static void AnalysisPage(AnalysisDocument document, Stream stream) => Page.AnalysisPage.Write(document, SampleRun.Manifest, stream);

    private static Scenario With(string name, params (Parameter Parameter, double Value)[] constants)
    {
        UncertainInput[] inputs = [.. SampleScenario.Base.Inputs];
        foreach ((Parameter parameter, double value) in constants)
        {
            inputs[(int)parameter] = inputs[(int)parameter] with { Distribution = new Constant(value) };
        }

        return SampleScenario.Base with { Name = name, Inputs = inputs };
    }

    private static AnalysisDocument Of(params Scenario[] others)
    {
        ScenarioComparison comparison = ScenarioComparison.Run([SampleScenario.Base, .. others], new(Trials, 1, 2));
        return CompareReport.Of(comparison, others.Length == 1 ? DifferenceExplanation.Of(comparison.Runs[0], comparison.Runs[1]) : null);
    }
}
