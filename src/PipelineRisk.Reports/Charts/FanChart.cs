using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Charts;

/// <summary>A yearly series as a fan: P5 to P95, P25 to P75, median and mean.</summary>
internal static class FanChart
{
    private const string Reading = " Year by year over the trials: bands P5 to P95 and P25 to P75, line median, dotted mean.";
    private const int P5 = 0, P25 = 1, P50 = 2, P75 = 3, P95 = 4;

    /// <summary>A chart of one series.</summary>
    public static Chart Of(RunResult result, YearlySeries id, Colour colour, string finding, string note, ChartSize size = ChartSize.Half)
    {
        YearlySummary series = result[id];
        Measure measure = Measure.Of(series.Unit);
        return new($"chart-{series.Name.Replace('_', '-')}", finding, note + Reading, size, new(
            Fan(series, result.FirstYear, colour),
            new() { HoverMode = "x", XAxis = Axis.Years, YAxis = Axis.Titled(measure.AxisTitle(series.Title)) with { ZeroLine = true } },
            new([ChartColumn.Of("Year", Years(series, result.FirstYear)), .. Columns(series)])));
    }

    /// <summary>One of several charts of the same series, which share the range of their upright axis so that they can be compared.</summary>
    /// <param name="caption">What is said of it.</param>
    /// <param name="result">The run.</param>
    /// <param name="id">The series.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="range">Where the upright axis begins and ends.</param>
    /// <param name="size">How much room it takes.</param>
    public static Chart Panel(Caption caption, RunResult result, YearlySeries id, Colour colour, (double Low, double High) range, ChartSize size)
    {
        YearlySummary series = result[id];
        Measure measure = Measure.Of(series.Unit);
        return (caption with { Note = caption.Note + Reading }).Of(
            new(
                Fan(series, result.FirstYear, colour),
                new()
                {
                    HoverMode = "x",
                    XAxis = Axis.Years,
                    YAxis = Axis.Titled(measure.AxisTitle(series.Title)) with { Range = [measure.Scale * range.Low, measure.Scale * range.High] },
                },
                new([ChartColumn.Of("Year", Years(series, result.FirstYear)), .. Columns(series)])),
            size);
    }

    /// <summary>The highest P95 of a series in any year, in its unit.</summary>
    public static double Top(RunResult result, YearlySeries id) => result[id].Quantiles[P95].Max();

    /// <summary>A chart of two series of the same unit in one plot, named beside it.</summary>
    public static Chart OfTwo(
        RunResult result, string id, (YearlySeries Id, Colour Colour, string Name) one, (YearlySeries Id, Colour Colour, string Name) other,
        string axis, string finding, string note)
    {
        YearlySummary first = result[one.Id], second = result[other.Id];
        Measure measure = Measure.Of(first.Unit);
        double top = measure.Scale * Math.Max(first.Quantiles[P95].Max(), second.Quantiles[P95].Max());
        var ends = new[] { (Series: first, one.Colour, one.Name), (Series: second, other.Colour, other.Name) }
            .Select(end => (Height: measure.Scale * end.Series.Quantiles[P50][^1], end.Colour, end.Name)).OrderBy(end => end.Height).ToList();
        IReadOnlyList<double> heights = Spread.Apart([.. ends.Select(end => end.Height)], 0.09 * top, top);
        return new($"chart-{id}", finding, note + Reading, ChartSize.Half, new(
            [.. Fan(first, result.FirstYear, one.Colour, one.Name), .. Fan(second, result.FirstYear, other.Colour, other.Name)],
            new()
            {
                HoverMode = "x",
                Margin = new(R: 104),
                XAxis = Axis.Years,
                YAxis = Axis.Titled(measure.AxisTitle(axis)) with { RangeMode = "tozero" },
                Annotations = [.. ends.Select((end, index) => Label.Right(heights[index], $"<b>{end.Name}</b>", new(end.Colour, 13)))],
            },
            new([ChartColumn.Of("Year", Years(first, result.FirstYear)), .. Columns(first), .. Columns(second)])));
    }

    private static IEnumerable<ChartColumn> Columns(YearlySummary series)
    {
        Measure measure = Measure.Of(series.Unit);
        string[] names = ["P5", "P25", "median", "P75", "P95"];
        return
        [
            ChartColumn.Of(measure.AxisTitle($"{series.Title}: mean"), Scaled(series.Mean, measure)),
            .. names.Select((name, quantile) => ChartColumn.Of(name, Scaled(series.Quantiles[quantile], measure))),
        ];
    }

    private static double[] Years(YearlySummary series, int firstYear) => [.. series.Mean.Select((_, year) => (double)(firstYear + year))];

    private static IReadOnlyList<Trace> Fan(YearlySummary series, int firstYear, Colour colour, string? name = null)
    {
        Measure measure = Measure.Of(series.Unit);
        double[] years = Years(series, firstYear);
        ScatterTrace Edge(int quantile, Colour? fill) => new()
        {
            Mode = "lines",
            ShowLegend = false,
            HoverInfo = "skip",
            X = years,
            Y = Scaled(series.Quantiles[quantile], measure),
            Line = new(colour, 0),
            Fill = fill is null ? null : "tonexty",
            FillColor = fill,
        };
        ScatterTrace mean = new()
        {
            Mode = "lines",
            ShowLegend = false,
            HoverInfo = "skip",
            X = years,
            Y = Scaled(series.Mean, measure),
            Line = new(colour, 2, "dot"),
        };
        ScatterTrace median = new()
        {
            Mode = "lines",
            Name = name,
            X = years,
            Y = Scaled(series.Quantiles[P50], measure),
            Line = new(colour, 2.5),
            CustomData = [.. years.Select((_, year) => (double[])
            [
                .. new[] { P5, P25, P75, P95 }.Select(quantile => series.Quantiles[quantile][year] * measure.Scale), series.Mean[year] * measure.Scale,
            ])],
            HoverTemplate = $"<b>{(name is null ? "" : name + " ")}%{{x}}</b>, {measure.Unit}<br>P95 %{{customdata[3]:.2f}}<br>P75 %{{customdata[2]:.2f}}"
                + "<br>median %{y:.2f}<br>mean %{customdata[4]:.2f}<br>P25 %{customdata[1]:.2f}<br>P5 %{customdata[0]:.2f}<extra></extra>",
        };
        return [Edge(P5, null), Edge(P95, colour.Faded(0.16)), Edge(P25, null), Edge(P75, colour.Faded(0.28)), mean, median];
    }

    private static double[] Scaled(IReadOnlyList<double> values, Measure measure) => [.. values.Select(value => value * measure.Scale)];
}
