using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PipelineRisk.Simulation;

namespace PipelineRisk.Sensitivity;

/// <summary>What a statistic of a response shall be.</summary>
/// <param name="Probability">The cumulative probability of a quantile; null for the mean, which for an event is its probability.</param>
/// <param name="Level">What it shall be, in the unit of the response.</param>
public readonly record struct Target(double? Probability, double Level);

/// <summary>A number that a run estimates, and what it shall be.</summary>
/// <param name="Statistic">The number.</param>
/// <param name="Level">What it shall be, in its unit.</param>
/// <remarks>Written <c>mean:npv=0</c>, <c>p50:irr=0.12</c>, <c>p:loss=0.5</c>.</remarks>
public sealed record StatisticTarget(Statistic Statistic, double Level)
{
    /// <summary>The same for a study whose first response is what the statistic is a statistic of.</summary>
    public Target Target => new(Statistic.Probability, Level);

    /// <summary>Reads a target.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="target">The target.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out StatisticTarget? target, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (target, problem) = (null, null);
        string[] sides = text.Split('=');
        double level = 0;
        if (sides.Length != 2 || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out level) || !double.IsFinite(level))
        {
            problem = $"'{text}' is not a target; write a statistic and its value, such as mean:npv=0, p:loss=0.5 or p50:irr=0.12.";
            return false;
        }

        if (!Statistic.TryParse(sides[0], out Statistic? statistic, out problem))
        {
            return false;
        }

        if (statistic.Event is not null && level is not (> 0 and < 1))
        {
            problem = $"'{text}' asks for a probability of {sides[1]}; a probability that an input can be solved for lies above 0 and below 1, such as p:loss=0.5.";
            return false;
        }

        target = new(statistic, level);
        return true;
    }
}
