using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Verification;

/// <summary>The value of information for a project with a normal NPV: build it or not.</summary>
internal static class InformationCases
{
    private const string Source = "unit normal loss integral";

    private static readonly double[] Exact = [.39559311480261206, .08331547058768629, .00424535130841483];

    public static void Add(CaseList cases)
    {
        ValueOfInformation value = ValueOfInformation.Of(
            [TextbookFunctions.GoNoGo()], [("x1", ["x1"]), ("x2", ["x2"]), ("x3", ["x3"])], new RunOptions(1 << 16, 1, Environment.ProcessorCount));
        cases.Estimated("go or no-go: perfect information", Source, .49979197477568577, value.Perfect.Estimate);
        for (int i = 0; i < Exact.Length; i++)
        {
            cases.Estimated($"go or no-go: knowing x{i + 1}, by regression", Source, Exact[i], value.Inputs[i].Value.Estimate);
            cases.Estimated($"go or no-go: knowing x{i + 1}, by nested simulation", Source, Exact[i], value.Groups[i].Value.Estimate);
        }
    }
}
