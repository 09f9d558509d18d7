using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>The report of a run.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page to <paramref name="stream"/>, which stays open.</summary>
    public static void Write(RunResult result, Manifest manifest, Stream stream)
    {
        ChartBook charts = new();
        Markup opening = FirstScreen.Of(result, charts);
        Section[] sections =
        [
            WorthSection.Of(result, charts), StrandingSection.Of(result, charts), CarrySection.Of(result, charts), PartiesSection.Of(result, charts),
            LendersSection.Of(result, charts), InputsSection.Of(result), CertaintySection.Of(result, manifest), ManifestSection.Of(manifest),
        ];
        HtmlPage.Write(stream, $"Power of Siberia 2, {result.Scenario.Name}: PipelineRisk", opening, sections, charts);
    }
}
