namespace PipelineRisk.Reports;

/// <summary>That the self-test passed, by this build on this machine.</summary>
/// <param name="PassedAt">When, in UTC.</param>
/// <param name="Cases">How many known values it compared.</param>
public sealed record SelfTestPass(DateTimeOffset PassedAt, int Cases);
