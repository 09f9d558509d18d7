namespace PipelineRisk.Cli;

/// <summary>Something was asked for that the inputs do not allow; the command ends as with wrong usage.</summary>
/// <param name="message">What is wrong and what would be right.</param>
internal sealed class UsageException(string message) : Exception(message);
