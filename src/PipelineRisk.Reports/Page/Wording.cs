using System.Text.Json;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Text;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Reports.Page;

/// <summary>What the page says of the parts of a scenario.</summary>
internal static class Wording
{
    /// <summary>The value of a parameter in a sentence: "40 %", or "about 40 % (uncertain)".</summary>
    public static string Of(UncertainInput input)
    {
        Measure measure = Measure.Of(input.Info.Unit);
        double middle = Sketches.DensitySketch.Quantile(input.Distribution, 0.5);
        string number = measure.WithUnit(Digits.Significant(middle * measure.Scale));
        return input.IsConstant ? number : $"about {number} (uncertain)";
    }

    /// <summary>What stands for charts that are still being computed. A live page keeps those that it has until then: live.js knows them by "pending".</summary>
    public static Markup NotYet { get; } = Markup.Of($"""<div class="charts pending"><p class="empty">Being computed …</p></div>""");

    /// <summary>A deck's name in the CSV files.</summary>
    public static string Name(DeckSeries series) => JsonNamingPolicy.SnakeCaseLower.ConvertName(series.ToString());

    /// <summary>A deck's name for a reader.</summary>
    public static string Title(DeckSeries series) => series switch
    {
        DeckSeries.ChinaDemand => "Chinese gas demand, as forecast",
        DeckSeries.ErosionInForecast => "Erosion that the forecasts contain already",
        DeckSeries.ChinaProduction => "Chinese gas production",
        DeckSeries.ContractedImports => "Contracted imports ahead of this line",
        DeckSeries.OtherRussianPipeline => "Other Russian pipelines",
        DeckSeries.LngTruckDemand => "LNG burned by heavy trucks if none were electric",
        _ => Name(series),
    };

    /// <summary>A sampler's name for a reader.</summary>
    public static string Sampler(string name) => name switch
    {
        "mc" => "plain Monte Carlo (Philox4x32-10, every number addressed by seed, trial and variable)",
        "sobol" => "scrambled Sobol’ points",
        "lhs" => "Latin hypercube samples",
        _ => name,
    };
}
