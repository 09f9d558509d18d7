using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>A file that was read.</summary>
/// <param name="Path">Its path relative to the inputs folder, with '/'.</param>
/// <param name="Sha256">The SHA-256 of the very bytes that were parsed, in lower-case hexadecimal.</param>
/// <param name="Text">The text of those bytes, with the byte order mark if there is one.</param>
public sealed record InputFile(string Path, string Sha256, string Text);

/// <summary>A scenario, or every reason why there is none.</summary>
/// <param name="Scenario">The scenario; null when there are problems.</param>
/// <param name="Problems">All problems of all files, ordered by file, line and column; those of the options come last.</param>
/// <param name="Files">The files that were read, ordered by path.</param>
public sealed record ReadResult(Scenario? Scenario, IReadOnlyList<InputProblem> Problems, IReadOnlyList<InputFile> Files);
