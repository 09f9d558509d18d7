using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Files;

/// <summary>yearly.csv: one row a year of each series; the two cumulative shares have a mean only.</summary>
internal static class YearlyCsv
{
    public static void Write(RunResult result, Stream stream)
    {
        using CsvTable table = new(stream, "year", "series", "mean", "p5", "p25", "p50", "p75", "p95");
        foreach (YearlySummary series in result.Yearly)
            WriteSeries(table, result.FirstYear, series.Name, series.Mean, (quantile, year) => series.Quantiles[quantile][year]);
        WriteSeries(table, result.FirstYear, "stranded_by", StrandedBy.AnyCause(result), (_, _) => double.NaN);
        WriteSeries(table, result.FirstYear, "distressed_by", result.DistressedBy, (_, _) => double.NaN);
    }

    private static void WriteSeries(CsvTable table, int firstYear, string name, IReadOnlyList<double> mean, Func<int, int, double> quantile)
    {
        for (int year = 0; year < mean.Count; year++)
        {
            table.Count(firstYear + year).Text(name).Number(mean[year]);
            for (int column = 0; column < ReportedQuantiles.OfYears.Count; column++)
                table.Number(quantile(column, year));
            table.EndRow();
        }
    }
}
