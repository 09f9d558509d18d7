using System.Globalization;
using PipelineRisk.Economics;
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
public sealed record ReadResult(Scenario? Scenario, IReadOnlyList<InputProblem> Problems, IReadOnlyList<InputFile> Files)
{
    /// <summary>Where each parameter stands: its row in the scenario, otherwise in the base. Empty when there are problems.</summary>
    public IReadOnlyDictionary<Parameter, InputRow> Rows { get; init; } = new Dictionary<Parameter, InputRow>();
}

/// <summary>A row of a file.</summary>
/// <param name="File">The file, relative to the inputs folder and with '/'.</param>
/// <param name="Line">The line, from 1.</param>
public readonly record struct InputRow(string File, int Line)
{
    /// <summary><c>FILE:LINE</c>, as in an <see cref="InputProblem"/>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
}
