using PipelineRisk.Economics;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Page;

/// <summary>A table of outcomes: mean with its error, P5, median, P95, and in how many trials there is one.</summary>
internal static class MetricTable
{
    public static Markup Of(RunResult result, params ReadOnlySpan<Outcome> outcomes)
    {
        List<Markup> rows = [];
        foreach (Outcome outcome in outcomes)
            rows.Add(Row(result[outcome], result.Trials));
        return Markup.Of($"""
            <div class="scroll" role="region" tabindex="0" aria-label="Table"><table>
            <thead><tr><th scope="col">Outcome</th><th scope="col">Mean ± 95 % error</th><th scope="col">P5</th>
            <th scope="col">Median</th><th scope="col">P95</th><th scope="col">Exists in</th></tr></thead>
            <tbody>{Markup.Join(rows)}</tbody></table></div>
            """);
    }

    private static Markup Row(MetricSummary metric, long trials)
    {
        Measure measure = Measure.Of(metric.Info.Unit);
        return Markup.Of($"""
            <tr><th scope="row">{measure.AxisTitle(metric.Info.Title)}<small>{metric.Info.Meaning}</small></th>
            <td>{measure.ErrorOnly(metric.Mean)}</td><td>{measure.Number(metric, 0.05)}</td><td>{measure.Number(metric, 0.5)}</td>
            <td>{measure.Number(metric, 0.95)}</td><td>{Share(metric.Trials, trials)}</td></tr>
            """);
    }

    private static string Share(long part, long whole) => part == whole ? "all trials" : $"{Digits.Significant(100.0 * part / whole)} %";
}
