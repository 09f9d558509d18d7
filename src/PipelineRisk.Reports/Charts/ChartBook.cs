using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Charts;

/// <summary>The charts of a page: puts their places into the text and collects what is drawn there.</summary>
internal sealed class ChartBook
{
    private readonly Dictionary<string, object> _figures = new(StringComparer.Ordinal), _tables = new(StringComparer.Ordinal);

    /// <summary>What is drawn and its tables, by the anchors of the charts, as the page reads it.</summary>
    public string Json => PlotlyJson.Write(_figures, _tables);

    /// <summary>The place of a chart in the text: its finding as a heading with a link, the plot, the note, and the fold that its numbers are put into (report.js).</summary>
    public Markup Place(Chart chart)
    {
        string size = chart.Size switch { ChartSize.First => "first", ChartSize.Wide => "wide", ChartSize.Half => "half", _ => "third" };
        if (chart is { Figure: null, Recorded: null })
        {
            return Markup.Of($"""
                <figure class="chart {size}" id="{chart.Id}"><h3>{chart.Finding}</h3><p class="empty">{chart.Missing}</p></figure>
                """);
        }

        _figures.Add(chart.Id, (object?)chart.Figure ?? chart.Recorded!.Figure);
        _tables.Add(chart.Id, (object?)chart.Figure?.Numbers ?? chart.Recorded!.Table);
        return Markup.Of($"""
            <figure class="chart {size}" id="{chart.Id}" aria-labelledby="{chart.Id}-finding">
            <h3 id="{chart.Id}-finding">{chart.Finding}<a class="anchor" href="#{chart.Id}" aria-label="Link to this chart"></a></h3>
            <div class="plot" data-figure="{chart.Id}" role="img" tabindex="0" aria-label="{chart.Finding}" aria-describedby="{chart.Id}-note"{Height(chart)}></div>
            <figcaption id="{chart.Id}-note">{chart.Note}</figcaption>
            <details class="data" data-table="{chart.Id}"><summary>Data</summary></details>
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
