using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PipelineRisk.Slurm.Tests;

/// <summary>
/// A Slurm cluster of nodes with one processor each, on this machine: the real daemons, on loopback alone, in a folder of their own.
/// All that it started, and its folder, are gone after it, and as well after this process is killed.
/// </summary>
internal sealed partial class MiniSlurm : IAsyncDisposable
{
    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch", "scontrol", "scancel"];

    // Lives as long as its standard input: then kills whatever has the configuration (first word) in its environment until nothing has, and removes the folder (second).
    private const string Undertaker = """
        read -r never
        while ids=$(grep -lszFx "SLURM_CONF=$0" /proc/[0-9]*/environ | sed 's|/proc/||; s|/environ||') && [ -n "$ids" ]; do kill -KILL $ids; done 2>/dev/null
        rm -rf "$1"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mini-slurm-").FullName;
    private readonly Process _undertaker;
    private readonly Daemon _munge, _controller;
    private readonly Dictionary<string, Daemon> _nodes;

    private MiniSlurm(IReadOnlyList<string> nodes)
    {
        Configuration = Path.Combine(_folder, "slurm.conf");
        Processes = new(Configuration);
        _undertaker = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Undertaker, Configuration, _folder]) { RedirectStandardInput = true, UseShellExecute = false })!;

        // munged serves only where everybody may pass; its key is nobody's but its own.
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        File.WriteAllBytes(InFolder("munge.key"), RandomNumberGenerator.GetBytes(128));
        File.SetUnixFileMode(InFolder("munge.key"), UnixFileMode.UserRead);
        File.WriteAllText(Configuration, SlurmConfiguration.Text(_folder, Environment.MachineName.Split('.')[0], FreePorts(1 + nodes.Count), nodes));

        _munge = NewDaemon("munged", "munged", "--foreground", $"--key-file={InFolder("munge.key")}", $"--socket={InFolder("munge.socket")}",
            $"--pid-file={InFolder("munged.pid")}", $"--log-file={InFolder("munged.log")}", $"--seed-file={InFolder("munged.seed")}");
        _controller = NewDaemon("slurmctld", "slurmctld", "-D");
        _nodes = nodes.ToDictionary(node => node, node => NewDaemon($"slurmd.{node}", "slurmd", "-D", "-N", node).With(ClusterProcesses.Node, node));
    }

    /// <summary>Why there can be no such cluster here, or null.</summary>
    public static string? Obstacle { get; } =
        !OperatingSystem.IsLinux() ? "Slurm runs on Linux only."
        : !Environment.IsPrivilegedProcess ? "Only root can start Slurm's daemons."
        : Programs.FirstOrDefault(program => Find(program) is null) is { } missing ? $"{missing} is not installed (Debian: slurmctld slurmd slurm-client munge)."
        : null;

    /// <summary>The path of its slurm.conf: programs with it in <see cref="ClusterProcesses.Configuration"/> speak to this cluster.</summary>
    public string Configuration { get; }

    /// <summary>What runs in it.</summary>
    public ClusterProcesses Processes { get; }

    /// <summary>The nodes' names.</summary>
    public IReadOnlyCollection<string> Nodes => _nodes.Keys;

    /// <summary>The ends of the daemons' logs, for a test that fails.</summary>
    public string Logs => string.Concat(Directory.GetFiles(_folder, "*.log").Order(StringComparer.Ordinal)
        .Select(file => $"--- {Path.GetFileName(file)}\n{string.Join('\n', File.ReadLines(file).TakeLast(40))}\n"));

    /// <summary>Starts a cluster and waits until all its nodes are ready.</summary>
    /// <exception cref="TimeoutException">They do not get ready: the logs.</exception>
    public static async Task<MiniSlurm> Start(params IReadOnlyList<string> nodes)
    {
        MiniSlurm cluster = new(nodes);
        try
        {
            await cluster.Ready();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cancels every job, starts what does not run, takes back what was taken out of use, and waits until all nodes are idle.</summary>
    public async Task Ready()
    {
        _munge.Start();
        await Until("munged's socket", () => File.Exists(InFolder("munge.socket")));
        await StartController();
        if (_nodes.Values.Any(node => node.Runs))
        {
            await Ask("scancel", "--user=root");
            await Ask("scontrol", "update", "PartitionName=main", "State=UP");
        }

        foreach (string node in Nodes)
        {
            StartNode(node);
        }

        foreach (string node in Nodes)
        {
            await Until($"{node} is idle", async () =>
            {
                string state = await StateOf(node);
                if (state.Contains("DRAIN", StringComparison.Ordinal))  // Slurm waits for somebody to look after it
                {
                    await Ask("scontrol", "update", $"NodeName={node}", "State=RESUME");
                }

                return state == "IDLE";
            });
        }
    }

    /// <summary>Kills all of a node at once: its daemon and every task on it.</summary>
    public void KillNode(string node)
    {
        while (Processes.On(node) is { Count: > 0 } processes)
        {
            ClusterProcesses.Signal("KILL", processes.Select(process => process.Id));
        }

        _nodes[node].Kill();
    }

    /// <summary>Starts a node, if it does not run; it is ready some time later.</summary>
    public void StartNode(string node) => _nodes[node].Start();

    /// <summary>Waits until the controller has saved what it knows of jobs. It does so some seconds late, and what it has not saved dies with it.</summary>
    /// <param name="job">One that has not ended: it is given a comment, for something to save.</param>
    public async Task Save(int job)
    {
        DateTime before = TimeProvider.System.GetUtcNow().UtcDateTime;
        await Ask("scontrol", "update", string.Create(CultureInfo.InvariantCulture, $"JobId={job}"), "Comment=saved");
        await Until("slurmctld saves its state", () => File.GetLastWriteTimeUtc(InFolder("state/job_state")) > before);
    }

    /// <summary>Kills the controller.</summary>
    public void KillController() => _controller.Kill();

    /// <summary>Starts the controller, from the state it saved, and waits until it answers.</summary>
    public async Task StartController()
    {
        _controller.Start();
        await Until("slurmctld answers", async () => (await Run("scontrol", "ping")).Output.Contains("is UP", StringComparison.Ordinal));
    }

    /// <summary>What Slurm says of a node, such as IDLE, ALLOCATED or DOWN; an asterisk follows where the node does not answer.</summary>
    public async Task<string> StateOf(string node) => Records(await Ask("scontrol", "show", "node", "-o", node)).Single()["State"];

    /// <summary>What Slurm says of a job, or of each task of an array.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Job(int id) =>
        Records(await Ask("scontrol", "show", "job", "-o", id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Lets a program speak to the cluster.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="IOException">It failed: what it said.</exception>
    public async Task<string> Ask(string program, params string[] arguments)
    {
        (int exitCode, string output, string errors) = await Run(program, arguments);
        return exitCode == 0 ? output : throw new IOException($"{program} {string.Join(' ', arguments)} ended with {exitCode}: {output}{errors}\n{Logs}");
    }

    /// <summary>Looks until something holds; if it never does, the logs are told.</summary>
    public Task Until(string awaited, Func<Task<bool>> look) => Patience.Until(awaited, look, () => Logs);

    /// <inheritdoc cref="Until(string, Func{Task{bool}})"/>
    public Task Until(string awaited, Func<bool> look) => Patience.Until(awaited, look, () => Logs);

    /// <summary>Ends all that runs in the cluster and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _undertaker.StandardInput.Close();
        await _undertaker.WaitForExitAsync();
        foreach (IDisposable one in (IEnumerable<IDisposable>)[_undertaker, _munge, _controller, .. _nodes.Values])
        {
            one.Dispose();
        }
    }

    private async Task<(int ExitCode, string Output, string Errors)> Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment[ClusterProcesses.Configuration] = Configuration;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private Daemon NewDaemon(string name, string program, params string[] arguments) =>
        new Daemon(InFolder($"{name}.out"), [Find(program)!, .. arguments]).With(ClusterProcesses.Configuration, Configuration);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin")    // not on everybody's PATH
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    // As many free ports in a row, below those that Linux gives to outgoing connections: one that a killed daemon leaves is free when it comes again.
    private static int FreePorts(int count)
    {
        while (true)
        {
            int first = RandomNumberGenerator.GetInt32(20_000, 32_000);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using TcpListener listener = new(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static List<IReadOnlyDictionary<string, string>> Records(string answer) =>
        [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Field().Matches(line).ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value))];

    [GeneratedRegex(@"(?<=^|\s)(?<name>[\w:/]+)=(?<value>\S*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
