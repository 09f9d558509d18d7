using System.Globalization;
using PipelineRisk.Economics;
using PipelineRisk.Reports.Charts;
using PipelineRisk.Reports.Text;
using PipelineRisk.Sensitivity;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Analyses;

/// <summary>The names and sentences of a break-even analysis. Values of parameters are shown as they are set, and not in percent.</summary>
internal static class BreakEvenWords
{
    /// <summary>The statistic as it stands in a sentence: "the mean NPV of the line", "P(loss)", "the median internal rate of return".</summary>
    public static string Name(Statistic statistic)
    {
        if (statistic.Event is { } riskEvent)
        {
            return $"P({AnalysisWords.Lower(RiskEventCatalogue.All[(int)riskEvent].Title)})";
        }

        string title = AnalysisWords.Lower(OutcomeCatalogue.Of(statistic.Outcome!.Value).Title);
        return statistic.Probability switch
        {
            null => $"the mean {title}",
            0.5 => $"the median {title}",
            { } p => string.Create(CultureInfo.InvariantCulture, $"the P{100 * p:0.####} of the {title}"),
        };
    }

    /// <summary>The target: "the mean NPV of the line is 0 USD bn".</summary>
    public static string Holds(StatisticTarget target) => $"{Name(target.Statistic)} is {Level(target)}";

    /// <summary>The level of the target with its unit.</summary>
    public static string Level(StatisticTarget target) => Measure.Of(target.Statistic.Unit).Short(target.Level);

    /// <summary>What the statistic's axis shows.</summary>
    public static Quantity Quantity(Statistic statistic)
    {
        string name = Name(statistic);
        name = name.StartsWith("the ", StringComparison.Ordinal) ? name[4..] : name;
        return new(AnalysisWords.Capital(name), statistic.Unit);
    }

    /// <summary>What a parameter's axis shows: its name, in the unit in which it is set.</summary>
    public static Quantity Quantity(Factor factor) => new(factor.Name, UnitOf(factor) switch
    {
        "fraction" => "",
        "1/yr" => "a year",
        string unit => unit,
    });

    /// <summary>A value of a parameter with its unit.</summary>
    public static string Shown(Factor factor, double value) => Quantity(factor).Measure.Short(value);

    /// <summary>A break-even value with its interval, which may have no end.</summary>
    public static string Shown(Factor factor, BreakEvenPoint point)
    {
        Measure measure = Quantity(factor).Measure;
        return (double.IsInfinity(point.Low), double.IsInfinity(point.High)) switch
        {
            (true, true) => $"{measure.Short(point.Value)} (95 % interval: the whole range)",
            (true, false) => $"{measure.Short(point.Value)} (95 % interval: anything up to {measure.Short(point.High)})",
            (false, true) => $"{measure.Short(point.Value)} (95 % interval: anything from {measure.Short(point.Low)})",
            _ => Quantity(factor).Shown(new Interval(point.Value, point.Low, point.High)),
        };
    }

    /// <summary>A statistic with its interval and unit.</summary>
    public static string Shown(Statistic statistic, StatisticAt at) => Quantity(statistic).Shown(Of(at));

    /// <summary>A statistic with its interval.</summary>
    public static Interval Of(StatisticAt at) => new(at.Value, at.Low, at.High);

    /// <summary>Where a value lies in what is believed of the parameter.</summary>
    public static string Place(Factor factor, double value)
    {
        string median = Shown(factor, FactorRange.Likely(factor, 0.5).Low);
        if (!factor.IsUncertain)
        {
            return $"The scenario has it at {median} for certain.";
        }

        double below = factor.Distribution!.Cumulative(value).Below;
        string share = below switch
        {
            0 => "all of its distribution lies above",
            1 => "all of its distribution lies below",
            < 0.001 => "less than 0.1 % of its distribution lies below",
            > 0.999 => "less than 0.1 % of its distribution lies above",
            _ => $"{Measure.Probability.Short(below)} of its distribution lies below",
        };
        return $"The scenario's median is {median}; {share}.";
    }

    /// <summary>The unit of a parameter.</summary>
    public static string UnitOf(Factor factor) => ParameterCatalogue.Of(factor.Parameter!.Value).Unit;
}
