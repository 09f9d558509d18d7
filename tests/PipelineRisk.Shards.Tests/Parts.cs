using PipelineRisk.Simulation;

namespace PipelineRisk.Shards.Tests;

/// <summary>Parts to try things with.</summary>
internal static class Parts
{
    public static Part Some(int index, int count) => new(
        new("1.0", ["run", "--trials", "1000"], new Dictionary<string, string>(StringComparer.Ordinal) { ["base/parameters.csv"] = "ab" }),
        new Shard(index, count), 50,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["base/parameters.csv"] = "parameter,unit\ntransit_fee,“Ω”\n" },
        [[1, 2, 3], [.. Enumerable.Range(0, 300).Select(i => (byte)(i * i))], []]);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pipelinerisk-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
