using PipelineRisk.Economics;
using PipelineRisk.Numerics;
using PipelineRisk.Sampling;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Simulation;

/// <summary>A scenario made ready to simulate: its year tables, its sampler, its constants. Immutable, so that all threads share one.</summary>
internal sealed class SimulationPlan
{
    public SimulationPlan(Scenario scenario, ulong seed, LaneWidth width, bool withOil)
    {
        (Scenario, Width, WithOil) = (scenario, width, withOil);
        Tables = scenario.Tables();
        Sampler = new InputSampler(scenario, new PhiloxSource(seed), withOil, width);
    }

    public Scenario Scenario { get; }

    public LaneWidth Width { get; }

    /// <summary>Whether oil prices are computed.</summary>
    public bool WithOil { get; }

    public YearTables Tables { get; }

    public InputSampler Sampler { get; }

    /// <summary>The border price can depend on oil only where the weight of the oil formula can be above 0.</summary>
    public static bool NeedsOil(Scenario scenario) => scenario[Parameter.OilIndexWeight].Distribution.Maximum > 0;
}
