namespace PipelineRisk.Cli;

/// <summary>Another process does the same work in the same folder.</summary>
/// <param name="message">What it does.</param>
internal sealed class BusyException(string message) : Exception(message);
