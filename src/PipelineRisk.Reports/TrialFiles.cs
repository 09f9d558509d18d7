using PipelineRisk.Economics;
using PipelineRisk.Reports.Files;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports;

/// <summary>The audit files of one trial: what went in, the shocks, the cash flow of every year, what came out.</summary>
public static class TrialFiles
{
    /// <summary>Writes the four files into <paramref name="folder"/>, which is made if it is not there: all of them or, with an exception, none.</summary>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(TrialRecord trial, string folder)
    {
        ArgumentNullException.ThrowIfNull(trial);
        Directory.CreateDirectory(folder);
        using StagedFiles files = new(folder);
        files.Stage("trial-inputs.csv", stream => WriteInputs(trial, stream));
        files.Stage("trial-shocks.csv", stream => WriteShocks(trial, stream));
        files.Stage("trial-outcome.csv", stream => WriteOutcome(trial, stream));
        files.Stage("trial-cashflow.csv", stream => WriteCashFlow(trial, stream));
        files.Publish();
    }

    private static void WriteInputs(TrialRecord trial, Stream stream)
    {
        using CsvTable table = new(stream, "parameter", "unit", "value");
        foreach (ParameterInfo info in ParameterCatalogue.All)
        {
            table.Text(info.Name).Text(info.Unit).Number(trial.Parameters[(int)info.Id]).EndRow();
        }

        table.Text("rupture_uniform").Text("uniform").Number(trial.RuptureUniform).EndRow();
    }

    private static void WriteShocks(TrialRecord trial, Stream stream)
    {
        using CsvTable table = new(stream, "year", "price_shock", "oil_shock", "disruption_uniform");
        for (int k = 0; k < trial.Years.Count; k++)
        {
            table.Count(trial.FirstYear + k).Number(trial.PriceShocks[k]).Number(trial.OilShocks[k]).Number(trial.DisruptionUniforms[k]).EndRow();
        }
    }

    private static void WriteOutcome(TrialRecord trial, Stream stream)
    {
        using CsvTable table = new(stream, "metric", "value");
        foreach (OutcomeInfo info in OutcomeCatalogue.All)
        {
            table.Text(info.Name).Number(trial[info.Id]).EndRow();
        }

        table.Text("stranded").Count(trial.Cause == StrandingCause.None ? 0 : 1).EndRow();
        table.Text("stranding_cause").Text(trial.Cause == StrandingCause.None ? "" : trial.Cause.ToString().ToLowerInvariant()).EndRow();
        table.Text("impaired").Count(trial.Impaired ? 1 : 0).EndRow();
        table.Text("distressed").Count(double.IsNaN(trial[Outcome.DistressYear]) ? 0 : 1).EndRow();
    }

    private static void WriteCashFlow(TrialRecord trial, Stream stream)
    {
        using CsvTable table = new(stream, ["year", .. TrialAudit.YearColumns]);
        for (int k = 0; k < trial.Years.Count; k++)
        {
            table.Count(trial.FirstYear + k);
            foreach (double value in trial.Years[k])
            {
                table.Number(value);
            }

            table.EndRow();
        }
    }
}
