using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Page;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports;

/// <summary>The result files of a run.</summary>
public static class ResultFiles
{
    /// <summary>
    /// Writes the six result files into <paramref name="folder"/>, which is made if it is not there. Either all of them are replaced or,
    /// with an exception, none: each is written in full under a temporary name first.
    /// </summary>
    /// <param name="result">What the run found out.</param>
    /// <param name="look">What the report shows beyond the run itself.</param>
    /// <param name="manifest">How it was made.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="others">Further files of text that belong to the run: their names, and what writes them without the last line end.</param>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(RunResult result, QuickLook look, Manifest manifest, string folder, params ReadOnlySpan<(string Name, Action<Stream> Write)> others)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(manifest);
        Directory.CreateDirectory(folder);
        using StagedFiles files = new(folder);
        files.Stage("summary.csv", stream => SummaryCsv.Write(result, stream));
        files.Stage("events.csv", stream => EventsCsv.Write(result, stream));
        files.Stage("yearly.csv", stream => YearlyCsv.Write(result, stream));
        files.StageLine("summary.json", stream => SummaryJson.Write(result, stream));
        files.StageLine("manifest.json", stream => manifest.Write(stream));
        foreach ((string name, Action<Stream> write) in others)
        {
            files.StageLine(name, write);
        }

        files.Stage("report.html", stream => HtmlReport.Write(result, look, RecordedAnalysis.In(folder, manifest), manifest, stream));
        files.Publish();
    }
}
