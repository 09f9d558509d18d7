using System.Globalization;
using System.Text.RegularExpressions;

namespace PipelineRisk.Cluster.Kubernetes;

/// <summary>What the pods of a run are made of.</summary>
/// <param name="Name">The name of the job, from which those of the other objects and of the results' folder come.</param>
/// <param name="Image">The image with the program.</param>
/// <param name="Claim">The PersistentVolumeClaim for the results; null for one that the manifest brings.</param>
/// <param name="Cpus">The processors of a shard, such as 2 or 0.5.</param>
/// <param name="Memory">The memory of a shard, such as 512Mi.</param>
public sealed partial record PodOptions(string Name, string Image, string? Claim, string Cpus, string Memory)
{
    private const int MostName = 40; // a pod's name is this and '-merge-' and five letters more, or a number; all of it is to fit into 63

    /// <summary>The threads of a shard.</summary>
    public int Threads => (int)Math.Ceiling(Processors);

    /// <summary>What Kubernetes would not take; each is a sentence about an option.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. If(Name.Length > MostName || !Label().IsMatch(Name), $"--name {Name}: write up to {MostName} small letters, digits and '-', beginning with a letter and not ending with '-'."),
        .. If(!NoSpace().IsMatch(Image), $"--image '{Image}': name an image, such as example/pipelinerisk:1."),
        .. If(Claim is not null && (Claim.Length > 253 || !Subdomain().IsMatch(Claim)), $"--claim {Claim}: no PersistentVolumeClaim has such a name."),
        .. If(!(Processors is > 0 and <= 1024), $"--cpus {Cpus}: write a number of processors, such as 2 or 0.5."),
        .. If(!Bytes().IsMatch(Memory), $"--memory {Memory}: write a number of bytes, such as 512Mi or 2Gi."),
    ];

    private double Processors => double.TryParse(Cpus, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : 0;

    private static string[] If(bool isWrong, string problem) => isWrong ? [problem] : [];

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[a-z0-9]([-.a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A\S+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NoSpace();

    [GeneratedRegex(@"\A[1-9][0-9]*(Ki|Mi|Gi|Ti|k|M|G|T)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bytes();
}
