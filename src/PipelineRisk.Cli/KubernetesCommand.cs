using System.CommandLine;
using System.Globalization;
using PipelineRisk.Cluster;
using PipelineRisk.Cluster.Kubernetes;

namespace PipelineRisk.Cli;

/// <summary><c>submit kubernetes</c>: manifests of a job with an index for each shard, and of a job that merges them.</summary>
internal static class KubernetesCommand
{
    public static Command Create()
    {
        Command command = new(
            "kubernetes",
            "Checks the inputs and writes manifests into DIR/kubernetes: a job with an index for each shard, which carries its inputs, and a job that merges. kubectl applies them.");
        SubmitOptions options = new(command);
        Option<string> image = new("--image") { Description = "The image with the program.", HelpName = "NAME", Required = true };
        Option<string> claim = new("--claim") { Description = "A PersistentVolumeClaim that pods on several nodes can write to. [default: one of 5Gi that the manifest brings]", HelpName = "NAME" };
        Option<string> cpus = new("--cpus") { Description = "The processors of a shard, and its threads.", HelpName = "N", DefaultValueFactory = _ => "1" };
        Option<string> memory = new("--memory") { Description = "The memory of a shard.", HelpName = "SIZE", DefaultValueFactory = _ => "512Mi" };
        Option<string> name = new("--name") { Description = "The name of the job, and of the folder for its results in the claim.", HelpName = "NAME", DefaultValueFactory = _ => "pipelinerisk" };
        Option<bool> noSubmit = new("--no-submit") { Description = "Writes the manifests and prints the commands that submit them; there is no other way." };
        foreach (Option option in (Option[])[image, claim, cpus, memory, name, noSubmit])
        {
            command.Options.Add(option);
        }

        Guarded.SetAction(command, (parsed, _) =>
        {
            PodOptions pod = new(parsed.GetValue(name)!, parsed.GetValue(image)!, parsed.GetValue(claim), parsed.GetValue(cpus)!, parsed.GetValue(memory)!);
            return Run(options, parsed, pod, parsed.GetValue(noSubmit));
        });
        return command;
    }

    private static int Run(SubmitOptions options, ParseResult parsed, PodOptions pod, bool onlyWrites)
    {
        if (pod.Problems is { Count: > 0 } problems)
        {
            throw new UsageException(string.Join(Environment.NewLine, problems));
        }

        (Request request, ShardedRun? run) = options.Read(parsed);
        if (run is null)
        {
            return ExitCode.Usage;
        }

        KubernetesFolder folder = new(request.OutFolder);
        string apply = $"kubectl apply --server-side -f {ShellWords.Quote(folder.Shards)}";
        if (!onlyWrites)
        {
            throw new UsageException($"submit kubernetes only writes manifests: say so with --no-submit, and submit them with: {apply}");
        }

        if (KubernetesManifests.SizeOf(run) is > KubernetesManifests.MostInputs and long size)
        {
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture, $"--inputs: the files have {size} bytes, and the ConfigMap that is to carry them holds {KubernetesManifests.MostInputs}; shorten them, or submit to Slurm."));
        }

        folder.Write(run, pod);
        if (!request.Quiet)
        {
            Console.WriteLine(apply);
            Console.WriteLine($"kubectl wait --for=condition=complete --timeout=-1s job/{pod.Name}");
            Console.WriteLine($"kubectl apply --server-side -f {ShellWords.Quote(folder.Merge)}");
        }

        return ExitCode.Success;
    }
}
