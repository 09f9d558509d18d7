using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Analyses;

/// <summary>All scenarios of an inputs folder at a glance: a run of few trials each, on common random numbers.</summary>
/// <param name="Comparison">The runs of those that could be read, the base first; null where the base cannot be read and so none can.</param>
/// <param name="Scenarios">All of them, the base first.</param>
public sealed record ScenarioOverview(ScenarioComparison? Comparison, IReadOnlyList<OverviewScenario> Scenarios)
{
    /// <summary>The runs; none where the base cannot be read.</summary>
    internal IReadOnlyList<RunResult> Runs => Comparison?.Runs ?? [];
}

/// <summary>A scenario of an inputs folder.</summary>
/// <param name="Name">Its name, which its run has too.</param>
/// <param name="StandsFor">What it stands for, in its author's words; null where they are missing.</param>
/// <param name="Problems">Why it could not be read and has no run; none where it has one.</param>
public sealed record OverviewScenario(string Name, string? StandsFor, IReadOnlyList<string> Problems)
{
    /// <summary>The first problem, and how many more there are; null where there is none.</summary>
    internal string? Problem => Problems.Count switch
    {
        0 => null,
        1 => Problems[0],
        int count => $"{Problems[0]} (and {count - 1} more)",
    };
}
