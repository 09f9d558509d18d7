using System.Globalization;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>How was this made?</summary>
internal static class ManifestSection
{
    public static Section Of(Manifest manifest) => new("manifest", "Manifest", "How was this made?", Markup.Of($"""
        <dl class="facts">
        <dt>Version</dt><dd>{manifest.Version}</dd>
        <dt>Command</dt><dd><code>{manifest.CommandLine}</code></dd>
        <dt>Scenario</dt><dd>{manifest.Scenario}</dd>
        <dt>Seed and sampler</dt><dd>{manifest.Seed.ToString(CultureInfo.InvariantCulture)}, {manifest.Sampler}</dd>
        <dt>Machine</dt><dd>{manifest.Machine}; {manifest.Runtime}; {Plural(manifest.Threads, "thread")}, {Plural(manifest.Lanes, "lane")}</dd>
        <dt>Time</dt><dd>{Digits.Significant(manifest.SimulationSeconds)} s for {Digits.Count(manifest.Trials)} trials ({Digits.Count((long)manifest.TrialsPerSecond)} a second),
        {Digits.Significant(manifest.WallSeconds)} s for the whole command</dd>
        </dl>
        <details><summary>Input files and their SHA-256</summary><div class="scroll" role="region" tabindex="0" aria-label="Input files"><table>
        <thead><tr><th scope="col">File</th><th scope="col" class="text">SHA-256</th></tr></thead>
        <tbody>{Markup.Join(manifest.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => Markup.Of(
            $"""<tr><th scope="row">{input.Key}</th><td class="text"><code>{input.Value}</code></td></tr>""")))}</tbody></table></div></details>
        """));

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
