using PipelineRisk.Economics;
using PipelineRisk.Scenarios;

namespace PipelineRisk.Sensitivity;

/// <summary>Inputs that are neutral together or not at all: one reason why things may turn out otherwise than planned (model page, section 11).</summary>
/// <param name="Name">Its name, such as <c>heat_pumps</c>.</param>
/// <param name="Inputs">The names of its factors and their neutral values.</param>
public sealed record Driver(string Name, IReadOnlyList<(string Factor, double Neutral)> Inputs)
{
    /// <summary>The most drivers of an attribution: each doubles the number of evaluations.</summary>
    public const int Most = 12;

    /// <summary>The drivers of a scenario, in the order of its parameters. A parameter of a driver that has no neutral value stays as it is.</summary>
    public static IReadOnlyList<Driver> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. InputsOf(scenario)
            .GroupBy(input => input.Driver!, StringComparer.Ordinal)
            .Select(group => new Driver(group.Key, [.. group.Select(input => (input.Info.Name, input.Neutral!.Value))]))];
    }

    /// <summary>Null, or why the parts of these drivers cannot be told.</summary>
    public static string? Problem(IReadOnlyList<Driver> drivers)
    {
        ArgumentNullException.ThrowIfNull(drivers);
        return drivers.Count == 0 ? "No parameter has both a driver and a neutral value; fill these two columns of parameters.csv for the parameters that the result is to be attributed to."
            : drivers.Count > Most ? $"{drivers.Count} drivers have 2^{drivers.Count} subsets, each of which is evaluated; join some of them, so that there are at most {Most}."
            : null;
    }

    /// <summary>The parameters of all drivers: they need a column of their own even where they are constant.</summary>
    internal static IReadOnlyCollection<Parameter> ParametersOf(Scenario scenario) => [.. InputsOf(scenario).Select(input => input.Info.Id)];

    /// <summary>All of <paramref name="drivers"/> neutral.</summary>
    internal static Variation Neutral(Study study, StudyPlan plan, IEnumerable<Driver> drivers) =>
        new FixedValues(plan, [.. drivers.SelectMany(driver => driver.Inputs).Select(input => (study.IndexOf(input.Factor), input.Neutral))]);

    private static IEnumerable<UncertainInput> InputsOf(Scenario scenario) =>
        scenario.Inputs.Where(input => input is { Driver: not null, Neutral: not null, Info.IsStructural: false });
}
