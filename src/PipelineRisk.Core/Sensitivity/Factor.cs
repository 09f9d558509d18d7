using PipelineRisk.Distributions;
using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sensitivity;

/// <summary>An input of a study: one number, or a whole path of shocks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Distribution">Its distribution; null for a path. A constant is an input that the study may set to values of its own.</param>
public sealed record Factor(string Name, IDistribution? Distribution)
{
    /// <summary>The shocks of the prices of gas and oil in all years.</summary>
    public const string PricePath = "price_path";

    /// <summary>When the line is disrupted, and whether and when it is cut for good.</summary>
    public const string DisruptionPath = "disruption_path";

    /// <summary>The parameter of the pipeline; null for a path, and for an input of any other function.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>A parameter of a scenario.</summary>
    public static Factor Of(Scenario scenario, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario[parameter].Info.Name, scenario[parameter].Distribution) { Parameter = parameter };
    }

    /// <summary>Whether it varies from trial to trial.</summary>
    public bool IsUncertain => Distribution is not Constant;
}
