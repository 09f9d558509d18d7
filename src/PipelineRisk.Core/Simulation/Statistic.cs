using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using PipelineRisk.Economics;

namespace PipelineRisk.Simulation;

/// <summary>One number that a run estimates: the mean of an outcome, a quantile of it, or the probability of an event.</summary>
/// <remarks>Written <c>mean:npv</c>, <c>p5:npv</c> (any percentile above 0 and below 100) and <c>p:stranded</c>.</remarks>
public sealed record Statistic
{
    private Statistic(string name, Outcome? outcome, double? probability, RiskEvent? riskEvent) =>
        (Name, Outcome, Probability, Event) = (name, outcome, probability, riskEvent);

    /// <summary>The statistic as it is written.</summary>
    public string Name { get; }

    /// <summary>The outcome of a mean or a quantile.</summary>
    public Outcome? Outcome { get; }

    /// <summary>The cumulative probability of a quantile.</summary>
    public double? Probability { get; }

    /// <summary>The event of a probability.</summary>
    public RiskEvent? Event { get; }

    /// <summary>The unit of the statistic and of its error.</summary>
    public string Unit => Outcome is { } outcome ? OutcomeCatalogue.Of(outcome).Unit : "probability";

    /// <summary>Reads a statistic.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Statistic? statistic, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (statistic, problem) = (null, null);
        string[] parts = text.Split(':');
        if (parts is not [string kind, string subject])
        {
            problem = $"'{text}' is not a statistic; write mean:OUTCOME, pNN:OUTCOME or p:EVENT, such as mean:npv, p5:npv, p:stranded.";
            return false;
        }

        if (kind == "p")
        {
            RiskEventInfo? info = RiskEventCatalogue.All.FirstOrDefault(info => info.Name == subject);
            problem = info is null ? $"'{subject}' is not an event; the events are {string.Join(", ", RiskEventCatalogue.All.Select(info => info.Name))}." : null;
            statistic = info is null ? null : new(text, null, null, info.Id);
            return statistic is not null;
        }

        double percent = double.NaN;
        bool isQuantile = kind.StartsWith('p') && double.TryParse(kind.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent);
        if (kind != "mean" && !(isQuantile && percent is > 0 and < 100))
        {
            problem = $"'{kind}' in '{text}' is neither mean, nor a percentile such as p5 or p97.5, nor p for an event.";
            return false;
        }

        OutcomeInfo? outcome = OutcomeCatalogue.All.FirstOrDefault(info => info.Name == subject);
        problem = outcome is null ? $"'{subject}' is not an outcome; the outcomes are {string.Join(", ", OutcomeCatalogue.All.Select(info => info.Name))}." : null;
        statistic = outcome is null ? null : new(text, outcome.Id, isQuantile ? percent / 100 : null, null);
        return statistic is not null;
    }
}

/// <summary>How exactly a statistic shall be known: half the width of its 95 % interval, in its unit.</summary>
public sealed record PrecisionTarget(Statistic Statistic, double HalfWidth)
{
    /// <summary>Reads a target such as <c>mean:npv=0.05</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="target">The target.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PrecisionTarget? target, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (target, problem) = (null, null);
        string[] sides = text.Split('=');
        double half = 0;
        if (sides.Length != 2 || !double.TryParse(sides[1], NumberStyles.Float, CultureInfo.InvariantCulture, out half) || !(half > 0 && double.IsFinite(half)))
        {
            problem = $"'{text}' is not a precision; write a statistic and half the width of its 95 % interval, above 0, such as mean:npv=0.05 or p:stranded=0.001.";
            return false;
        }

        if (!Statistic.TryParse(sides[0], out Statistic? statistic, out problem))
        {
            return false;
        }

        target = new(statistic, half);
        return true;
    }
}

/// <summary>A target and how far a run has come.</summary>
/// <param name="Target">The target.</param>
/// <param name="HalfWidth">Half the width of the 95 % interval now; NaN while it is not known.</param>
public sealed record PrecisionReached(PrecisionTarget Target, double HalfWidth)
{
    /// <summary>Whether the target is reached.</summary>
    public bool Holds => HalfWidth <= Target.HalfWidth;
}
