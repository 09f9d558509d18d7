namespace PipelineRisk.Simulation;

/// <summary>How far a run is.</summary>
/// <param name="NewTrials">Trials done since the last report.</param>
/// <param name="Precision">At the end of a round, the precision reached; otherwise null.</param>
public readonly record struct RunProgress(long NewTrials, IReadOnlyList<PrecisionReached>? Precision);
