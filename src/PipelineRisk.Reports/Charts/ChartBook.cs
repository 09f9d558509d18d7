using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Charts;

/// <summary>The charts of a page: puts their places into the text and collects what is drawn there.</summary>
internal sealed class ChartBook
{
    private readonly Dictionary<string, Figure> _figures = new(StringComparer.Ordinal);

    /// <summary>What is drawn, by the anchor of the chart.</summary>
    public IReadOnlyDictionary<string, Figure> Figures => _figures;

    /// <summary>The place of a chart in the text.</summary>
    public Markup Place(Chart chart)
    {
        string size = chart.Size switch { ChartSize.First => "first", ChartSize.Wide => "wide", ChartSize.Half => "half", _ => "third" };
        if (chart.Figure is null)
        {
            return Markup.Of($"""
                <figure class="chart {size}" id="{chart.Id}"><h3>{chart.Finding}</h3><p class="empty">{chart.Missing}</p></figure>
                """);
        }

        _figures.Add(chart.Id, chart.Figure);
        return Markup.Of($"""
            <figure class="chart {size}" id="{chart.Id}">
            <h3>{chart.Finding}</h3>
            <div class="plot" data-figure="{chart.Id}" role="img" aria-label="{chart.Finding}"{Height(chart)}></div>
            <figcaption>{chart.Note}</figcaption>
            </figure>
            """);
    }

    private static Markup Height(Chart chart) => chart.Height is { } pixels ? Markup.Of($""" style="height: {pixels}px" """) : Markup.Empty;

    /// <summary>The places of several charts.</summary>
    public Markup Place(params ReadOnlySpan<Chart> charts)
    {
        List<Markup> places = [];
        foreach (Chart chart in charts)
            places.Add(Place(chart));
        return Markup.Of($"""<div class="charts">{Markup.Join(places)}</div>""");
    }
}
