using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>The report of a run.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page to <paramref name="stream"/>, which stays open.</summary>
    /// <param name="result">The run.</param>
    /// <param name="look">What lies beyond the run itself; null while it is not known yet: the page does without it then, and says so.</param>
    /// <param name="recorded">The analyses that have been run into the same folder.</param>
    /// <param name="manifest">How the run was made.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(RunResult result, QuickLook? look, IReadOnlyList<RecordedAnalysis> recorded, Manifest manifest, Stream stream) =>
        HtmlPage.Write(stream, Of(result, look, recorded, manifest));

    /// <summary>What the page says.</summary>
    /// <param name="result">The run.</param>
    /// <param name="look">What lies beyond the run itself; null while it is not known yet.</param>
    /// <param name="recorded">The analyses that have been run into the same folder.</param>
    /// <param name="manifest">How the run was made.</param>
    public static PageContent Of(RunResult result, QuickLook? look, IReadOnlyList<RecordedAnalysis> recorded, Manifest manifest)
    {
        ChartBook charts = new();
        Markup opening = FirstScreen.Of(result, look, charts);
        Section[] sections =
        [
            WorthSection.Of(result, charts), StrandingSection.Of(result, charts), CarrySection.Of(result, charts), PartiesSection.Of(result, charts),
            DriversSection.Of(result, look, recorded, charts), LendersSection.Of(result, charts), InputsSection.Of(result, look, charts),
            CertaintySection.Of(result, look, manifest, charts), ManifestSection.Of(manifest),
        ];
        return new($"Power of Siberia 2, {result.Scenario.Name}: PipelineRisk", opening, sections, charts);
    }
}
