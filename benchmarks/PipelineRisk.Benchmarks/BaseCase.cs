using PipelineRisk.Inputs;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Benchmarks;

/// <summary>The real inputs, which everything here is measured on.</summary>
internal static class BaseCase
{
    /// <summary>Reads the base case from the repository that this program was built in.</summary>
    /// <exception cref="InvalidOperationException">There is no repository above the program, or its inputs have problems.</exception>
    public static Scenario Read()
    {
        ReadResult read = ScenarioReader.Read(Path.Combine(Root(), "inputs"), null, []);
        return read.Scenario ?? throw new InvalidOperationException(string.Join(Environment.NewLine, read.Problems));
    }

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PipelineRisk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"PipelineRisk.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
