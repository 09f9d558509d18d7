using System.Globalization;
using PipelineRisk.Distributions;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>A triangular distribution.</summary>
internal sealed record Triangle(double Minimum, double Mode, double Maximum) : IDistribution
{
    public string Name => "triangular";

    public double Mean => (Minimum + Mode + Maximum) / 3;

    public double StandardDeviation => Math.Sqrt(
        ((Minimum * Minimum) + (Mode * Mode) + (Maximum * Maximum) - (Minimum * Mode) - (Minimum * Maximum) - (Mode * Maximum)) / 18);

    public string Description => string.Create(CultureInfo.InvariantCulture, $"triangular({Minimum}, {Mode}, {Maximum})");

    private double Width => Maximum - Minimum;

    public double Quantile(Level level) => level.Below * Width <= Mode - Minimum
        ? Minimum + Math.Sqrt(level.Below * Width * (Mode - Minimum))
        : Maximum - Math.Sqrt(level.Above * Width * (Maximum - Mode));

    public Level Cumulative(double x) => Level.Of(x switch
    {
        _ when x <= Minimum => 0,
        _ when x >= Maximum => 1,
        _ when x <= Mode => (x - Minimum) * (x - Minimum) / (Width * (Mode - Minimum)),
        _ => 1 - ((Maximum - x) * (Maximum - x) / (Width * (Maximum - Mode))),
    });
}
