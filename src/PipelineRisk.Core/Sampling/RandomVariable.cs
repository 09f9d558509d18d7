using PipelineRisk.Economics;

namespace PipelineRisk.Sampling;

/// <summary>The fixed numbers of the random variables of a trial. A variable keeps its number in every scenario: common random numbers by name.</summary>
internal static class RandomVariable
{
    /// <summary>The rupture uniform.</summary>
    public const int Rupture = 255;

    /// <summary>The level of the smallest disruption uniform.</summary>
    public const int SmallestDisruption = 254;

    /// <summary>The year in which it stands.</summary>
    public const int SmallestDisruptionYear = 253;

    private const int FirstGasShock = 256;
    private const int FirstOilShock = 512;
    private const int FirstDisruption = 768;

    /// <summary>One more than the largest number of a trial's own variables; a <see cref="SecondSample"/> has the numbers from here on.</summary>
    public const int Count = 1024;

    /// <summary>The variable of a parameter: its own number.</summary>
    public static int Of(Parameter parameter) => (int)parameter;

    /// <summary>The gas price shock of year <paramref name="k"/>, or the component of that rank.</summary>
    public static int GasShock(int k) => FirstGasShock + k;

    /// <summary>The year of a gas price shock; null for any other variable.</summary>
    public static int? GasShockYear(int variable) => variable is >= FirstGasShock and < FirstOilShock ? variable - FirstGasShock : null;

    /// <summary>The oil price shock of year <paramref name="k"/>, or the component of that rank.</summary>
    public static int OilShock(int k) => FirstOilShock + k;

    /// <summary>The disruption uniform of year <paramref name="k"/>.</summary>
    public static int Disruption(int k) => FirstDisruption + k;
}
