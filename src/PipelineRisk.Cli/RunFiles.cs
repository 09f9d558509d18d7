using PipelineRisk.Inputs;
using PipelineRisk.Reports;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>The files that a run leaves.</summary>
internal static class RunFiles
{
    /// <summary>Writes the results and the inputs that they come from.</summary>
    public static void Write(RunResult result, QuickLook look, Manifest manifest, IReadOnlyList<InputFile> inputs, Request request)
    {
        RecordedInputs recorded = RecordedInputs.Of(result.Scenario.Name, request.Overrides, inputs);
        ResultFiles.Write(result, look, manifest, request.OutFolder, (RecordedInputs.FileName, recorded.Write));
    }
}
