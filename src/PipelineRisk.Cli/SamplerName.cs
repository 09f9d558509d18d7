using System.CommandLine.Parsing;
using PipelineRisk.Simulation;

namespace PipelineRisk.Cli;

/// <summary>The names of the samplers on the command line and in the manifest.</summary>
internal static class SamplerName
{
    private static readonly (string Name, Sampler Sampler)[] Names =
        [("sobol", Sampler.Sobol), ("lhs", Sampler.LatinHypercube), ("mc", Sampler.MonteCarlo)];

    /// <summary>The name of <paramref name="sampler"/>.</summary>
    public static string Of(Sampler sampler) => Names.First(entry => entry.Sampler == sampler).Name;

    /// <summary>Parses the value of an option; adds an error where it is none.</summary>
    public static Sampler Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        int found = Array.FindIndex(Names, entry => entry.Name == text);
        if (found < 0)
        {
            result.AddError($"'{text}' is not a sampler; write sobol, lhs or mc.");
            return default;
        }

        return Names[found].Sampler;
    }
}
