using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sensitivity;

/// <summary>The values of a factor from one to another, both included.</summary>
/// <param name="Low">The lowest, in the unit of the factor.</param>
/// <param name="High">The highest.</param>
public readonly record struct FactorRange(double Low, double High)
{
    private const double FarTail = 0.001;
    private const double Beyond = 2;          // how many widths of its distribution a range without an end goes on
    private const double YearsOfAConstant = 10;
    private const double Inside = 1e-6;       // how far at most, as a share of the range, it keeps from an end that is excluded; a power of ten

    /// <summary>How far it goes.</summary>
    public double Width => High - Low;

    /// <summary>Where the values of a parameter are searched: its whole domain. Where that has no end, from P0.1 to P99.9 and twice that width beyond.</summary>
    /// <remarks>The width of a constant counts as its size; that of a calendar year as ten years.</remarks>
    /// <exception cref="ArgumentException">The factor is no parameter.</exception>
    public static FactorRange Of(Factor factor)
    {
        Domain domain = InfoOf(factor).Domain;
        FactorRange likely = Likely(factor, FarTail);
        double reach = Beyond * (likely.Width > 0 ? likely.Width : SizeOf(factor, likely.Low));
        double low = double.IsFinite(domain.Low) ? domain.Low : likely.Low - reach, high = double.IsFinite(domain.High) ? domain.High : likely.High + reach;
        double inside = Math.Pow(10, Math.Floor(Math.Log10(Inside * (high - low))));
        return new(domain.Contains(low) ? low : low + inside, domain.Contains(high) ? high : high - inside);
    }

    /// <summary>The values that another parameter is held against: P1 to P99; of a constant, half as much and as much again, of a calendar year ten years either side.</summary>
    /// <exception cref="ArgumentException">The factor is no parameter.</exception>
    public static FactorRange Against(Factor factor)
    {
        FactorRange likely = Likely(factor, 0.01), most = Of(factor);
        double reach = likely.Width > 0 ? 0 : InfoOf(factor).Unit == "year" ? YearsOfAConstant : SizeOf(factor, likely.Low) / 2;
        return new(Math.Max(likely.Low - reach, most.Low), Math.Min(likely.High + reach, most.High));
    }

    /// <summary>From a quantile of the factor's distribution to its opposite.</summary>
    /// <param name="factor">The factor; a path has no quantiles.</param>
    /// <param name="tail">The probability beyond either end; with 0.5 both ends are the median.</param>
    /// <exception cref="ArgumentException">The factor is a path.</exception>
    public static FactorRange Likely(Factor factor, double tail)
    {
        IDistribution distribution = factor.Distribution ?? throw new ArgumentException("A path is not one number.", nameof(factor));
        return new(distribution.Quantile(Level.Of(tail)), distribution.Quantile(Level.Of(1 - tail)));
    }

    /// <summary>Why no value of a parameter can be searched for; null when one can.</summary>
    public static string? Problem(ParameterInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return info.IsStructural ? $"{info.Name} is a whole number that shapes the calculation itself; there is nothing between its values to solve for. Compare runs with --set {info.Name}=…"
            : DomainRule.Problem(info, 0.5 * (info.Domain.Low + info.Domain.High)) is { } between && double.IsFinite(info.Domain.Low + info.Domain.High)
                ? $"{between}: there is nothing to solve for between. Compare runs with --set {info.Name}=…"
            : null;
    }

    /// <summary>What is wrong with this range as values of a parameter; null when nothing is.</summary>
    public string? ProblemOf(ParameterInfo info) =>
        DomainRule.Problem(info, Low) ?? DomainRule.Problem(info, High) ?? (Low < High ? null : $"the values of {info.Name} must go from a lower one to a higher one");

    /// <summary>Evenly spaced values from one end to the other.</summary>
    internal double[] Values(int count)
    {
        (double low, double high, double width) = (Low, High, Width);
        return [.. Enumerable.Range(0, count).Select(i => i == count - 1 ? high : low + width * i / (count - 1))];
    }

    /// <summary>The part of it that lies inside another.</summary>
    internal FactorRange Within(FactorRange other) => new(Math.Clamp(Low, other.Low, other.High), Math.Clamp(High, other.Low, other.High));

    private static ParameterInfo InfoOf(Factor factor) =>
        factor?.Parameter is { } parameter ? ParameterCatalogue.Of(parameter) : throw new ArgumentException("Only a parameter has a domain; give the range.", nameof(factor));

    private static double SizeOf(Factor factor, double constant) =>
        InfoOf(factor).Unit == "year" ? YearsOfAConstant : constant != 0 ? Math.Abs(constant) : 1;
}
