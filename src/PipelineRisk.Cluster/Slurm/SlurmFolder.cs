using System.Text.Json;
using System.Text.Json.Nodes;

namespace PipelineRisk.Cluster.Slurm;

/// <summary>The folder <c>slurm</c> beside the parts of a run: its inputs as they were, the scripts, the logs and the numbers of the jobs.</summary>
public sealed class SlurmFolder
{
    private readonly string _results;

    /// <param name="results">The folder for the parts and the results.</param>
    public SlurmFolder(string results)
    {
        _results = Path.GetFullPath(results);
        Place = Path.Combine(_results, "slurm");
    }

    /// <summary>Where it is.</summary>
    public string Place { get; }

    /// <summary>The script that computes a shard.</summary>
    public string ArrayScript => Path.Combine(Place, "array.sh");

    /// <summary>The script that joins the parts.</summary>
    public string MergeScript => Path.Combine(Place, "merge.sh");

    /// <summary>Where the jobs write what they have to say.</summary>
    public string Logs => Path.Combine(Place, "log");

    /// <summary>The inputs that all shards read, whatever becomes of the originals.</summary>
    public string Inputs => Path.Combine(Place, "inputs");

    private string JobsFile => Path.Combine(Place, "jobs.json");

    /// <summary>The jobs that were submitted last; null where none were.</summary>
    public SlurmJobs? Jobs
    {
        get
        {
            try
            {
                JsonNode? read = JsonNode.Parse(File.ReadAllText(JobsFile));
                return read?["array"] is { } array && read["shards"] is { } shards ? new(shards.GetValue<int>(), array.GetValue<long>(), read["merge"]?.GetValue<long>()) : null;
            }
            catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or JsonException or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }

    /// <summary>Writes the inputs and the scripts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="program">How the program is started: its path, or that of <c>dotnet</c> and of the program.</param>
    /// <param name="slurm">Options for sbatch from the user; where ours say something else, the user's hold.</param>
    /// <exception cref="IOException">Something could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Write(ShardedRun run, IReadOnlyList<string> program, IReadOnlyList<string> slurm)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(slurm);
        Directory.CreateDirectory(Logs); // Slurm makes no folders
        TextFiles.WriteFolder(Inputs, run.Inputs);
        TextFiles.Write(ArrayScript, SlurmScripts.OfArray(run, program, slurm, _results, this));
        TextFiles.Write(MergeScript, SlurmScripts.OfMerge(program, slurm, _results, this));
        File.Delete(JobsFile); // they were of other scripts
    }

    /// <summary>Keeps the numbers of the jobs: <c>{"shards": 20, "array": 12, "merge": 13}</c>.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void Keep(SlurmJobs jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        JsonObject json = new() { ["shards"] = jobs.Shards, ["array"] = jobs.Array };
        if (jobs.Merge is { } merge)
        {
            json["merge"] = merge;
        }

        TextFiles.Write(JobsFile, $"{json.ToJsonString()}\n");
    }
}

/// <summary>The numbers of the jobs of a run.</summary>
/// <param name="Shards">How many shards the run has.</param>
/// <param name="Array">The array job, a task for each shard.</param>
/// <param name="Merge">The job that joins the parts; null where it was not submitted.</param>
public sealed record SlurmJobs(int Shards, long Array, long? Merge);
