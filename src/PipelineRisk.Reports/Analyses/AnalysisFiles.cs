using PipelineRisk.Reports.Files;
using PipelineRisk.Reports.Page;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The files of an analysis.</summary>
public static class AnalysisFiles
{
    /// <summary>
    /// Writes <c>NAME.csv</c> (the first table), <c>NAME-TABLE.csv</c> (each of the others), <c>NAME.json</c> (everything) and <c>NAME.html</c> into
    /// <paramref name="folder"/>, which is made if it is not there. Either all of them are replaced or, with an exception, none.
    /// </summary>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(AnalysisDocument document, Manifest manifest, string folder)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(manifest);
        Directory.CreateDirectory(folder);
        using StagedFiles files = new(folder);
        foreach (AnalysisTable table in document.Tables)
        {
            files.Stage(document.FileOf(table), stream => AnalysisCsv.Write(table, stream));
        }

        files.StageLine($"{document.Name}.json", stream => AnalysisJson.Write(document, manifest, stream));
        files.Stage($"{document.Name}.html", stream => AnalysisPage.Write(document, manifest, stream));
        files.Publish();
    }
}
