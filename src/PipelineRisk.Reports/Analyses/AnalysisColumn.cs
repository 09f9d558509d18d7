using PipelineRisk.Reports.Plotly;
using PipelineRisk.Reports.Text;

namespace PipelineRisk.Reports.Analyses;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in CSV and JSON: <c>mean_npv</c>.</param>
/// <param name="Title">Its heading for readers, without the unit.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Unit">
/// The unit of the stored numbers, such as <c>USD bn</c>. A <c>fraction</c> or <c>probability</c> is shown in %, a <c>probability difference</c> in percentage
/// points (pp), a <c>year</c> without decimals.
/// </param>
public sealed record AnalysisColumn(string Name, string Title, ColumnKind Kind, string Unit = "")
{
    /// <summary>Whether positive numbers are shown with their sign: differences.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whether it is in CSV and JSON only, because readers see the same elsewhere in the row.</summary>
    public bool IsForFilesOnly { get; init; }

    /// <summary>The colour of what it is about on the charts of the page, shown beside the heading.</summary>
    internal Colour? Dot { get; init; }

    /// <summary>The heading with the unit that readers see.</summary>
    public string Heading => Measure.Of(Unit).AxisTitle(Title);

    /// <summary>How a number of this column is shown.</summary>
    internal Measure MeasureOf(AnalysisCell cell) => Measure.Of(cell.Unit ?? Unit);

    /// <summary>A column of words.</summary>
    public static AnalysisColumn Text(string name, string title) => new(name, title, ColumnKind.Text);

    /// <summary>A column of numbers without an error.</summary>
    public static AnalysisColumn Number(string name, string title, string unit) => new(name, title, ColumnKind.Number, unit);

    /// <summary>A column of calendar years.</summary>
    public static AnalysisColumn Year(string name, string title) => Number(name, title, "year");

    /// <summary>A column of whole numbers: trials, ranks.</summary>
    public static AnalysisColumn Count(string name, string title) => new(name, title, ColumnKind.Count);

    /// <summary>A column of numbers with their 95 % intervals. In CSV it is four columns: <c>x, x_std_error, x_ci_low, x_ci_high</c>.</summary>
    public static AnalysisColumn Estimate(string name, string title, string unit) => new(name, title, ColumnKind.Estimate, unit);

    /// <summary>The same for differences, which are shown with their sign.</summary>
    public static AnalysisColumn Difference(string name, string title, string unit) => Estimate(name, title, unit) with { IsSigned = true };

    /// <summary>A cell of this column as readers see it, without the unit: "−10.91 ± 0.03", or "5.2 (4.1 to 9.8)" where the interval is lopsided. A cell with its own unit says it where it is not that of the stored number.</summary>
    public string Shown(AnalysisCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Measure measure = MeasureOf(cell);
        string shown = Kind switch
        {
            ColumnKind.Text => cell.Text ?? "",
            ColumnKind.Count => double.IsFinite(cell.Value) ? Digits.Count((long)cell.Value) : Digits.None,
            ColumnKind.Number => measure.Number(cell.Value),
            _ => measure.WithInterval(cell.Value, cell.Low, cell.High),
        };
        shown = IsSigned && cell.Value > 0 ? Digits.Signed(shown) : shown;
        return cell.Unit is null || measure.Unit == cell.Unit ? shown : measure.WithUnit(shown);
    }
}

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Count,

    /// <summary>Numbers with 95 % intervals.</summary>
    Estimate,
}
