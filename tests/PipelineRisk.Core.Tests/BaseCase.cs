using PipelineRisk.Inputs;
using PipelineRisk.Scenarios;
using Xunit;

namespace PipelineRisk.Core.Tests;

/// <summary>The real inputs of this repository.</summary>
internal static class BaseCase
{
    /// <summary>The base case.</summary>
    public static Scenario Scenario { get; } = With();

    /// <summary>The base case with parameters fixed, each written as on the command line.</summary>
    public static Scenario With(params string[] overrides) => Read(null, overrides);

    /// <summary>A scenario of the repository.</summary>
    public static Scenario Named(string name) => Read(name, []);

    private static Scenario Read(string? name, string[] overrides)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PipelineRisk.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        ReadResult read = ScenarioReader.Read(Path.Combine(folder, "inputs"), name, overrides);
        Assert.Empty(read.Problems);
        return read.Scenario!;
    }
}
