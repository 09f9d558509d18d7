using System.CommandLine;

namespace PipelineRisk.Cli;

/// <summary><c>submit</c>: has a cluster compute a run in shards.</summary>
internal static class SubmitCommand
{
    public static Command Create() =>
        new("submit", "Has a cluster compute a run in shards and merge them: the result files are those of the run on one machine, byte for byte.")
        {
            SlurmCommand.Create(), KubernetesCommand.Create(),
        };
}
