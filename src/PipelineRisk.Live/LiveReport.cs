using PipelineRisk.Reports.Page;

namespace PipelineRisk.Live;

/// <summary>What is shown: how things stand, and the report.</summary>
/// <param name="State">How things stand; it names the edition as soon as that is more than an empty page.</param>
/// <param name="Edition">The report.</param>
internal sealed record LiveReport(LiveState State, Edition Edition)
{
    /// <summary>Before the first run.</summary>
    public static LiveReport Empty => new(new(LiveStatus.Computing, Edition: null), new(PageContent.Empty));

    /// <summary>The same with another edition.</summary>
    public LiveReport With(PageContent content)
    {
        Edition edition = new(content);
        return new(State with { Edition = edition.Name }, edition);
    }
}
