using PipelineRisk.Economics;

namespace PipelineRisk.Sampling;

/// <summary>Which Sobol' dimension serves which variable: the same in every scenario, so that a variable keeps its numbers.</summary>
/// <remarks>
/// The first dimensions of Sobol' points are the most even, above all together, so the variables that decide most come first: by the share of the
/// variance of NPV and of stranding that would be left if all else were known (total effects in the base case). First the two directions of the
/// <see cref="LeadingInputs"/> and the rupture; then the other parameters, the first components of the price path and the smallest disruption uniform;
/// then all that is constant in the base case, the rest of the path, and last the disruptions, year by year. A <see cref="SecondSample"/> has the same
/// order again in the dimensions after those: both together are one net.
/// </remarks>
internal static class SobolOrder
{
    private static readonly int[] Leading =
    [
        .. LeadingInputs.Variables.Take(2), RandomVariable.Rupture, .. LeadingInputs.Variables.Skip(2).Take(10),
        V(Parameter.RuptureHazard), RandomVariable.SmallestDisruption, V(Parameter.DisruptionProbability),
        .. LeadingInputs.Variables.Skip(12).Take(7), RandomVariable.SmallestDisruptionYear, .. LeadingInputs.Variables.Skip(19),
        V(Parameter.CompletionYear), V(Parameter.FirmContractShare), RandomVariable.GasShock(3), V(Parameter.HeatPumpGasDisplacement),
        V(Parameter.EuPriceReversion), RandomVariable.GasShock(4), V(Parameter.EuPriceVolatility), V(Parameter.DisruptionSeverity),
        V(Parameter.HeatPumpMidpoint), V(Parameter.HeatPumpFullLoadHours), V(Parameter.OfftakeResponse), V(Parameter.RussianShareCap),
        RandomVariable.OilShock(1), RandomVariable.OilShock(2), RandomVariable.OilShock(3), RandomVariable.OilShock(4),
    ];

    private static readonly int[] Dimensions = Numbered();

    /// <summary>The dimension, from 0, of a <see cref="RandomVariable"/>.</summary>
    public static int DimensionOf(int variable) => Dimensions[variable];

    private static int V(Parameter parameter) => RandomVariable.Of(parameter);

    private static int[] Numbered()
    {
        const int MostYears = 100;
        int[] rest =
        [
            .. Enum.GetValues<Parameter>().Select(V),
            .. Enumerable.Range(0, MostYears).Select(RandomVariable.GasShock),
            .. Enumerable.Range(0, MostYears).Select(RandomVariable.OilShock),
            .. Enumerable.Range(0, MostYears).Select(RandomVariable.Disruption),
        ];
        int[] dimensions = new int[2 * RandomVariable.Count], order = [.. Leading.Union(rest)];
        foreach ((int dimension, int variable) in order.Index())
        {
            dimensions[variable] = dimension;
            dimensions[RandomVariable.Count + variable] = order.Length + dimension;
        }

        return dimensions;
    }
}
