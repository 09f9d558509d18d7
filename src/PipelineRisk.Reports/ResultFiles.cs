using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Page;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports;

/// <summary>The result files of a run.</summary>
public static class ResultFiles
{
    /// <summary>
    /// Writes the six result files into <paramref name="folder"/>, which is made if it is not there. Either all of them are replaced or,
    /// with an exception, none: each is written in full under a temporary name first.
    /// </summary>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(RunResult result, Manifest manifest, string folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(manifest);
        Directory.CreateDirectory(folder);
        using StagedFiles files = new(folder);
        files.Stage("summary.csv", stream => SummaryCsv.Write(result, stream));
        files.Stage("events.csv", stream => EventsCsv.Write(result, stream));
        files.Stage("yearly.csv", stream => YearlyCsv.Write(result, stream));
        files.StageLine("summary.json", stream => SummaryJson.Write(result, stream));
        files.StageLine("manifest.json", stream => manifest.Write(stream));
        files.Stage("report.html", stream => HtmlReport.Write(result, manifest, stream));
        files.Publish();
    }
}
