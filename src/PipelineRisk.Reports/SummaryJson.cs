using System.Text.Json;
using PipelineRisk.Reports.Files;
using PipelineRisk.Simulation;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports;

/// <summary>Everything a run found out, as one JSON object without a line end after it. Numbers that do not exist are null.</summary>
public static class SummaryJson
{
    /// <summary>Writes <paramref name="result"/> to <paramref name="stream"/>, which stays open.</summary>
    public static void Write(RunResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario.Name);
        json.WriteNumber("seed", result.Options.Seed);
        json.WriteNumber("trials", result.Trials);
        json.WriteNumber("replicates", result.Replicates);
        json.WriteStartArray("precision");
        foreach (PrecisionReached reached in result.Precision)
        {
            json.WriteStartObject();
            json.WriteString("statistic", reached.Target.Statistic.Name);
            json.WriteNumber("half_width_asked", reached.Target.HalfWidth);
            json.WriteFinite("half_width", reached.HalfWidth);
            json.WriteBoolean("reached", reached.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("trials_beyond_horizon", result.TrialsBeyondHorizon);
        json.WriteNumber("yearly_quantile_trials", result.YearlyQuantileTrials);
        json.WriteStrings("warnings", result.Warnings);
        WriteMetrics(json, result);
        WriteEvents(json, result);
        WriteYearly(json, result);
        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("metrics");
        foreach (MetricSummary metric in result.Metrics)
        {
            json.WriteStartObject(metric.Info.Name);
            json.WriteString("title", metric.Info.Title);
            json.WriteString("unit", metric.Info.Unit);
            json.WriteNumber("trials", metric.Trials);
            json.WriteFinite("mean", metric.Mean.Value);
            json.WriteFinite("std_error", metric.Mean.StandardError);
            json.WriteFinite("equivalent_plain_trials", metric.EquivalentPlainTrials);
            json.WriteFinite("sd", metric.StandardDeviation);
            foreach (QuantileEstimate quantile in metric.Quantiles)
                json.WriteFinite(ReportedQuantiles.Column(quantile.Probability), quantile.Value);
            json.WriteFinite("min", metric.Minimum);
            json.WriteFinite("max", metric.Maximum);
            json.WriteFinite("cvar5", metric.LowerTailMean.Value);
            json.WriteFinite("cvar5_std_error", metric.LowerTailMean.StandardError);
            json.WriteString("quantile_method", QuantileMethod.Name(metric));
            json.WriteFinite("quantile_resolution", metric.QuantileResolution);
            json.WriteStartObject("quantile_intervals");
            foreach (QuantileEstimate quantile in metric.Quantiles)
            {
                json.WriteStartObject(ReportedQuantiles.Column(quantile.Probability));
                json.WriteFinite("ci_low", quantile.Low);
                json.WriteFinite("ci_high", quantile.High);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("events");
        foreach (EventSummary summary in result.Events)
        {
            json.WriteStartObject(summary.Name);
            json.WriteString("title", summary.Title);
            json.WriteString("meaning", summary.Meaning);
            json.WriteNumber("trials", summary.Trials);
            json.WriteFinite("probability", summary.Probability.Value);
            json.WriteFinite("std_error", summary.Probability.StandardError);
            json.WriteFinite("ci_low", summary.Low);
            json.WriteFinite("ci_high", summary.High);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteYearly(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("yearly");
        json.WriteStartArray("years");
        for (int year = 0; year < result.DistressedBy.Count; year++)
            json.WriteNumberValue(result.FirstYear + year);
        json.WriteEndArray();
        json.WriteStartObject("series");
        foreach (YearlySummary series in result.Yearly)
        {
            json.WriteStartObject(series.Name);
            json.WriteString("title", series.Title);
            json.WriteString("unit", series.Unit);
            json.WriteFinite("mean", series.Mean);
            for (int column = 0; column < ReportedQuantiles.OfYears.Count; column++)
                json.WriteFinite(ReportedQuantiles.Column(ReportedQuantiles.OfYears[column]), series.Quantiles[column]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("stranded_by");
        json.WriteFinite("any", StrandedBy.AnyCause(result));
        foreach (Economics.StrandingCause cause in StrandedBy.Causes)
            json.WriteFinite(StrandedBy.Name(cause), result.StrandedBy[cause]);
        json.WriteEndObject();
        json.WriteFinite("distressed_by", result.DistressedBy);
        json.WriteEndObject();
    }
}
