using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Page;

/// <summary>What a reader must know before relying on the numbers; nothing where there is nothing to warn of.</summary>
internal static class WarningList
{
    public static Markup Of(IReadOnlyList<string> warnings) => warnings.Count == 0
        ? Markup.Empty
        : Markup.Of($"""<div class="warnings"><h3>Warnings</h3><ul>{Markup.Join(warnings.Select(warning => Markup.Of($"<li>{warning}</li>")))}</ul></div>""");
}
