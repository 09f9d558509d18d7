using System.Globalization;
using System.Text.Json.Nodes;
using PipelineRisk.Cluster.Kubernetes;

namespace PipelineRisk.Cluster.Tests.Kubernetes;

public sealed class ManifestTests
{
    private static readonly ShardedRun Run = new(["run", "--trials", "1000", "--set", "a=$(HOME)$$", "--scenario", "two words"], 20, new Dictionary<string, string>
    {
        ["scenarios/two words/decks.csv"] = "série\r\n",
        ["base/parameters.csv"] = "\ufeffparameter\n",
    });

    private static readonly PodOptions Pod = new("risk", "example/pipelinerisk:1", null, "1.5", "512Mi");

    public static TheoryData<string, string, string> Broken => new()
    {
        // What the schema finds.
        { "spec/template", "null", "schema" },
        { "spec/template/spec/containers", "null", "schema" },
        { "spec/template/spec/containers/0/name", "null", "schema" },
        { "spec/template/spec/containers/0/args", "\"run\"", "schema" },
        { "spec/completions", "\"twenty\"", "schema" },
        { "spec/podFailurePolicy/rules/0/onExitCodes/operator", "null", "schema" },
        { "spec/template/spec/volumes/0/configMap/items/0/path", "null", "schema" },
        { "spec/template/spec/containers/0/resources/limits/memory", "\"much\"", "schema" },

        // What it misses.
        { "spec/template/spec/restartPolicy", "\"Always\"", "fields" },
        { "spec/template/spec/restartPolicy", "\"OnFailure\"", "fields" }, // not with a policy for failures
        { "spec/template/spec/restartPolicy", "null", "fields" }, // which means Always
        { "spec/completionMode", "\"NonIndexed\"", "fields" },
        { "spec/completionmode", "\"Indexed\"", "fields" },
        { "spec/template/spec/containers/0/arguments", "[]", "fields" },
        { "spec/template/spec/containers/0/resources/limits/memories", "\"1Gi\"", "fields" },
        { "spec/template/spec/containers/0/securityContext/readOnly", "true", "fields" },
        { "spec/podFailurePolicy/rules/1/onPodConditions/0/kind", "\"x\"", "fields" },
        { "spec/template/spec/volumes/0/name", "\"other\"", "fields" },
        { "spec", "null", "fields" },
        { "kind", "\"CronJob\"", "fields" },
    };

    [Fact]
    public void The_manifests_are_what_the_published_schema_says() =>
        Assert.All(Manifests(), manifest => Assert.Empty(Schema.ProblemsOf(manifest)));

    [Fact]
    public void The_manifests_hold_no_unknown_field_and_nothing_else_that_the_schema_misses() =>
        Assert.All(Manifests(), manifest => Assert.Empty(KnownFields.ProblemsOf(manifest)));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_manifest_is_found_out(string path, string value, string by)
    {
        JsonObject manifest = KubernetesManifests.Shards(Run, Pod);
        JsonNode place = manifest["items"]!.AsArray()[^1]!;
        string[] steps = path.Split('/');
        foreach (string step in steps[..^1])
        {
            place = int.TryParse(step, CultureInfo.InvariantCulture, out int index) ? place[index]! : place[step]!;
        }

        if (value == "null")
        {
            Assert.True(place.AsObject().Remove(steps[^1]));
        }
        else
        {
            place[steps[^1]] = JsonNode.Parse(value);
        }

        Assert.NotEmpty(by == "schema" ? Schema.ProblemsOf(manifest) : KnownFields.ProblemsOf(manifest));
    }

    [Fact]
    public void Each_index_of_the_job_is_a_shard()
    {
        JsonObject job = Item(KubernetesManifests.Shards(Run, Pod), "Job"), spec = job["spec"]!.AsObject();
        Assert.Equal(("risk", "Indexed", 20, 20), ($"{job["metadata"]!["name"]}", $"{spec["completionMode"]}", (int)spec["completions"]!, (int)spec["parallelism"]!));
        Assert.Equal(
            [
                // As Kubernetes reads it: $$ is $.
                "run", "--trials", "1000", "--set", "a=$$(HOME)$$$$", "--scenario", "two words", "--inputs", "/inputs", "--threads", "2",
                "--shard", "env:JOB_COMPLETION_INDEX/20", "--out", "/results/risk", "--quiet", "--resume",
            ],
            Args(job));
        Assert.Equal(["FailJob [2]", "Ignore "], spec["podFailurePolicy"]!["rules"]!.AsArray().Select(rule => $"{rule!["action"]} {rule["onExitCodes"]?["values"]!.ToJsonString()}"));
    }

    [Fact]
    public void The_inputs_come_with_the_manifest_byte_for_byte()
    {
        JsonObject manifest = KubernetesManifests.Shards(Run, Pod), inputs = Item(manifest, "ConfigMap");
        JsonNode volume = Item(manifest, "Job")["spec"]!["template"]!["spec"]!["volumes"]!.AsArray().Single(volume => volume!["configMap"] is not null)!;
        Assert.Equal($"{inputs["metadata"]!["name"]}", $"{volume["configMap"]!["name"]}");
        Dictionary<string, string> mounted = volume["configMap"]!["items"]!.AsArray().ToDictionary(item => $"{item!["path"]}", item => $"{inputs["data"]![$"{item!["key"]}"]}");
        Assert.Equal(Run.Inputs.OrderBy(file => file.Key), mounted.OrderBy(file => file.Key));
        Assert.All(inputs["data"]!.AsObject(), file => Assert.Matches(@"^[-._a-zA-Z0-9]{1,253}$", file.Key));
        Assert.True((bool)inputs["immutable"]!);
    }

