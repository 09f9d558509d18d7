using PipelineRisk.Reports.Analyses;
using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Charts;

/// <summary>A number on a chart with its 95 % interval; its ends are NaN where none is known.</summary>
internal readonly record struct Interval(double Value, double Low, double High)
{
    public static implicit operator Interval(double value) => new(value, double.NaN, double.NaN);

    public static implicit operator Interval(Estimate estimate) =>
        new(estimate.Value, estimate.Value - estimate.HalfWidth95, estimate.Value + estimate.HalfWidth95);

    public static implicit operator Interval(PairedEstimate estimate) => estimate.Estimate;

    public static implicit operator Interval(AnalysisCell cell) => new(cell.Value, cell.Low, cell.High);

    /// <summary>All three multiplied.</summary>
    public static Interval operator *(double factor, Interval interval) => new(factor * interval.Value, factor * interval.Low, factor * interval.High);

    /// <summary>The whiskers of several.</summary>
    public static ErrorBars Whiskers(IEnumerable<Interval> intervals, Colour colour, double width = 4)
    {
        Interval[] all = [.. intervals];
        return new([.. all.Select(one => one.High - one.Value)], [.. all.Select(one => one.Value - one.Low)], colour, 1.5, width);
    }

    /// <summary>Several as columns of a table: the numbers, and the two ends of their intervals.</summary>
    public static IEnumerable<ChartColumn> Columns(string name, IEnumerable<Interval> intervals)
    {
        Interval[] all = [.. intervals];
        return
        [
            ChartColumn.Of(name, all.Select(one => one.Value)),
            ChartColumn.Of($"{name}, 95 % interval from", all.Select(one => one.Low)),
            ChartColumn.Of($"{name}, to", all.Select(one => one.High)),
        ];
    }
}

/// <summary>What an axis shows.</summary>
/// <param name="Name">Its name for readers.</param>
/// <param name="Unit">The unit of the numbers, as in <see cref="AnalysisColumn"/>.</param>
internal sealed record Quantity(string Name, string Unit)
{
    public Measure Measure => Measure.Of(Unit);

    /// <summary>What numbers are multiplied by before they are drawn.</summary>
    public double Scale => Measure.Scale;

    /// <summary>Its name with the unit in which it is drawn.</summary>
    public string Title => Measure.AxisTitle(Name);

    /// <summary>The axis with its title and unit.</summary>
    public Axis Axis => Axis.Titled(Title) with { TickFormat = Unit == "year" ? "d" : null };

    /// <summary>Numbers as they are drawn.</summary>
    public ChartColumn Column(IEnumerable<double> values) => ChartColumn.Of(Title, values.Select(value => Scale * value));

    /// <summary>Numbers as they are drawn, with their intervals.</summary>
    public IEnumerable<ChartColumn> Columns(IEnumerable<Interval> values) => Interval.Columns(Title, values.Select(value => Scale * value));

    /// <summary>A number with its error and unit, as labels show it.</summary>
    public string Shown(Interval interval) => Measure.WithUnit(Bare(interval));

    /// <summary>A number with its error, without the unit.</summary>
    public string Bare(Interval interval) => Measure.WithInterval(interval.Value, interval.Low, interval.High);
}
