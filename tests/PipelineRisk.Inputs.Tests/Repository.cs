namespace PipelineRisk.Inputs.Tests;

/// <summary>The folders of this repository.</summary>
internal static class Repository
{
    /// <summary>The real inputs.</summary>
    public static string Inputs => Path.Combine(Root, "inputs");

    /// <summary>The small inputs that the tests copy and break.</summary>
    public static string Sample => Path.Combine(Root, "tests", "PipelineRisk.Inputs.Tests", "Sample");

    private static string Root
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(Path.Combine(folder, "PipelineRisk.sln")))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return folder ?? throw new InvalidOperationException("PipelineRisk.sln is in no folder above the tests.");
        }
    }
}