    [Fact]
    public void Keys_differ_though_paths_look_alike()
    {
        ShardedRun run = Run with { Inputs = new[] { "a/b.csv", "a-b.csv", "a b.csv", new string('ä', 300), new string('ö', 300) }.ToDictionary(path => path, path => path) };
        JsonObject data = Item(KubernetesManifests.Shards(run, Pod), "ConfigMap")["data"]!.AsObject();
        Assert.Equal(run.Inputs.Values.Order(), data.Select(file => $"{file.Value}").Order());
        Assert.All(data, file => Assert.Matches(@"^[-._a-zA-Z0-9]{1,253}$", file.Key));
    }

    [Fact]
    public void The_size_of_the_inputs_is_that_of_keys_and_texts()
    {
        JsonObject data = Item(KubernetesManifests.Shards(Run, Pod), "ConfigMap")["data"]!.AsObject();
        Assert.Equal(data.Sum(file => System.Text.Encoding.UTF8.GetByteCount($"{file.Key}{file.Value}")), KubernetesManifests.SizeOf(Run));
    }

    [Theory]
    [InlineData(null, "risk-results", true)]
    [InlineData("shared", "shared", false)]
    public void Shards_and_merge_share_a_claim(string? claim, string name, bool isBrought)
    {
        PodOptions pod = Pod with { Claim = claim };
        JsonObject shards = KubernetesManifests.Shards(Run, pod), merge = KubernetesManifests.Merge(pod);
        Assert.All((JsonObject[])[Item(shards, "Job"), Item(merge, "Job")], job => Assert.Equal(
            name, $"{job["spec"]!["template"]!["spec"]!["volumes"]!.AsArray().Single(volume => volume!["persistentVolumeClaim"] is not null)!["persistentVolumeClaim"]!["claimName"]}"));
        Assert.Equal(isBrought, shards["items"]!.AsArray().Any(item => $"{item!["kind"]}" == "PersistentVolumeClaim" && $"{item["metadata"]!["name"]}" == name));
        Assert.Equal(["merge", "/results/risk", "--quiet"], Args(Item(merge, "Job")));
        Assert.Equal("risk-merge", $"{Item(merge, "Job")["metadata"]!["name"]}");
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0.5", 1)]
    [InlineData("2.5", 3)]
    [InlineData("16", 16)]
    public void A_shard_has_a_thread_for_each_processor(string cpus, int threads)
    {
        PodOptions pod = Pod with { Cpus = cpus };
        Assert.Empty(pod.Problems);
        Assert.Equal(threads, pod.Threads);
    }

    [Fact]
    public void Every_option_that_Kubernetes_would_not_take_is_said() => Assert.Equal(
        [
            "--name Risk: write up to 40 small letters, digits and '-', beginning with a letter and not ending with '-'.",
            "--image 'a b': name an image, such as example/pipelinerisk:1.",
            "--claim /x: no PersistentVolumeClaim has such a name.",
            "--cpus 0: write a number of processors, such as 2 or 0.5.",
            "--memory 512MB: write a number of bytes, such as 512Mi or 2Gi.",
        ],
        new PodOptions("Risk", "a b", "/x", "0", "512MB").Problems);

    [Theory]
    [InlineData("a--b2")]
    [InlineData("x")]
    [InlineData("a234567890123456789012345678901234567890")]
    public void Names_of_jobs_are_taken(string name) => Assert.Empty((Pod with { Name = name }).Problems);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a-")]
    [InlineData("a_b")]
    [InlineData("a\n")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public void Other_names_are_not(string name) => Assert.StartsWith("--name ", Assert.Single((Pod with { Name = name }).Problems), StringComparison.Ordinal);

    [Fact]
    public void The_files_hold_the_manifests()
    {
        using Scratch scratch = new();
        KubernetesFolder folder = new(scratch["results"]);
        folder.Write(Run, Pod);
        Assert.Equal([scratch["results/kubernetes/merge.json"], scratch["results/kubernetes/shards.json"]], Directory.EnumerateFiles(folder.Place).Order(StringComparer.Ordinal));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(folder.Shards)), KubernetesManifests.Shards(Run, Pod)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(folder.Merge)), KubernetesManifests.Merge(Pod)));
    }

    private static JsonObject[] Manifests() =>
    [
        KubernetesManifests.Shards(Run, Pod), KubernetesManifests.Merge(Pod), KubernetesManifests.Shards(Run, Pod with { Claim = "shared.disk" }),
    ];

    private static JsonObject Item(JsonObject manifest, string kind) => manifest["items"]!.AsArray().Single(item => $"{item!["kind"]}" == kind)!.AsObject();

    private static string[] Args(JsonObject job) => [.. job["spec"]!["template"]!["spec"]!["containers"]![0]!["args"]!.AsArray().Select(word => $"{word}")];
}
