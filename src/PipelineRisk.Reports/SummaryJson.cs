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
            WriteNumber(json, "half_width", reached.HalfWidth);
            json.WriteBoolean("reached", reached.Holds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("trials_beyond_horizon", result.TrialsBeyondHorizon);
        json.WriteNumber("yearly_quantile_trials", result.YearlyQuantileTrials);
        json.WriteStartArray("warnings");
        foreach (string warning in result.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
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
            WriteNumber(json, "mean", metric.Mean.Value);
            WriteNumber(json, "std_error", metric.Mean.StandardError);
            WriteNumber(json, "equivalent_plain_trials", metric.EquivalentPlainTrials);
            WriteNumber(json, "sd", metric.StandardDeviation);
            foreach (QuantileEstimate quantile in metric.Quantiles)
                WriteNumber(json, ReportedQuantiles.Column(quantile.Probability), quantile.Value);
            WriteNumber(json, "min", metric.Minimum);
            WriteNumber(json, "max", metric.Maximum);
            WriteNumber(json, "cvar5", metric.LowerTailMean.Value);
            WriteNumber(json, "cvar5_std_error", metric.LowerTailMean.StandardError);
            json.WriteString("quantile_method", QuantileMethod.Name(metric));
            WriteNumber(json, "quantile_resolution", metric.QuantileResolution);
            json.WriteStartObject("quantile_intervals");
            foreach (QuantileEstimate quantile in metric.Quantiles)
            {
                json.WriteStartObject(ReportedQuantiles.Column(quantile.Probability));
                WriteNumber(json, "ci_low", quantile.Low);
                WriteNumber(json, "ci_high", quantile.High);
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
            WriteNumber(json, "probability", summary.Probability.Value);
            WriteNumber(json, "std_error", summary.Probability.StandardError);
            WriteNumber(json, "ci_low", summary.Low);
            WriteNumber(json, "ci_high", summary.High);
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
            WriteNumbers(json, "mean", series.Mean);
            for (int column = 0; column < ReportedQuantiles.OfYears.Count; column++)
                WriteNumbers(json, ReportedQuantiles.Column(ReportedQuantiles.OfYears[column]), series.Quantiles[column]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("stranded_by");
        WriteNumbers(json, "any", StrandedBy.AnyCause(result));
        foreach (Economics.StrandingCause cause in StrandedBy.Causes)
            WriteNumbers(json, StrandedBy.Name(cause), result.StrandedBy[cause]);
        json.WriteEndObject();
        WriteNumbers(json, "distressed_by", result.DistressedBy);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
