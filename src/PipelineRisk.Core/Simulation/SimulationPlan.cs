using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Simulation;

/// <summary>A scenario made ready to simulate: its year tables, its sampler, its constants. Immutable, so that all threads share one.</summary>
internal sealed class SimulationPlan
{
    /// <summary>The plan of a run.</summary>
    /// <param name="scenario">What is believed.</param>
    /// <param name="options">The sampler and its seed.</param>
    /// <param name="width">How many trials are worked on side by side.</param>
    /// <param name="everything">Whether to compute also what no outcome depends on, as the audit of a trial shows it.</param>
    /// <param name="free">Parameters that have a column even if they are constant: an analysis sets them to values of its own.</param>
    public SimulationPlan(Scenario scenario, RunOptions options, LaneWidth width, bool everything, params IReadOnlyCollection<Parameter> free)
    {
        (Scenario, Width) = (scenario, width);
        WithOil = everything || free.Contains(Parameter.OilIndexWeight) || NeedsOil(scenario);
        Tables = scenario.Tables();
        bool everyYear = everything || free.Any(parameter => parameter is Parameter.CompletionYear or Parameter.CompletionDelay or Parameter.ConstructionStart);
        Sampler = new InputSampler(
            [.. scenario.Inputs.Where(input => !input.IsConstant || free.Contains(input.Info.Id)).Select(input => (input.Info.Id, input.Distribution))],
            scenario.Correlations, scenario.HorizonYears, options.NewSource(SobolOrder.DimensionOf),
            concentrated: options.Sampler != Simulation.Sampler.MonteCarlo, WithOil, everyYear ? 0 : FirstOpenYear(scenario), width);
    }

    public Scenario Scenario { get; }

    public LaneWidth Width { get; }

    /// <summary>Whether oil prices are computed.</summary>
    public bool WithOil { get; }

    public YearTables Tables { get; }

    public InputSampler Sampler { get; }

    // The border price can depend on oil only where the weight of the oil formula can be above 0.
    private static bool NeedsOil(Scenario scenario) => scenario[Parameter.OilIndexWeight].Distribution.Maximum > 0;

    // No line is open before the earliest completion that the distributions allow.
    private static int FirstOpenYear(Scenario scenario)
    {
        double earliest = scenario[Parameter.CompletionYear].Distribution.Minimum + scenario[Parameter.CompletionDelay].Distribution.Minimum;
        return (int)Math.Clamp(Math.Floor(earliest) - scenario.ValuationYear, 0, scenario.HorizonYears);
    }
}
