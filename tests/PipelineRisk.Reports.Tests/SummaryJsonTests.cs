using System.Text.Json;
using PipelineRisk.Reports.Tests.Sample;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests;

public sealed class SummaryJsonTests
{
    [Fact]
    public void It_holds_everything_in_one_object()
    {
        using JsonDocument json = Written(SampleRun.Base);
        Assert.Equal(
            ["scenario", "seed", "trials", "replicates", "precision", "trials_beyond_horizon", "yearly_quantile_trials", "warnings", "metrics", "events", "yearly"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("base", json.RootElement.GetProperty("scenario").GetString());
        Assert.Equal(SampleRun.Base.Metrics.Select(metric => metric.Info.Name), Names(json.RootElement.GetProperty("metrics")));
        Assert.Equal(SampleRun.Base.Events.Select(summary => summary.Name), Names(json.RootElement.GetProperty("events")));
    }

    [Fact]
    public void A_metric_has_its_error_its_percentiles_and_their_intervals()
    {
        using JsonDocument json = Written(SampleRun.Base);
        JsonElement npv = json.RootElement.GetProperty("metrics").GetProperty("npv");
        Assert.Equal(
            [
                "title", "unit", "trials", "mean", "std_error", "equivalent_plain_trials", "sd", "p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "min", "max", "cvar5",
                "cvar5_std_error", "quantile_method", "quantile_resolution", "quantile_intervals",
            ],
            Names(npv));
        MetricSummary metric = SampleRun.Base[Economics.Outcome.Npv];
        Assert.Equal(BitConverter.DoubleToInt64Bits(metric.Mean.Value), BitConverter.DoubleToInt64Bits(npv.GetProperty("mean").GetDouble()));
        Assert.Equal(metric.Quantile(0.05).Low, npv.GetProperty("quantile_intervals").GetProperty("p5").GetProperty("ci_low").GetDouble());
        Assert.Equal("histogram", npv.GetProperty("quantile_method").GetString());
    }

    [Fact]
    public void A_precision_that_was_asked_for_is_told_with_what_was_reached()
    {
        Assert.True(PrecisionTarget.TryParse("mean:npv=0.05", out PrecisionTarget? target, out _));
        using JsonDocument json = Written(SampleRun.Base with { Precision = [new(target, 0.04)] });
        JsonElement precision = json.RootElement.GetProperty("precision")[0];
        Assert.Equal(("mean:npv", 0.05, 0.04, true), (
            precision.GetProperty("statistic").GetString(), precision.GetProperty("half_width_asked").GetDouble(),
            precision.GetProperty("half_width").GetDouble(), precision.GetProperty("reached").GetBoolean()));
    }

    [Fact]
    public void A_yearly_series_has_one_number_a_year()
    {
        using JsonDocument json = Written(SampleRun.Base);
        JsonElement yearly = json.RootElement.GetProperty("yearly");
        Assert.Equal(["years", "series", "stranded_by", "distressed_by"], Names(yearly));
        Assert.Equal(["any", "idle", "loss", "rupture"], Names(yearly.GetProperty("stranded_by")));
        Assert.Equal(2027, yearly.GetProperty("years")[0].GetInt32());
        JsonElement price = yearly.GetProperty("series").GetProperty("border_price");
        Assert.Equal(["title", "unit", "mean", "p5", "p25", "p50", "p75", "p95"], Names(price));
        Assert.All(price.EnumerateObject().Skip(2), column => Assert.Equal(50, column.Value.GetArrayLength()));
    }

    [Fact]
    public void What_does_not_exist_is_null()
    {
        using JsonDocument json = Written(SampleRun.Bare);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("metrics").GetProperty("irr").GetProperty("mean").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("events").GetProperty("dscr_below_1").GetProperty("probability").ValueKind);
        Assert.Equal(1, json.RootElement.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public void The_manifest_has_the_keys_of_the_contract()
    {
        using MemoryStream stream = new();
        SampleRun.Manifest.Write(stream);
        using JsonDocument json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(
            [
                "version", "command_line", "scenario", "seed", "sampler", "trials", "replicates", "threads", "lanes", "machine", "runtime", "simulation_seconds",
                "wall_seconds", "trials_per_second", "inputs", "self_test", "set", "evaluations",
            ],
            Names(json.RootElement));
        Assert.Equal(new string('a', 64), json.RootElement.GetProperty("inputs").GetProperty("inputs/base/parameters.csv").GetString());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static JsonDocument Written(RunResult result)
    {
        using MemoryStream stream = new();
        SummaryJson.Write(result, stream);
        Assert.True(stream.CanWrite);
        return JsonDocument.Parse(stream.ToArray());
    }
}
