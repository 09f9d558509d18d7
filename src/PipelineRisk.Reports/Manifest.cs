using System.Text.Json;

namespace PipelineRisk.Reports;

/// <summary>What was run, where, and how fast: enough to run it again.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="CommandLine">The command as it was given.</param>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Sampler">Where the uniforms came from, as the option names it (<c>mc</c>, <c>sobol</c>, <c>lhs</c>).</param>
/// <param name="Trials">The number of trials; of an analysis how often it evaluated the model, over all its runs.</param>
/// <param name="Replicates">The number of independent randomised replicates; 1 for plain Monte Carlo.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Lanes">How many trials a vector register held.</param>
/// <param name="Machine">The processor and operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="SimulationSeconds">The time the trials took, without start-up and report.</param>
/// <param name="WallSeconds">The time of the whole command.</param>
/// <param name="TrialsPerSecond">Trials by simulation seconds.</param>
/// <param name="Inputs">The SHA-256 of every input file, by its path.</param>
public sealed record Manifest(
    string Version, string CommandLine, string Scenario, ulong Seed, string Sampler, long Trials, int Replicates, int Threads, int Lanes,
    string Machine, string Runtime, double SimulationSeconds, double WallSeconds, double TrialsPerSecond,
    IReadOnlyDictionary<string, string> Inputs)
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n" };

    /// <summary>When the self-test last passed by this build on this machine; null if it never did.</summary>
    public SelfTestPass? SelfTest { get; init; }

    /// <summary>The parameters that the command line fixed, as it gave them: <c>price_discount=0.3</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>How often an analysis evaluated the model, over all that it varied; null for a run, which does so once a trial.</summary>
    public long? Evaluations { get; init; }

    /// <summary>Writes it as JSON, without a line end after it.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        JsonSerializer.Serialize(stream, this, Json);
    }

    /// <summary>Writes it as a value of a larger document.</summary>
    internal void Write(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, Json);
}
