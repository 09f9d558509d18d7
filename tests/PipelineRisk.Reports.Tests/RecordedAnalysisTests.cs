using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Tests.Sample;

namespace PipelineRisk.Reports.Tests;

public sealed class RecordedAnalysisTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public RecordedAnalysisTests() => AnalysisFiles.Write(SampleAnalysis.Of(), SampleRun.Manifest, _folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_charts_are_those_of_the_analysis()
    {
        RecordedAnalysis recorded = RecordedAnalysis.Read(_folder.Path, "sample", SampleRun.Manifest)!;
        Chart[] charts = [.. SampleAnalysis.Of().Parts.SelectMany(part => part.Charts)];
        Assert.True(recorded.IsOfTheseInputs);
        Assert.Equal(charts.Select(chart => ("chart-sample-" + chart.Id["chart-".Length..], chart.Finding, chart.Note, chart.Size, chart.Height)), recorded.Charts.Select(chart => (chart.Id, chart.Finding, chart.Note, chart.Size, chart.Height)));
        foreach ((Chart original, Chart read) in charts.Zip(recorded.Charts))
        {
            ChartBook one = new(), other = new();
            one.Place(original);
            other.Place(read with { Id = original.Id });
            using System.Text.Json.JsonDocument asked = System.Text.Json.JsonDocument.Parse(one.Json), found = System.Text.Json.JsonDocument.Parse(other.Json);
            Assert.True(System.Text.Json.JsonElement.DeepEquals(asked.RootElement, found.RootElement));
        }
    }

    [Fact]
    public void An_analysis_of_other_inputs_is_known_as_such()
    {
        Manifest[] others =
        [
            SampleRun.Manifest with { Scenario = "oil-indexed" },
            SampleRun.Manifest with { Set = ["price_discount=0.3"] },
            SampleRun.Manifest with { Inputs = SampleRun.Manifest.Inputs.ToDictionary(input => input.Key, _ => new string('c', 64)) },
            SampleRun.Manifest with { Inputs = SampleRun.Manifest.Inputs.Append(new("inputs/base/table.csv", new('d', 64))).ToDictionary() },
        ];
        Assert.All(others, manifest =>
        {
            RecordedAnalysis recorded = RecordedAnalysis.Read(_folder.Path, "sample", manifest)!;
            Assert.False(recorded.IsOfTheseInputs);
            Assert.Empty(recorded.Charts);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"manifest\": {}}")]
    [InlineData("[1]")]
    [InlineData("{\"manifest\": {\"scenario\": 3}}")]
    public void What_this_program_has_not_written_is_left_alone(string text)
    {
        File.WriteAllText(_folder.File("sample.json"), text);
        Assert.Null(RecordedAnalysis.Read(_folder.Path, "sample", SampleRun.Manifest));
        Assert.Null(RecordedAnalysis.Read(_folder.Path, "missing", SampleRun.Manifest));
        Assert.Null(RecordedAnalysis.Read(_folder.File("nowhere"), "sample", SampleRun.Manifest));
    }
}
