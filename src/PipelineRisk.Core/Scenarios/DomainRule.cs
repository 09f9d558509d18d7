using System.Globalization;
using PipelineRisk.Distributions;
using PipelineRisk.Economics;

namespace PipelineRisk.Scenarios;

/// <summary>Every value that a trial can take must lie in its parameter's domain (model page, section 13).</summary>
/// <remarks>
/// A continuous distribution may end exactly at a bound that is excluded, as it takes that value with probability 0;
/// but its quantiles at the farthest scores must not round to the bound.
/// </remarks>
public static class DomainRule
{
    /// <summary>The scores between which every draw lies: Φ(−8.3) is 5e-17, below the smallest uniform of 53 bits.</summary>
    private const double FarthestScore = 8.3;

    /// <summary>What is wrong with <paramref name="value"/> as a value of the parameter; null when nothing is.</summary>
    public static string? Problem(ParameterInfo info, double value)
    {
        if (IsSwitch(info) && value is not (0 or 1))
        {
            return $"{info.Name} must be 0 or 1, and {Text(value)} is neither";
        }

        if (info.IsStructural && value != Math.Truncate(value))
        {
            return $"{info.Name} must be a whole number, and {Text(value)} is not";
        }

        return info.Domain.Contains(value) ? null : $"{info.Name} must be {info.Domain}, and {Text(value)} is not";
    }

    /// <summary>Where <paramref name="distribution"/> leaves the parameter's domain, at which quantile, and what mends it; null when it does not.</summary>
    public static string? Problem(ParameterInfo info, IDistribution distribution)
    {
        switch (distribution)
        {
            case Constant constant:
                return Problem(info, constant.Value);
            case Bernoulli:
                return Problem(info, distribution.Minimum) ?? Problem(info, distribution.Maximum);
            case Discrete discrete:
                return Problem(info, discrete);
        }

        if (IsSwitch(info))
        {
            return $"{info.Name} must be 0 or 1, and {distribution.Name} takes values between; use constant, bernoulli or discrete";
        }

        return BelowLow(info, distribution) ?? AboveHigh(info, distribution);
    }

    private static string? Problem(ParameterInfo info, Discrete discrete)
    {
        foreach (double value in discrete.Values)
        {
            if (Problem(info, value) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static bool IsSwitch(ParameterInfo info) => info.Id == Parameter.PandaBondAvailable;

    private static string? BelowLow(ParameterInfo info, IDistribution distribution)
    {
        double low = info.Domain.Low;
        if (distribution.Minimum < low)
        {
            return Reach(info, distribution) + $" crosses {Text(low)} at its quantile of cumulative probability "
                + Text(distribution.Cumulative(low).Below, "G3")
                + Remedy(distribution, info.Domain.LowIncluded ? $"min = {Text(low)}" : $"a min above {Text(low)}");
        }

        var level = Level.OfScore(-FarthestScore);
        double farthest = distribution.Quantile(level);
        return double.IsFinite(farthest) && info.Domain.AboveLow(farthest)
            ? null
            : Reach(info, distribution) + $" comes so near its end that its quantile of cumulative probability {Text(level.Below, "G2")} is {Text(farthest)}; raise its min a little";
    }

    private static string? AboveHigh(ParameterInfo info, IDistribution distribution)
    {
        double high = info.Domain.High;
        if (distribution.Maximum > high)
        {
            double above = distribution.Cumulative(high).Above;
            return Reach(info, distribution) + $" crosses {Text(high)} at its quantile of cumulative probability "
                + (above < 0.001 ? $"1 - {Text(above, "G3")}" : Text(1 - above, "G3"))
                + Remedy(distribution, info.Domain.HighIncluded ? $"max = {Text(high)}" : $"a max below {Text(high)}");
        }

        var level = Level.OfScore(FarthestScore);
        double farthest = distribution.Quantile(level);
        return double.IsFinite(farthest) && info.Domain.BelowHigh(farthest)
            ? null
            : Reach(info, distribution) + $" comes so near its end that its quantile of cumulative probability 1 - {Text(level.Above, "G2")} is {Text(farthest)}; lower its max a little";
    }

    private static string Reach(ParameterInfo info, IDistribution distribution) => $"{info.Name} must be {info.Domain}, and this {distribution.Name} distribution";

    private static string Remedy(IDistribution distribution, string end) => distribution.Name switch
    {
        "normal" or "lognormal" or "metalog" => $"; truncate it with {end}",
        "gamma" or "weibull" or "exponential" => $"; it cannot be truncated, so use one that can, such as a lognormal with {end}",
        "empirical" => "; drop the values beyond it from its table",
        _ => $"; give it {end}",
    };

    private static string Text(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);
}
