using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Inputs;

/// <summary>Joins the rank correlations of the base and of a scenario, and checks that both parameters of each are uncertain.</summary>
internal static class Dependence
{
    /// <summary>The correlations that hold: a pair of the scenario replaces the same pair of the base, and 0 removes it.</summary>
    public static IReadOnlyList<RankCorrelation> Join(Layer basis, Layer scenario)
    {
        foreach (var row in basis.Correlations.Where(row => row.IsDependence))
        {
            RejectConstants(row, basis);
        }

        foreach (var row in scenario.Correlations.Where(row => row.IsDependence))
        {
            RejectConstants(row, scenario, basis);
        }

        var changed = scenario.Correlations.Select(row => row.Pair).ToHashSet();
        var kept = basis.Correlations.Where(row => row.IsDependence && !changed.Contains(row.Pair)).ToList();
        foreach (var row in kept)
        {
            RejectFixing(row, row.Correlation.A, row.Correlation.B, scenario);
            RejectFixing(row, row.Correlation.B, row.Correlation.A, scenario);
        }

        return [.. kept.Concat(scenario.Correlations.Where(row => row.IsDependence)).Select(row => row.Correlation)];
    }

    private static void RejectConstants(CorrelationRow row, params ReadOnlySpan<Layer> layers)
    {
        RejectConstant(row, "parameter_a", row.Correlation.A, layers);
        RejectConstant(row, "parameter_b", row.Correlation.B, layers);
    }

    /// <param name="row">The row.</param>
    /// <param name="column">The column that names the parameter.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="layers">The layers that may say what it is; the first that does decides.</param>
    private static void RejectConstant(CorrelationRow row, string column, Parameter parameter, ReadOnlySpan<Layer> layers)
    {
        foreach (var layer in layers)
        {
            if (!layer.Parameters.TryGetValue(parameter, out var given))
            {
                continue;
            }

            if (given.Input is { IsConstant: true } input)
            {
                row.Row.Reject(column, $"{input.Info.Name} is constant ({ParametersFile.PathIn(layer.Folder)}:{given.Row.Line}), and a constant has no rank correlation; give it a distribution, or drop the pair");
            }

            return;
        }
    }

    /// <summary>Files a problem where the scenario makes <paramref name="parameter"/> constant and leaves a pair of the base in force.</summary>
    private static void RejectFixing(CorrelationRow row, Parameter parameter, Parameter other, Layer scenario)
    {
        if (scenario.Parameters.TryGetValue(parameter, out var given) && given.Input is { IsConstant: true } input)
        {
            given.Row.Reject("distribution",
                $"{input.Info.Name} is constant here, but {row.File.File}:{row.Row.Line} correlates it with {ParameterCatalogue.Of(other).Name}; "
                + $"set the pair to 0 in the scenario's correlations.csv ({input.Info.Name},{ParameterCatalogue.Of(other).Name},0)");
        }
    }
}
