using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Files;

/// <summary>events.csv: one row an event.</summary>
internal static class EventsCsv
{
    public static void Write(RunResult result, Stream stream)
    {
        using CsvTable table = new(stream, "event", "probability", "std_error", "ci_low", "ci_high");
        foreach (EventSummary summary in result.Events)
        {
            table.Text(summary.Name).Number(summary.Probability.Value).Number(summary.Probability.StandardError)
                .Number(summary.Low).Number(summary.High).EndRow();
        }
    }
}
