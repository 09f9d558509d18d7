namespace PipelineRisk.Cli;

/// <summary>A run was interrupted that can be gone on with.</summary>
/// <param name="message">How far it was, and how to go on.</param>
internal sealed class ResumableException(string message) : OperationCanceledException(message);
