using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;

namespace PipelineRisk.Cluster.Tests.Kubernetes;

/// <summary>Kubernetes' published schema, as the npm package kubernetes-models has it.</summary>
internal static class Schema
{
    private static string Folder { get; } = typeof(Schema).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "SchemaFolder").Value!;

    /// <summary>What the schema says against a manifest. Skips the test where Node.js or npm was missing when it was built.</summary>
    public static IReadOnlyList<string> ProblemsOf(JsonObject manifest)
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "done")), "npm was not there to fetch Kubernetes' schema.");
        using Scratch scratch = new();
        File.WriteAllText(scratch["manifest.json"], manifest.ToJsonString());
        using Process node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "validate.js"), scratch["manifest.json"]])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        Task<string> errors = node.StandardError.ReadToEndAsync();
        string[] problems = node.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        Assert.Equal((problems.Length > 0 ? 1 : 0, ""), (node.ExitCode, errors.GetAwaiter().GetResult()));
        return problems;
    }
}
