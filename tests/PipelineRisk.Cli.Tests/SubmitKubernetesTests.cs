using System.Text.Json.Nodes;
using Xunit;

namespace PipelineRisk.Cli.Tests;

/// <summary><c>submit kubernetes</c>: the manifests' containers compute what they say.</summary>
public sealed class SubmitKubernetesTests
{
    private static readonly string[] Run = ["--trials", "20k", "--seed", "3", "--set", "price_discount=0.3", "--scenario", "tax-relief"];
    private static readonly string[] Submit = ["submit", "kubernetes", "--shards", "2", "--image", "example/pipelinerisk:1", .. Run];

    [Fact]
    public void What_the_containers_run_is_the_run()
    {
        using TemporaryFolder folder = new();
        Executable.Outcome written = Executable.Run([.. Submit, "--no-submit", "--name", "risk", "--out", folder["my run"]]);
        Assert.Equal((0, ""), (written.ExitCode, written.Errors));
        Assert.Equal(
            [
                $"kubectl apply --server-side -f '{folder["my run/kubernetes/shards.json"]}'",
                "kubectl wait --for=condition=complete --timeout=-1s job/risk",
                $"kubectl apply --server-side -f '{folder["my run/kubernetes/merge.json"]}'",
            ],
            written.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));

        // As the cluster would: the inputs are mounted, an index is given, and the arguments are the container's.
        JsonArray shards = JsonNode.Parse(File.ReadAllText(folder["my run/kubernetes/shards.json"]))!["items"]!.AsArray();
        JsonNode data = shards.Single(item => $"{item!["kind"]}" == "ConfigMap")!["data"]!, pod = PodOf(shards);
        foreach (JsonNode? item in pod["volumes"]!.AsArray().Single(volume => volume!["configMap"] is not null)!["configMap"]!["items"]!.AsArray())
        {
            string path = folder[$"inputs/{item!["path"]}"];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"{data[$"{item["key"]}"]}");
        }

        Assert.All((string[])["1", "0"], index => Assert.Equal(0, Executable.RunWith($"JOB_COMPLETION_INDEX={index}", Words(pod, folder)).ExitCode));
        JsonArray merge = JsonNode.Parse(File.ReadAllText(folder["my run/kubernetes/merge.json"]))!["items"]!.AsArray();
        Assert.Equal(0, Executable.Run(Words(PodOf(merge), folder)).ExitCode);
        Assert.Equal(0, Executable.Run(["run", .. Run, "--out", folder["alone"], "--quiet"]).ExitCode);
        Assert.All((string[])["summary.csv", "events.csv", "yearly.csv"], name => Assert.Equal(File.ReadAllText(folder[$"alone/{name}"]), File.ReadAllText(folder[$"results/risk/{name}"])));
    }

    [Theory]
    [InlineData("submit kubernetes only writes manifests: say so with --no-submit, and submit them with: kubectl apply --server-side -f ")]
    [InlineData("--name Risk: write up to", "--no-submit", "--name", "Risk")]
    [InlineData("--cpus many: write a number", "--no-submit", "--cpus", "many")]
    [InlineData("--set nonsense=1: unknown parameter", "--no-submit", "--set", "nonsense=1")]
    public void Wrong_usage_ends_with_2_and_writes_nothing(string sentence, params string[] options)
    {
        using TemporaryFolder folder = new();
        Executable.Outcome run = Executable.Run([.. Submit, .. options, "--out", folder["out"]]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["out"]));
    }

    [Fact]
    public void Inputs_that_no_manifest_can_carry_are_refused()
    {
        using TemporaryFolder folder = new();
        Executable.CopyBase(folder["inputs"]);
        File.AppendAllText(folder["inputs/base/decks.csv"], $"# {new string('x', 1 << 20)}\n");
        Executable.Outcome run = Executable.Run("submit", "kubernetes", "--no-submit", "--shards", "2", "--image", "x", "--inputs", folder["inputs"], "--out", folder["out"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"^--inputs: the files have 10\d{5} bytes, and the ConfigMap that is to carry them holds 1048576;", run.Errors);
        Assert.False(Path.Exists(folder["out"]));
    }

    private static JsonNode PodOf(JsonArray items) => items.Single(item => $"{item!["kind"]}" == "Job")!["spec"]!["template"]!["spec"]!;

    private static string[] Words(JsonNode pod, TemporaryFolder folder) =>
        [.. pod["containers"]![0]!["args"]!.AsArray().Select(word => $"{word}" switch { "/inputs" => folder["inputs"], "/results/risk" => folder["results/risk"], var other => other })];
}
