using PipelineRisk.Economics;
using PipelineRisk.Simulation;

namespace PipelineRisk.Reports.Tests.Sample;

/// <summary>Yearly series like those of the base case: built from 2027 to 2036, ramped up to 2041, ended by 2066.</summary>
internal static class SampleYears
{
    private static readonly double[] Scores = [-1.6448536269514722, -0.6744897501960817, 0, 0.6744897501960817, 1.6448536269514722];

    public static IReadOnlyList<YearlySummary> Of(int years) =>
    [
        Series(YearlySeries.EuPrice, "eu_price", "USD/MMBtu", "European hub price", years, (year, z) => Math.Exp(Math.Log(6.7 + (5.3 * Math.Exp(-0.5 * year))) + (Math.Min(year, 4) * 0.1 * z))),
        Series(YearlySeries.BorderPrice, "border_price", "USD/MMBtu", "Border price", years, (year, z) => Math.Max(1.9, 4.6 + (2 * Math.Exp(-0.5 * year)) + (Math.Min(year, 4) * 0.3 * z))),
        Series(YearlySeries.NetDemand, "net_demand", "bcm/yr", "Chinese net demand", years, (year, z) => 450 + (125 * Bump(year, 14, 18)) - (1.2 * year) + ((8 + (2.2 * Math.Min(year, 25))) * z)),
        Series(YearlySeries.HeatPumpErosion, "heat_pump_erosion", "bcm/yr", "Gas displaced by heat pumps", years, (year, z) => Step(year, 11, 4) * Math.Max(2, 17 + (8 * z))),
        Series(YearlySeries.TruckErosion, "truck_erosion", "bcm/yr", "Gas displaced by battery trucks", years, (year, z) => Step(year, 6, 2.5) * Math.Max(2, 27 + (9 * z))),
        Series(YearlySeries.Delivered, "delivered", "bcm/yr", "Gas delivered", years, (year, z) => Use(year, z) * 50),
        Series(YearlySeries.Utilisation, "utilisation", "fraction", "Utilisation", years, Use),
        Series(YearlySeries.FreeCashFlow, "free_cash_flow", "USD bn", "Free cash flow", years, Cash),
        Series(YearlySeries.CumulativeDcf, "cumulative_dcf", "USD bn", "Cumulative discounted cash flow", years, (year, z) =>
            Enumerable.Range(0, year + 1).Sum(past => Cash(past, z) * Math.Pow(1.1, -past - 0.5))),
    ];

    public static IReadOnlyDictionary<StrandingCause, IReadOnlyList<double>> StrandedBy(int years) => new Dictionary<StrandingCause, IReadOnlyList<double>>
    {
        [StrandingCause.Idle] = Cumulative(years, 0.258, 16, 2.2),
        [StrandingCause.Loss] = Cumulative(years, 0.014, 17, 2.5),
        [StrandingCause.Rupture] = Cumulative(years, 0.138, 20, 5.5),
    };

    public static IReadOnlyList<double> DistressedBy(int years) => Cumulative(years, 0.310, 18, 2.5);

    private static double[] Cumulative(int years, double total, double middle, double width) =>
        [.. Enumerable.Range(0, years).Select(year => year == years - 1 ? total : year < 9 ? 0 : total * Step(year, middle, width))];

    private static double Use(int year, double z) => Math.Clamp(0.66 + (0.22 * z), 0, 1) * Math.Clamp((year - 8 + (0.5 * z)) / 5, 0, 1) * Math.Clamp((38.5 - year) / 3, 0, 1);

    private static double Cash(int year, double z) => (Use(year, z) * (4.6 + (1.1 * z))) - (Bump(year, 4, 3) * (4.4 - (0.8 * z)) * (year < 10 ? 1 : 0));

    private static double Bump(double year, double middle, double width) => Math.Exp(-(year - middle) * (year - middle) / (2 * width * width));

    private static double Step(double year, double middle, double width) => 1 / (1 + Math.Exp((middle - year) / width));

    private static YearlySummary Series(YearlySeries id, string name, string unit, string title, int years, Func<int, double, double> value) => new(
        id, name, unit, title,
        [.. Enumerable.Range(0, years).Select(year => (value(year, -1) + value(year, 0) + value(year, 1)) / 3)],
        [.. Scores.Select(z => (IReadOnlyList<double>)[.. Enumerable.Range(0, years).Select(year => value(year, z))])]);
}
