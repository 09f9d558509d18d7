using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Live;

/// <summary>What to watch, how to run it, and where the results go.</summary>
/// <param name="InputsFolder">The folder that holds <c>base</c> and <c>scenarios</c>.</param>
/// <param name="ScenarioName">The scenario; null or <c>base</c> for the base alone.</param>
/// <param name="Overrides">The texts <c>parameter=value</c> of <c>--set</c>.</param>
/// <param name="Options">How to simulate.</param>
public sealed record WatchOrder(string InputsFolder, string? ScenarioName, IReadOnlyList<string> Overrides, RunOptions Options)
{
    /// <summary>The manifest of a run, told the time since its inputs were read.</summary>
    public required Func<RunResult, IReadOnlyList<InputFile>, TimeSpan, Manifest> ManifestOf { get; init; }

    /// <summary>The folder of the result files: the analyses that were run into it are shown too.</summary>
    public required string ResultFolder { get; init; }

    /// <summary>Writes the result files of a run; throws an <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot.</summary>
    public required Action<FinishedRun, QuickLook> Keep { get; init; }

    /// <summary>Is told of each finished run.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Is told of input errors and warnings.</summary>
    public TextWriter Errors { get; init; } = TextWriter.Null;

    /// <summary>The inputs as they are now.</summary>
    public ReadResult Read() => ScenarioReader.Read(InputsFolder, ScenarioName, Overrides);

    /// <summary>The folders whose files are read.</summary>
    internal IReadOnlyList<string> Folders => string.IsNullOrEmpty(ScenarioName)
        ? [Path.Combine(InputsFolder, "base")]
        : [Path.Combine(InputsFolder, "base"), Path.Combine(InputsFolder, "scenarios", ScenarioName)];
}
