namespace PipelineRisk.Shards;

/// <summary>A file is no sound part.</summary>
/// <param name="message">What is wrong with it, as the end of a sentence that begins with its name.</param>
public sealed class BadPartException(string message) : Exception(message);
