using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Statistics;

namespace PipelineRisk.Reports.Analyses;

/// <summary>Words that the analyses share.</summary>
internal static class AnalysisWords
{
    /// <summary>A share of the trials with its error: "41.1 ± 0.3 %", "none", "all".</summary>
    public static string Share(PairedEstimate probability) => probability.Value switch
    {
        0 => "none",
        1 => "all",
        _ => Measure.Probability.WithError(probability.Estimate),
    };

    /// <summary>A difference with its sign and error: "+8.1 ± 0.3 pp".</summary>
    public static string Signed(PairedEstimate difference, string unit)
    {
        string words = Measure.Of(unit).WithError(difference.Estimate);
        return difference.Value > 0 ? Digits.Signed(words) : words;
    }

    /// <summary>A title inside a sentence; one that begins with an abbreviation stays as it is.</summary>
    public static string Lower(string title) => title.Length > 1 && char.IsUpper(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];

    /// <summary>Words at the beginning of a sentence.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The name of a group of inputs: "heat pumps".</summary>
    public static string Driver(string name) => name == FactorGroup.Others ? "inputs without a driver" : name.Replace('_', ' ');

    /// <summary>The same as a cell, which keeps the group's own name in files.</summary>
    public static AnalysisCell DriverCell(string name) => (AnalysisCell)Driver(name) with { Code = name };
}
