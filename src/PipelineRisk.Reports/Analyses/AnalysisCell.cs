using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>A cell of a table: words, or a number with or without an interval. NaN is a number that does not exist.</summary>
public sealed record AnalysisCell
{
    private AnalysisCell(string? text, double value = double.NaN, double standardError = double.NaN, double low = double.NaN, double high = double.NaN) =>
        (Text, Value, StandardError, Low, High) = (text, value, standardError, low, high);

    /// <summary>The words, or null for a number.</summary>
    public string? Text { get; }

    /// <summary>What stands for the words in CSV and JSON; null where they stand for themselves.</summary>
    public string? Code { get; init; }

    /// <summary>The unit of the number, where the rows of a column have different ones; null for that of the column.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the words are set off: a warning such as "cannot be told apart from the next".</summary>
    public bool IsMarked { get; private init; }

    /// <summary>The colour of what it names on the charts of the page, shown beside the words.</summary>
    internal Colour? Dot { get; init; }

    /// <summary>A word below the words, on the page alone.</summary>
    internal string? Remark { get; init; }

    /// <summary>A small drawing of the number, on the page alone.</summary>
    internal Markup Sketch { get; init; }

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>Its standard error; NaN where none is known.</summary>
    public double StandardError { get; }

    /// <summary>The lower end of its 95 % interval.</summary>
    public double Low { get; }

    /// <summary>The upper end of its 95 % interval.</summary>
    public double High { get; }

    /// <summary>Words.</summary>
    public static implicit operator AnalysisCell(string text) => new(text ?? "");

    /// <summary>A number without an error.</summary>
    public static implicit operator AnalysisCell(double value) => new(null, value);

    /// <summary>An estimate with the interval of its standard error.</summary>
    public static implicit operator AnalysisCell(Estimate estimate) =>
        new(null, estimate.Value, estimate.StandardError, estimate.Value - estimate.HalfWidth95, estimate.Value + estimate.HalfWidth95);

    /// <summary>An estimate with the interval of its standard error.</summary>
    public static implicit operator AnalysisCell(PairedEstimate estimate) => estimate is null ? throw new ArgumentNullException(nameof(estimate)) : estimate.Estimate;

    /// <summary>A quantile with its interval.</summary>
    public static implicit operator AnalysisCell(QuantileEstimate quantile) => Of(quantile.Value, quantile.Low, quantile.High);

    /// <summary>A number with its 95 % interval, which need not lie evenly around it.</summary>
    public static AnalysisCell Of(double value, double low, double high, double standardError = double.NaN) => new(null, value, standardError, low, high);

    /// <summary>Words that are set off.</summary>
    public static AnalysisCell Marked(string text) => new(text ?? "") { IsMarked = true };

    /// <inheritdoc/>
    public override string ToString() => Text ?? Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
