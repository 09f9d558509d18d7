using System.Globalization;
using PipelineRisk.Distributions;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>One of a few values.</summary>
internal sealed record Choice(IReadOnlyList<(double Value, double Weight)> Values) : IDistribution
{
    public string Name => "discrete";

    public double Mean => Values.Sum(choice => choice.Value * choice.Weight);

    public double StandardDeviation => Math.Sqrt(Values.Sum(choice => choice.Weight * (choice.Value - Mean) * (choice.Value - Mean)));

    public double Minimum => Values[0].Value;

    public double Maximum => Values[^1].Value;

    public string Description =>
        $"discrete({string.Join(", ", Values.Select(choice => string.Create(CultureInfo.InvariantCulture, $"{choice.Value}: {choice.Weight}")))})";

    public double Quantile(Level level)
    {
        double below = 0;
        foreach ((double value, double weight) in Values)
        {
            below += weight;
            if (level.Below <= below)
                return value;
        }

        return Maximum;
    }

    public Level Cumulative(double x) => Level.Of(Math.Min(1, Values.Where(choice => choice.Value <= x).Sum(choice => choice.Weight)));
}
