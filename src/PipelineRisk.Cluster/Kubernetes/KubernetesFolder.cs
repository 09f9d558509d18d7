using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PipelineRisk.Cluster.Kubernetes;

/// <summary>The folder <c>kubernetes</c> with the manifests of a run.</summary>
/// <param name="results">The folder that the user names for the run; the results themselves come into the volume that the pods share.</param>
public sealed class KubernetesFolder(string results)
{
    // kubectl reads the files, never a page: letters of any language stay letters.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it is.</summary>
    public string Place { get; } = Path.Combine(Path.GetFullPath(results), "kubernetes");

    /// <summary>The inputs and the job that computes the shards.</summary>
    public string Shards => Path.Combine(Place, "shards.json");

    /// <summary>The job that joins the parts.</summary>
    public string Merge => Path.Combine(Place, "merge.json");

    /// <summary>Writes the manifests.</summary>
    /// <exception cref="IOException">Something could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Write(ShardedRun run, PodOptions pod)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(pod);
        Write(Shards, KubernetesManifests.Shards(run, pod));
        Write(Merge, KubernetesManifests.Merge(pod));
    }

    private static void Write(string path, JsonObject manifest) => TextFiles.Write(path, $"{manifest.ToJsonString(Json)}\n");
}
