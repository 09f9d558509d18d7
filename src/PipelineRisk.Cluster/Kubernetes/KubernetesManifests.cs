using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PipelineRisk.Cluster.Kubernetes;

/// <summary>The manifests of a run. JSON: kubectl takes it as well as YAML.</summary>
public static partial class KubernetesManifests
{
    /// <summary>The most that a ConfigMap may hold, in bytes.</summary>
    public const int MostInputs = 1 << 20;

    private const string InputsFolder = "/inputs", ResultsFolder = "/results", TemporaryFolder = "/tmp";
    private const int User = 1654; // of .NET's images
    private const int WrongInputs = 2; // the exit code

    /// <summary>The bytes that the inputs take in the ConfigMap.</summary>
    public static long SizeOf(ShardedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Keys(run).Sum(file => (long)Encoding.UTF8.GetByteCount(file.Key) + Encoding.UTF8.GetByteCount(run.Inputs[file.Path]));
    }

    /// <summary>The inputs, the claim for the results unless there is one, and the job: each shard is one index of it.</summary>
    public static JsonObject Shards(ShardedRun run, PodOptions pod)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(pod);
        string[] words =
        [
            .. run.Words, "--inputs", InputsFolder, "--threads", pod.Threads.ToString(CultureInfo.InvariantCulture),
            // The image has no shell to add the one that indexes lack.
            "--shard", string.Create(CultureInfo.InvariantCulture, $"env:JOB_COMPLETION_INDEX/{run.Shards}"), "--out", Results(pod), "--quiet", "--resume",
        ];
        JsonObject spec = new()
        {
            ["completionMode"] = "Indexed",
            ["completions"] = run.Shards,
            ["parallelism"] = run.Shards, // what finds no room waits
            ["backoffLimitPerIndex"] = 3,
            ["podFailurePolicy"] = FailurePolicy(),
            ["template"] = Template(pod, words, new()
            {
                ["name"] = "inputs",
                ["configMap"] = new JsonObject
                {
                    ["name"] = InputsName(pod),
                    ["items"] = new JsonArray([.. Keys(run).Select(file => new JsonObject { ["key"] = file.Key, ["path"] = file.Path })]),
                },
            }),
        };
        return List([Inputs(run, pod), .. pod.Claim is null ? [Claim(pod)] : Array.Empty<JsonObject>(), Job(pod.Name, spec)]);
    }

    /// <summary>The job that joins the parts. No job waits for another: it is for when the first one is complete.</summary>
    public static JsonObject Merge(PodOptions pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return List([Job($"{pod.Name}-merge", new()
        {
            ["backoffLimit"] = 3,
            ["podFailurePolicy"] = FailurePolicy(),
            ["template"] = Template(pod, ["merge", Results(pod), "--quiet"], inputs: null),
        })]);
    }

    // What is wrong with the inputs of one shard is wrong with those of all. What the cluster itself ends, to have the node for something else, is no failure.
    private static JsonObject FailurePolicy() => new()
    {
        ["rules"] = new JsonArray(
            new JsonObject
            {
                ["action"] = "FailJob",
                ["onExitCodes"] = new JsonObject { ["operator"] = "In", ["values"] = new JsonArray(WrongInputs) },
            },
            new JsonObject
            {
                ["action"] = "Ignore",
                ["onPodConditions"] = new JsonArray(new JsonObject { ["type"] = "DisruptionTarget", ["status"] = "True" }),
            }),
    };

    private static JsonObject Template(PodOptions pod, IReadOnlyList<string> words, JsonObject? inputs) => new()
    {
        ["metadata"] = new JsonObject { ["labels"] = Labels(pod) },
        ["spec"] = new JsonObject
        {
            ["restartPolicy"] = "Never", // a new pod instead, on a node that lives; the policy for failures asks for it too
            ["automountServiceAccountToken"] = false,
            ["terminationGracePeriodSeconds"] = 60, // for the last checkpoint
            ["securityContext"] = new JsonObject
            {
                ["runAsNonRoot"] = true,
                ["runAsUser"] = User,
                ["runAsGroup"] = User,
                ["fsGroup"] = User,
                ["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" },
            },
            ["containers"] = new JsonArray(new JsonObject
            {
                ["name"] = "pipelinerisk",
                ["image"] = pod.Image,
                ["args"] = new JsonArray([.. words.Select(word => JsonValue.Create(Literal(word)))]),
                ["resources"] = new JsonObject { ["requests"] = Resources(pod), ["limits"] = Resources(pod) },
                ["securityContext"] = new JsonObject
                {
                    ["allowPrivilegeEscalation"] = false,
                    ["readOnlyRootFilesystem"] = true,
                    ["capabilities"] = new JsonObject { ["drop"] = new JsonArray("ALL") },
                },
                ["volumeMounts"] = new JsonArray(
                [
                    .. inputs is null ? Array.Empty<JsonObject>() : [Mount("inputs", InputsFolder, isReadOnly: true)],
                    Mount("results", ResultsFolder, isReadOnly: false),
                    Mount("temporary", TemporaryFolder, isReadOnly: false),
                ]),
            }),
            ["volumes"] = new JsonArray(
            [
                .. inputs is null ? Array.Empty<JsonObject>() : [inputs],
                new JsonObject { ["name"] = "results", ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = pod.Claim ?? ClaimName(pod) } },
                new JsonObject { ["name"] = "temporary", ["emptyDir"] = new JsonObject() },
            ]),
        },
    };

    private static JsonObject Inputs(ShardedRun run, PodOptions pod) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = Metadata(InputsName(pod), pod),
        ["immutable"] = true, // another run under the same name is refused, and does not change what the pods of this one read
        ["data"] = new JsonObject(Keys(run).Select(file => KeyValuePair.Create<string, JsonNode?>(file.Key, run.Inputs[file.Path]))),
    };

    private static JsonObject Claim(PodOptions pod) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "PersistentVolumeClaim",
        ["metadata"] = Metadata(ClaimName(pod), pod),
        ["spec"] = new JsonObject
        {
            ["accessModes"] = new JsonArray("ReadWriteMany"), // the shards run on several nodes
            ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["storage"] = "5Gi" } }, // a part has half a megabyte at most, and its checkpoint as much
        },
    };

    private static JsonObject Job(string name, JsonObject spec) => new()
    {
        ["apiVersion"] = "batch/v1",
        ["kind"] = "Job",
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = spec,
    };

    private static JsonObject List(IEnumerable<JsonObject> items) => new() { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. items]) };

    private static JsonObject Metadata(string name, PodOptions pod) => new() { ["name"] = name, ["labels"] = Labels(pod) };

    private static JsonObject Labels(PodOptions pod) => new() { ["app.kubernetes.io/name"] = "pipelinerisk", ["app.kubernetes.io/instance"] = pod.Name };

    private static JsonObject Resources(PodOptions pod) => new() { ["cpu"] = pod.Cpus, ["memory"] = pod.Memory };

    private static JsonObject Mount(string volume, string path, bool isReadOnly) => new() { ["name"] = volume, ["mountPath"] = path, ["readOnly"] = isReadOnly };

    private static string InputsName(PodOptions pod) => $"{pod.Name}-inputs";

    private static string ClaimName(PodOptions pod) => $"{pod.Name}-results";

    private static string Results(PodOptions pod) => $"{ResultsFolder}/{pod.Name}";

    // Kubernetes puts a variable in place of $(NAME), and a single $ in place of two.
    private static string Literal(string word) => word.Replace("$", "$$", StringComparison.Ordinal);

    // A key is flat and of few characters; the number keeps those of like files apart.
    private static IEnumerable<(string Key, string Path)> Keys(ShardedRun run) => run.Inputs.Keys.Order(StringComparer.Ordinal).Select((path, index) =>
    {
        string plain = Special().Replace(path, "-");
        return (string.Create(CultureInfo.InvariantCulture, $"{index + 1}.{plain[..Math.Min(plain.Length, 200)]}"), path);
    });

    [GeneratedRegex("[^-._A-Za-z0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Special();
}
