namespace PipelineRisk.Cluster;

/// <summary>A run that is to be computed in shards.</summary>
/// <param name="Words">The command line that fixes its result: <c>run</c> and its options, without those that say where and with how many threads.</param>
/// <param name="Shards">How many shards there are.</param>
/// <param name="Inputs">The text of every input file, by its path (with '/') in the inputs folder.</param>
public sealed record ShardedRun(IReadOnlyList<string> Words, int Shards, IReadOnlyDictionary<string, string> Inputs);
